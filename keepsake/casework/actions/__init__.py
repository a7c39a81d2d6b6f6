"""What is done on the pathway, one noun a file."""
