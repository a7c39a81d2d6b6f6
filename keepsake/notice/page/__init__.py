"""The public page of a notice: as a structure, and rendered as HTML or plain text."""

from keepsake.notice.page.public import public_page
from keepsake.notice.page.structure import Entry, Language, Page, Section
from keepsake.notice.page.text import page_text

__all__ = ["Entry", "Language", "Page", "Section", "page_text", "public_page"]
