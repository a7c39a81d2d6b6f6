"""Tests of whole folders that run on PostgreSQL too: what is recorded, who may see it, and that it survives."""

from pathlib import Path

import pytest

HERE = Path(__file__).parent
ON_BOTH = (
    *("census", "record", "people", "casework", "casework_pages", "people_pages", "work_pages", "log_pages"),
    *("failure", "crawl"),
)
# What they look at is made above the database; the walks beside them ask it all that they do.
ON_ONE = ("test_downloads.py", "test_hostile_files.py", "test_not_shown.py")


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items):
    for item in items:
        if item.path.name not in ON_ONE and any(HERE / folder in item.path.parents for folder in ON_BOTH):
            item.add_marker(pytest.mark.both_databases)
