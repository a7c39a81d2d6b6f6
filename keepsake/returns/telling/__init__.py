"""Telling what was found: text, CSV, a workbook, a page."""
