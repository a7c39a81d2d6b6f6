"""`keepsake notice render FILE`"""

from argparse import Namespace
from datetime import datetime

from keepsake.notice.commands.opened import whole_notice
from keepsake.notice.page import page_text, public_page


def run(chosen: Namespace) -> int:
    """Print the public page."""
    notice = whole_notice(chosen.file)
    today = datetime.now().astimezone().date()
    page = public_page(notice, "easy" if chosen.easy else "full", on=today)
    if chosen.format == "text":
        print(page_text(page), end="")
        return 0
    from keepsake.notice.page.html import page_html

    print(page_html(page))
    return 0
