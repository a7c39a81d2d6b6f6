"""Who may look behind the second wall is a short list, and no page is on it."""

import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def test_only_imports_and_commands_see_every_row():
    using = {
        str(path.relative_to(ROOT))
        for path in (ROOT / "keepsake").rglob("*.py")
        if re.search(r"\bmaintenance\(\)", path.read_text(encoding="utf-8")) and "tests" not in path.parts
    }

    assert using == {
        "keepsake/census/rows.py",
        "keepsake/people/loading/council.py",
        "keepsake/people/loading/storing.py",
        "keepsake/people/management/commands/index_people.py",
    }
