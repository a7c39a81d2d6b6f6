"""Pages that are fetched ahead come whole and in order, and what goes wrong in fetching them is told."""

from itertools import count, islice
from threading import active_count

import pytest

from keepsake.record.audit.ahead import PAGES, ahead


def test_all_pages_come_in_order():
    assert list(ahead(iter(range(100)))) == list(range(100))


def test_an_error_is_raised_after_the_pages_before_it():
    def breaks():
        yield 1
        raise LookupError("gone")

    pages = ahead(breaks())

    assert next(pages) == 1
    with pytest.raises(LookupError, match="gone"):
        next(pages)


def test_whoever_stops_early_leaves_no_thread_behind_and_no_more_than_a_few_pages_are_fetched():
    before, fetched = active_count(), []
    pages = ahead(fetched.append(number) or number for number in count())

    assert list(islice(pages, 3)) == [0, 1, 2]
    pages.close()

    assert active_count() == before
    assert len(fetched) <= 3 + PAGES + 2
