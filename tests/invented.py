"""Invented values that several tests share."""

PASSWORD = "four invented words here"
