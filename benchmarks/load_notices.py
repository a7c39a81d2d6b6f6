"""How long does it take to load and compile all five notices? The aim is under 300 ms.

    .venv/bin/python benchmarks/load_notices.py [repeats]

Once in fresh processes (with and without what starting Python and importing cost), and several times in one process,
stage by stage.
"""

import subprocess
import sys
from collections.abc import Callable
from statistics import median
from time import perf_counter
from typing import TypeVar

from published import FIVE, about, path_of

Made = TypeVar("Made")
REPEATS, FRESH, AIM = 15, 7, 300
WHOLE = """
from time import perf_counter
import sys
from pathlib import Path
from keepsake.notice.deciding import compile_notice
from keepsake.notice.library import load
begun = perf_counter()
compiled = [compile_notice(load(Path(name))) for name in sys.argv[1:]]
print((perf_counter() - begun) * 1000)
"""


def fresh() -> tuple[float, float]:
    """Milliseconds of loading and compiling in a new process, and of that process from start to end."""
    begun = perf_counter()
    command = [sys.executable, "-c", WHOLE, *(str(path_of(notice)) for notice in FIVE)]
    inside = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    return float(inside), (perf_counter() - begun) * 1000


def stages() -> dict[str, float]:
    """Milliseconds of each stage, for the five notices together. Reading the sections includes the tree."""
    from keepsake.notice.deciding import compile_notice
    from keepsake.notice.library import read_text
    from keepsake.notice.reading.notice_file import read_notice
    from keepsake.notice.reading.tree import read_tree

    found: dict[str, float] = {}
    paths = [path_of(notice) for notice in FIVE]
    texts = timed(found, "read the files", lambda: [read_text(path) for path in paths])
    timed(found, "tree", lambda: [read_tree(text, "") for text in texts])
    notices = timed(found, "sections", lambda: [read_notice(text, "") for text in texts])
    timed(found, "compile", lambda: [compile_notice(notice) for notice in notices])
    found["sections"] -= found["tree"]
    return found | {"all": sum(found.values())}


def timed(found: dict[str, float], stage: str, make: Callable[[], Made]) -> Made:
    begun = perf_counter()
    made = make()
    found[stage] = (perf_counter() - begun) * 1000
    return made


def line(name: str, figures: list[float]) -> str:
    return f"{name:<40} {median(figures):>8.1f} {min(figures):>8.1f} {max(figures):>8.1f}"


def main(repeats: int) -> int:
    print(about("PyYAML"))
    print(f"{'milliseconds for five notices':<40} {'median':>8} {'least':>8} {'most':>8}")
    inside, whole = zip(*(fresh() for _ in range(FRESH)), strict=True)
    print(line(f"fresh process, {FRESH} times", list(inside)))
    print(line("  with starting Python and importing", list(whole)))
    first, *runs = [stages() for _ in range(repeats + 1)]
    for stage in first:
        print(line(f"same process, {stage}", [run[stage] for run in runs]))
    return int(median(inside) > AIM)


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if sys.argv[1:] else REPEATS))
