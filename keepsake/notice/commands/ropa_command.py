"""`keepsake notice ropa FILE`"""

from argparse import Namespace

from keepsake.notice.commands.opened import whole_notice
from keepsake.notice.ropa import ropa_csv, ropa_html


def run(chosen: Namespace) -> int:
    """Print the record of processing."""
    notice = whole_notice(chosen.file)
    print(ropa_html(notice) if chosen.format == "html" else ropa_csv(notice), end="")
    return 0
