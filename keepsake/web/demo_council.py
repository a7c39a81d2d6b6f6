"""The invented council of the demonstration: loaded once, and told on the terminal while it takes time."""

import sys
from time import monotonic

from keepsake.people.loading.progress import Progress

QUIET = 2.0  # seconds before anything is said, and between two lines where nobody watches a terminal


def load_council(people: int) -> int:
    """Load the council where the record holds nobody, or go on with it; how many people there are now."""
    from django.utils import timezone

    from keepsake.casework.demo import load_casework
    from keepsake.casework.demo_story import load_stories
    from keepsake.people.loading import invented, load
    from keepsake.people.loading.family_groups import load_family_groups
    from keepsake.people.loading.photographs import load_photographs

    teller = Teller()
    try:
        load(people, timezone.localdate(), tell=teller.tell)
        load_photographs(timezone.localdate())
        load_family_groups(timezone.localdate())
        load_casework(timezone.localdate())
        load_stories(timezone.localdate())
    finally:
        teller.end()
    return invented()


class Teller:
    """Says how far loading has come: on a terminal in one line that changes, elsewhere now and then."""

    def __init__(self) -> None:
        self.last = monotonic()
        self.is_terminal = sys.stderr.isatty()
        self.has_said = False

    def tell(self, progress: Progress) -> None:
        if monotonic() - self.last < QUIET * (0.2 if self.is_terminal and self.has_said else 1):
            return
        self.last, self.has_said = monotonic(), True
        start, end = ("\r\033[K", "") if self.is_terminal else ("", "\n")
        words = f"{progress.sentence}. Ctrl-C stops it; the next start goes on."
        print(f"{start}{words}", end=end, file=sys.stderr, flush=True)

    def end(self) -> None:
        if self.has_said and self.is_terminal:
            print(file=sys.stderr)
