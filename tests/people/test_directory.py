"""Bodies and professionals: one entry for many children, found in any spelling, with every version kept."""

from datetime import date

import pytest

from keepsake.people import directory
from keepsake.people.actions import directory as entries
from keepsake.people.actions import involvements
from keepsake.people.models import Body, Involvement, Professional
from keepsake.record.wrong import Wrong

pytestmark = pytest.mark.django_db
DAY = date(2026, 11, 1)


@pytest.fixture
def school(access, manager):
    return entries.add_body(
        kind="school", name="Rosemary Invented School", lines="Junipergate", postcode="kp101aa", phone="01632 960123",
        by=manager,
    )  # fmt: skip


@pytest.fixture
def lead(school, manager):
    return entries.add_professional(name="Asha Rowan", profession="Safeguarding lead", body=school, by=manager)


def test_what_is_typed_is_kept_in_its_one_written_form(school):
    assert (school.postcode, school.phone) == ("KP10 1AA", "01632960123")


@pytest.mark.parametrize(("field", "typed"), [("postcode", "nowhere"), ("phone", "12"), ("email", "at home")])
def test_what_is_no_number_or_address_is_refused_beside_its_field(school, manager, field, typed):
    with pytest.raises(Wrong) as refused:
        entries.correct(entry=school, because="It moved.", by=manager, **{field: typed})

    assert refused.value.field == field


def test_a_body_is_in_the_directory_once(school, manager):
    with pytest.raises(Wrong, match="already"):
        entries.add_body(kind="school", name="rosemary invented SCHOOL", by=manager)

    entries.add_body(kind="school", name="Rosemary Invented School", postcode="KP3 2AB", by=manager)
    assert Body.objects.count() == 2


@pytest.mark.parametrize("text", ["rosemary", "school junipergate", "KP10 1AA", "rosmary", "Invented Rosemarie"])
def test_a_body_is_found_by_any_of_its_words_and_misspelt(school, text):
    assert directory.find_bodies(text) == [school]


def test_nothing_that_was_typed_finds_nothing(school):
    assert directory.find_bodies("  ") == directory.find_bodies("police") == []


def test_a_professional_is_found_by_name_work_and_where_they_work(lead):
    for text in ("rowan", "safeguarding rosemary", "ascha"):
        assert directory.find_professionals(text) == [lead], text


def test_a_correction_is_true_for_everybody_and_the_version_before_is_kept(school, manager):
    entries.correct(entry=school, phone="01632960999", because="They have a new number.", by=manager)

    new, old = directory.versions(school)
    assert (old.values["phone"], new.values["phone"]) == ("01632960123", "01632960999")
    assert new.because == "They have a new number."
    assert Body.objects.get().phone == "01632960999"


def test_the_second_of_two_who_correct_one_entry_is_told(school, manager):
    entries.correct(entry=school, phone="01632960999", because="New.", by=manager)

    with pytest.raises(Wrong, match="Somebody changed it"):
        entries.correct(entry=school, phone="01632960111", because="Mine.", seen=1, by=manager)
    assert Body.objects.get().phone == "01632960999"


def test_one_school_serves_many_children(school, make_person, manager):
    children = [make_person("Robin"), make_person("Wren")]

    for child in children:
        involvements.begin(person=child, body=school, begins_on=DAY, by=manager)

    assert {each.person_id for each in school.involvements.all()} == {child.pk for child in children}
    assert {each.part for each in Involvement.objects.all()} == {"school"}


def test_a_professional_brings_the_body_they_work_for_and_it_stays_when_they_move_on(lead, school, robin, manager):
    made = involvements.begin(person=robin, professional=lead, begins_on=DAY, by=manager)

    entries.correct(entry=lead, body=None, because="She left the school.", by=manager)

    assert Involvement.objects.get(pk=made.pk).body == school


def test_what_is_recorded_already_is_not_recorded_again(school, robin, manager):
    made = involvements.begin(person=robin, body=school, begins_on=DAY, by=manager)
    with pytest.raises(Wrong, match="already"):
        involvements.begin(person=robin, body=school, begins_on=date(2026, 11, 5), by=manager)

    involvements.end(involvement=made, ends_on=date(2026, 11, 4), by=manager)

    assert involvements.begin(person=robin, body=school, begins_on=date(2026, 11, 5), by=manager).pk != made.pk


def test_somebody_must_be_involved(robin, manager):
    with pytest.raises(Wrong, match="who works with them"):
        involvements.begin(person=robin, by=manager)


def test_an_entry_that_closed_keeps_what_it_did(school, robin, manager):
    made = involvements.begin(person=robin, body=school, begins_on=DAY, by=manager)

    entries.close(entry=school, ends_on=date(2026, 11, 20), because="It closed.", by=manager)

    assert not directory.is_open(Body.objects.get(), date(2026, 11, 22))
    assert Involvement.objects.get().pk == made.pk


def test_somebody_by_themselves_needs_no_body(robin, manager):
    who = entries.add_professional(name="Ida Larch", profession="Solicitor", phone="01632960777", by=manager)

    made = involvements.begin(person=robin, professional=who, part="court", by=manager)

    assert (made.body, made.part) == (None, "court")
    assert Professional.objects.get().ends_on is None
