"""Tests of whole folders that run on PostgreSQL too: what is recorded, who may see it, and that it survives."""

from pathlib import Path

import pytest

HERE = Path(__file__).parent
ON_BOTH = (
    *("census", "record", "people", "casework", "casework_pages", "people_pages", "work_pages", "log_pages"),
    *("failure", "crawl"),
)


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items):
    for item in items:
        if any(HERE / folder in item.path.parents for folder in ON_BOTH):
            item.add_marker(pytest.mark.both_databases)
