"""Every page of the map, for every role in every relationship, against a table that people can read.

The table is who_sees_what.txt; it says how it is read. A page that is not in it fails with the line that it would have:
hold that against the notice and the local rules before you put it there.
"""

from pathlib import Path

import pytest

from tests.crawl.addresses import pages
from tests.crawl.table import look, read

pytestmark = pytest.mark.django_db
TABLE = read(Path(__file__).parent / "who_sees_what.txt")
PAGES = pages()


def test_the_table_names_no_page_that_is_gone():
    assert TABLE.rows.keys() - PAGES.keys() == set()


@pytest.mark.parametrize("name", PAGES)
def test_a_page_answers_each_as_the_table_says(scene, name):
    seen = look(scene, PAGES[name])
    line = TABLE.line(name, seen)

    assert name in TABLE.rows, (
        f"{name} is in no row of tests/crawl/who_sees_what.txt. If this is whom the notice and the local rules let see "
        f"it, add the line:\n{line}"
    )
    assert TABLE.rows[name].differences(seen) == [], f"As it is, the line would be:\n{line}"
