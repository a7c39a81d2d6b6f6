"""Write the generated pages, or with --check say which are stale.

Each line of PAGES is a path from the project's folder and a function that gives the whole text of that page. The text
must follow from the project alone: no date, no machine.
"""

import os
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path

import django

from keepsake.casework.pathway import pathway_markdown
from keepsake.casework.tasks.dates import dates_markdown
from keepsake.clock.library import standard_clock
from keepsake.clock.printed import timescales_markdown
from keepsake.notice.access import load_access
from keepsake.notice.commands import commands_markdown
from keepsake.notice.deciding.standing import standing
from keepsake.notice.library import load_folder
from keepsake.notice.lint.register import rules_markdown
from keepsake.notice.printed import access_markdown, notice_markdown, standing_markdown
from keepsake.returns.telling.rule_table import rules_markdown as return_rules_markdown
from keepsake.standard.glossary import glossary_markdown

ROOT = Path(__file__).resolve().parent.parent
NOTICES = load_folder(ROOT / "notices").notices


def steps_page() -> str:
    """The steps name columns of the database, so they are read with Django set up."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "keepsake.web.settings_for_tests")
    django.setup()
    from keepsake.casework.steps.register import STEPS
    from keepsake.casework.steps.step import steps_markdown

    return steps_markdown(STEPS)


def chronology_page() -> str:
    """What tells a line names columns too."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "keepsake.web.settings_for_tests")
    django.setup()
    from keepsake.casework.chronology.register import chronology_markdown

    return chronology_markdown()


PAGES: tuple[tuple[str, Callable[[], str]], ...] = (
    ("docs/vocabulary.md", glossary_markdown),
    ("docs/lint-rules.md", rules_markdown),
    ("docs/returns-rules-ssda903.md", lambda: return_rules_markdown("ssda903")),
    ("docs/returns-rules-cin.md", lambda: return_rules_markdown("cin")),
    ("docs/command-line.md", commands_markdown),
    ("docs/timescales.md", lambda: timescales_markdown(standard_clock())),
    ("docs/pathway.md", pathway_markdown),
    ("docs/steps.md", steps_page),
    ("docs/tasks.md", dates_markdown),
    ("docs/chronology.md", chronology_page),
    ("docs/decides/law-under-every-notice.md", lambda: standing_markdown(standing())),
    ("docs/decides/local-rules.md", lambda: access_markdown(load_access())),
    *((f"docs/decides/{each.header.id}-{each.header.version}.md", partial(notice_markdown, each)) for each in NOTICES),
)


def main(arguments: list[str]) -> int:
    stale = []
    for name, generate in PAGES:
        path, text = ROOT / name, generate()
        if not path.exists() or path.read_text(encoding="utf-8") != text:
            stale.append(name)
            if "--check" not in arguments:
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_text(text, encoding="utf-8")
    if "--check" in arguments:
        if stale:
            print("Stale, run `make docs`:", *stale, sep="\n  ", file=sys.stderr)
        return 1 if stale else 0
    print(*(f"wrote {name}" for name in stale), sep="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
