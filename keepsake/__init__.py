"""Keepsake: a children's social care record, where the published privacy notice decides."""

__version__ = "0.1.0"
