"""Checking a statutory return in the browser."""
