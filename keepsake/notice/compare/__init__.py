"""What differs between two versions of a notice, in words, and whether people must be told."""

from keepsake.notice.compare.change import Change, Comparison
from keepsake.notice.compare.versions import compare

__all__ = ["Change", "Comparison", "compare"]
