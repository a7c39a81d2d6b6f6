"""Who may read for the record's own work is a short list."""

import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
MAY = {
    "keepsake/record/opened.py",
    "keepsake/record/writing.py",
    "keepsake/people/known.py",
    "keepsake/people/finding.py",
    "keepsake/people/unseen.py",
    "keepsake/people/namesakes.py",  # answers whether two share a family name, by ids alone
    "keepsake/people/directory.py",  # versions of bodies and professionals, which say nothing of any case
    "keepsake/people/same_place.py",  # answers whether two live in one place, by ids alone
    "keepsake/record/drafts.py",  # deletes what everybody left lying for too long
    "keepsake/record/guard.py",
    "keepsake/people/loading/storing.py",  # the import of an invented council: actions would take hours for it
    "keepsake/census/rows.py",  # the census is of the whole record: what goes in and out is told in the log
}


def test_only_the_record_itself_reads_past_the_guard():
    using = {
        str(path.relative_to(ROOT))
        for path in (ROOT / "keepsake").rglob("*.py")
        if re.search(r"\bkeeping\(\)|\bQuerySet\(", path.read_text(encoding="utf-8")) and "tests" not in path.parts
    }

    assert using <= MAY | {"keepsake/record/rows.py", "keepsake/record/written_once.py"}


def test_no_room_writes_raw_sql_about_people():
    writing = {
        str(path.relative_to(ROOT))
        for path in (ROOT / "keepsake").rglob("*.py")
        if re.search(r"\.raw\(|\.extra\(|RawSQL|connection\.cursor\(", path.read_text(encoding="utf-8"))
        and not {"tests", "migrations", "audit"} & set(path.parts)
    }

    assert writing <= {
        "keepsake/web/health.py",
        "keepsake/record/personal.py",
        "keepsake/record/policies.py",  # asks which tables have their wall
        "keepsake/people/reach.py",  # keys, days and codes only; another test holds it against the same asked by Django
        "keepsake/people/loading/storing.py",  # inserts only; another test compares its rows with those of actions
    }


def test_no_page_takes_rows_past_the_walls():
    """``rows`` of the people room shows everybody; what a page may know of the unseen is asked in ``unseen``."""
    taking = {
        str(path.relative_to(ROOT))
        for path in (ROOT / "keepsake/web").rglob("*.py")
        if re.search(r"known import .*\brows\b", path.read_text(encoding="utf-8")) and "tests" not in path.parts
    }

    assert taking == set()
