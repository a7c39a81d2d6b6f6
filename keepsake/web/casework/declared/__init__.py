"""What may be done with the records of casework, one noun a file."""
