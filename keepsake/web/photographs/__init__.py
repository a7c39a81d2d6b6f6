"""Photographs of people: seeing, adding, correcting what is said of them, taking them down."""
