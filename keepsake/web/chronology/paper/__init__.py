"""What is printed: a PDF that is tagged for screen readers, typeset from plain values by the templates beside this."""
