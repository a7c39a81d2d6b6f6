"""Episodes under one legal status, one after another, count as one stay."""

import pytest

from keepsake.returns import check


def reported(*episodes):
    rows = [{"CHILD": child, "LS": status, "DECOM": began, "DEC": ended} for child, status, began, ended in episodes]
    return check("ssda903", year="2026-27", tables={"Episodes": rows}).rules["361"].rows.get("Episodes", [])


def test_police_protection_in_two_places_is_one_stay():
    assert reported(("1", "L1", "01/05/2026", "03/05/2026"), ("1", "L1", "03/05/2026", "05/05/2026")) == [0, 1]


@pytest.mark.parametrize(
    "second",
    [
        ("1", "L1", "04/05/2026", "06/05/2026"),  # a day between them
        ("1", "L2", "03/05/2026", "06/05/2026"),  # another legal status
        ("2", "L1", "03/05/2026", "05/05/2026"),  # another child
    ],
)
def test_a_gap_another_status_or_another_child_begins_a_stay_anew(second):
    assert reported(("1", "L1", "01/05/2026", "03/05/2026"), second) == []


def test_an_open_stay_lasts_to_the_end_of_the_year():
    assert reported(("1", "L1", "28/03/2027", None), ("2", "L1", "27/03/2027", None)) == [1]


def test_the_order_of_the_rows_makes_no_difference():
    assert reported(("1", "L1", "03/05/2026", "05/05/2026"), ("1", "L1", "01/05/2026", "03/05/2026")) == [0, 1]
