"""The census of each year from 2017 to 2027 goes in and comes out; what is different afterwards is listed here, and in
the decision on the census (docs/adr/0041)."""

import re

import pytest

from keepsake.census.elements import COURT_SINCE, FIRST, LAST, SEX_SINCE
from keepsake.census.exporting import census
from keepsake.census.importing import import_census
from keepsake.returns.made.cin import made_cin
from keepsake.returns.years import Year
from tests.census.a_census import CHILDREN, a_census
from tests.census.test_round_trip import canonical

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]
YEARS = range(FIRST, LAST + 1)
COURT = re.compile(r"<PreProceedingsandFGDM>.*?</PreProceedingsandFGDM>\n?", re.DOTALL)

# What a file may say -> what the census that comes out says instead.
DIFFERENT = {
    "that nothing was decided is said as no": ("<ReferralNFA>false</ReferralNFA></CINdetails>", "</CINdetails>"),
    "true is written in one way": ("<ReferralNFA>true</ReferralNFA>", "<ReferralNFA>1</ReferralNFA>"),
    "a pupil number needs no reason why there is none": (
        "<UPN>A123456789012</UPN>",
        "<UPN>A123456789012</UPN><UPNunknown>UN1</UPNunknown>",
    ),
    "of several former numbers one goes out": (
        "<FormerUPN>B123456789012</FormerUPN>",
        "<FormerUPN>B123456789012</FormerUPN><FormerUPN>B123456789012</FormerUPN>",
    ),
    "no code is none": ("<ReferralSource>2A</ReferralSource>", None),
}


def of(year: int) -> str:
    """The children of ``a_census`` in another year, with the elements that it had."""
    children = re.sub(r"\b202[67](?=-)", lambda found: str(int(found[0]) + year - LAST), CHILDREN)
    if year < SEX_SINCE:
        children = children.replace("<Sex>F</Sex>", "<GenderCurrent>2</GenderCurrent>")
        children = children.replace("<Sex>U</Sex>", "<GenderCurrent>0</GenderCurrent>")
    return children if year >= COURT_SINCE else COURT.sub("", children)


def exported(year: int, la: str = "808") -> bytes:
    return "".join(census(Year(year), la)).encode()


@pytest.mark.parametrize("year", YEARS)
def test_what_was_imported_is_exported_element_for_element(year):
    done = import_census("a.xml", a_census(of(year), year))

    assert done.not_placed == []
    assert canonical(exported(year)) == canonical(a_census(of(year), year))


@pytest.mark.parametrize("year", [year for year in YEARS if year >= SEX_SINCE])
def test_an_invented_census_of_many_children_comes_out_as_it_went_in(year):
    given = "".join(made_cin(60, faults=0, year_ends_in=year)).encode()

    done = import_census("a.xml", given)

    assert done.not_placed == []
    assert canonical(exported(year, "999")) == canonical(given)


@pytest.mark.parametrize("why", DIFFERENT)
def test_what_is_different_is_this(why):
    goes_out, came_in = DIFFERENT[why]
    came = CHILDREN.replace(goes_out, came_in if came_in is not None else "<ReferralSource>??</ReferralSource>")
    stays = CHILDREN if came_in is not None else CHILDREN.replace(goes_out, "")

    import_census("a.xml", a_census(came))

    assert came != CHILDREN
    assert canonical(exported(2027)) == canonical(a_census(stays))


@pytest.mark.parametrize(("year", "goes_out"), [(2020, "<GenderCurrent>0</GenderCurrent>"), (2027, "<Sex>U</Sex>")])
def test_a_gender_that_was_neither_goes_out_as_not_known_and_is_told(year, goes_out):
    came = re.sub("<Sex>F</Sex>|<GenderCurrent>2</GenderCurrent>", "<GenderCurrent>9</GenderCurrent>", of(year))

    done = import_census("a.xml", a_census(came, year))

    assert [(each.child, each.element, each.value) for each in done.not_placed] == [("A-1", "GenderCurrent", "9")]
    assert exported(year).count(goes_out.encode()) == 2


def test_children_and_what_belongs_to_them_come_out_in_the_order_of_their_days():
    first, second = CHILDREN.index("<CINdetails>"), CHILDREN.index("<CINdetails>", CHILDREN.index("</CINdetails>"))
    end = CHILDREN.index("</CINdetails>", second) + len("</CINdetails>")
    turned = CHILDREN[:first] + CHILDREN[second:end] + CHILDREN[first:second] + CHILDREN[end:]

    import_census("a.xml", a_census(turned))

    assert canonical(a_census(turned)) != canonical(a_census())
    assert canonical(exported(2027)) == canonical(a_census())


def test_what_was_over_before_the_year_or_begins_after_it_is_left_out():
    plan = "<CINPlanStartDate>2026-07-21</CINPlanStartDate><CINPlanEndDate>2026-08-01</CINPlanEndDate>"
    over = plan.replace("2026-07-21", "2024-07-21").replace("2026-08-01", "2024-08-01")
    later = plan.replace("2026-07-21", "2028-07-21").replace("2026-08-01", "2028-08-01")
    wrapped = "</CINPlanDates><CINPlanDates>".join((over, plan, later))

    import_census("a.xml", a_census(CHILDREN.replace(plan, wrapped)))

    assert canonical(exported(2027)) == canonical(a_census())
