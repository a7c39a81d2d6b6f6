"""`keepsake census import`"""

import json
import sys
from argparse import Namespace
from pathlib import Path

from keepsake.bar import Bar
from keepsake.census.importing import Imported, import_census
from keepsake.returns.intake.files import LARGEST
from keepsake.returns.intake.problems import UnusableFile
from keepsake.returns.intake.xml_limits import Source

DONE, NOT_ALL, UNUSABLE = 0, 1, 2


def run(chosen: Namespace) -> int:
    """Import and tell. A file that cannot be read is said on standard error, and nothing is written."""
    bar = Bar(sys.stderr, sys.stderr.isatty())
    try:
        if chosen.file.stat().st_size > LARGEST:
            print(f"{chosen.file}: This is larger than any census.", file=sys.stderr)
            return UNUSABLE
        done = import_census(str(chosen.file), _content(chosen.file), bar)
    except KeyboardInterrupt:
        print("Stopped. The children read so far are in the record; the same command goes on.", file=sys.stderr)
        return NOT_ALL
    except (UnusableFile, OSError) as reason:
        print(reason, file=sys.stderr)
        return UNUSABLE
    finally:
        bar.away()
    print(_as_json(done) if chosen.json else _in_words(done))
    return NOT_ALL if done.not_placed else DONE


def _content(path: Path) -> Source:
    """A file is read by pieces, again and again; what can be read once, such as a pipe, is held."""
    return path if path.is_file() else path.read_bytes()


def _as_json(done: Imported) -> str:
    counts = {
        "origin": done.file.origin,
        "children": done.children,
        "added": done.added,
        "there": done.there_already,
        "brought_up_to_date": done.brought_up_to_date,
    }
    return json.dumps(counts | {"not_placed": [each._asdict() for each in done.not_placed]}, indent=2)


def _in_words(done: Imported) -> str:
    added = sum(done.added.values())
    first = f"{done.children:,} children read. {added:,} records added; {done.there_already:,} were there already"
    first += f", of which {done.brought_up_to_date:,} were brought up to date." if done.brought_up_to_date else "."
    counts = [f"  {model}: {number:,}" for model, number in sorted(done.added.items())]
    if not done.not_placed:
        return "\n".join([first, *counts])
    return "\n".join([first, *counts, f"Not placed: {len(done.not_placed):,}", *(f"  {e}" for e in done.not_placed)])
