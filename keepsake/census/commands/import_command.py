"""`keepsake census import`"""

import json
import sys
from argparse import Namespace

from keepsake.census.importing import Imported, import_census
from keepsake.returns.intake.files import LARGEST
from keepsake.returns.intake.problems import UnusableFile

DONE, NOT_ALL, UNUSABLE = 0, 1, 2


def run(chosen: Namespace) -> int:
    """Import and tell. A file that cannot be read is said on standard error, and nothing is written."""
    try:
        if chosen.file.stat().st_size > LARGEST:
            print(f"{chosen.file}: This is larger than any census.", file=sys.stderr)
            return UNUSABLE
        done = import_census(str(chosen.file), chosen.file.read_bytes())
    except (UnusableFile, OSError) as reason:
        print(reason, file=sys.stderr)
        return UNUSABLE
    print(_as_json(done) if chosen.json else _in_words(done))
    return NOT_ALL if done.not_placed else DONE


def _as_json(done: Imported) -> str:
    counts = {"origin": done.file.origin, "children": done.children, "added": done.added, "there": done.there_already}
    return json.dumps(counts | {"not_placed": [each._asdict() for each in done.not_placed]}, indent=2)


def _in_words(done: Imported) -> str:
    added = sum(done.added.values())
    first = f"{done.children:,} children read. {added:,} records added; {done.there_already:,} were there already."
    counts = [f"  {model}: {number:,}" for model, number in sorted(done.added.items())]
    if not done.not_placed:
        return "\n".join([first, *counts])
    return "\n".join([first, *counts, f"Not placed: {len(done.not_placed):,}", *(f"  {e}" for e in done.not_placed)])
