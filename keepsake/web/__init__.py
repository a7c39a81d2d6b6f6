"""The pages: layout, sign-in, who may do what, and the pages that bring several rooms together."""
