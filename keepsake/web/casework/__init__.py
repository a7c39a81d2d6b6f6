"""The pages of casework: the front door."""
