"""`keepsake census export`"""

import os
import sys
from argparse import Namespace
from pathlib import Path

from keepsake.bar import Bar
from keepsake.census.elements import FIRST, LAST
from keepsake.census.exporting import census
from keepsake.returns.years import Year

DONE, UNUSABLE = 0, 2
OWNER_ALONE = 0o600


def run(chosen: Namespace) -> int:
    """Write the whole file, or none: it takes its name when it is complete. Only its owner may read it."""
    bar = Bar(sys.stderr, sys.stderr.isatty())
    try:
        year = Year.named(chosen.year)
        if not FIRST <= year.ends_in <= LAST:
            raise ValueError(f"A census of {Year(FIRST).name} to {Year(LAST).name} can be written, not of {year.name}.")
        if not (chosen.la.isascii() and chosen.la.isdigit() and len(chosen.la) == 3):
            raise ValueError(f"{chosen.la!r} is not the number of a council; it has three digits.")
        _write(chosen.file, year, chosen.la, bar)
    except (ValueError, OSError) as reason:
        print(reason, file=sys.stderr)
        return UNUSABLE
    finally:
        bar.away()
    check = f"keepsake returns check --return cin --year {year.name} {chosen.file}"
    print(f"The census of {year.name} is in {chosen.file}. Check it: {check}")
    return DONE


def _write(path: Path, year: Year, la: str, bar: Bar) -> None:
    begun = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        with open(os.open(begun, os.O_WRONLY | os.O_CREAT | os.O_EXCL, OWNER_ALONE), "w", encoding="utf-8") as out:
            out.writelines(census(year, la, bar))
        begun.replace(path)
    finally:
        begun.unlink(missing_ok=True)
