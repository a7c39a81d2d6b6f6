"""Which rule keeps a class, and the last day of it."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from keepsake.notice.keeping import rule_for, until
from keepsake.notice.tests.small_notice import a_sound_notice, period

DAYS = st.dates(date(1950, 1, 1), date(2090, 12, 31))


def test_the_rule_of_the_class_itself_goes_before_that_of_most_records_and_of_the_schedule():
    own = period(id="contacts", retention_class="contact_no_further_action", period="P6Y")
    most = period(id="most", retention_class="most_children_records", period="P25Y")
    schedule = period(id="schedule", retention_class="whole_schedule", period=None)

    def found(*rules):
        rule = rule_for(a_sound_notice(retention=rules), "contact_no_further_action")
        return rule.id if rule else None

    assert found(schedule, most, own) == "contacts"
    assert found(schedule, most) == "most"
    assert found(schedule) == "schedule"
    assert found() is None


def test_a_carers_file_is_not_kept_as_a_childs():
    most = period(id="most", retention_class="most_children_records", period="P25Y")

    assert rule_for(a_sound_notice(retention=(most,)), "foster_carer") is None


def test_the_last_day_is_counted_from_the_day_on_which_the_time_begins():
    def last(length, since, how="none"):
        return until(period(period=length, round=how), since)

    assert last("P25Y", date(2018, 3, 4)) == date(2043, 3, 4)
    assert last("P25Y", date(2018, 3, 4), "end_of_year") == date(2043, 12, 31)
    assert last("P1M", date(2026, 12, 31)) == date(2027, 1, 31)
    assert last("P25Y", date(2020, 2, 29)) == date(2045, 3, 1)
    assert last(None, date(2020, 2, 29)) is None
    assert last("as long as the law says", date(2020, 2, 29)) is None


@given(DAYS, st.integers(1, 80), st.integers(0, 11))
def test_nothing_goes_before_its_whole_time_is_over(since, years, months):
    last = until(period(period=f"P{years}Y{months}M"), since)

    assert last >= since + timedelta(days=365 * years + 28 * months)
    assert until(period(period=f"P{years}Y{months}M", round="end_of_year"), since) >= last
