"""A person is found by a misspelt name, and one who may not be seen leaves no trace."""

from datetime import date

import pytest

from keepsake.accounts.roles import Role
from keepsake.people import looking
from keepsake.people.finding import find, id_of, index, rebuild
from keepsake.people.matching import candidates
from keepsake.people.models import ContactWay, Duty, NhsNumber, PersonName, SearchKey, SearchWord
from keepsake.record.second_wall import maintenance
from keepsake.record.writing import action, add, change
from tests.record.family import DAY, a_person, allocate, reading, restrict

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]
SEEN = ("name", "date_of_birth", "address", "contact_details", "nhs_number", "allocation")


@pytest.fixture
def worker(make_account):
    return make_account(Role.SOCIAL_WORKER)


@pytest.fixture
def siobhan(worker):
    return known(worker, "Siobhan", born_on=date(2014, 3, 2), birth_known="exact")


def known(worker, given, **values):
    with writing(worker):
        person = a_person(given=given, by=worker, **values)
        allocate(person=person, to=worker, by=worker)
        index(person)
    return person


def on_duty(worker):
    """From now on nearly everybody may be seen, and not only the worker's own few."""
    Duty.objects.create(worker=worker, begins_on=DAY, ends_on=DAY)


def writing(worker):
    return reading(worker, purpose="safeguard_children")


def found(worker, text, *categories):
    with reading(worker, *(categories or SEEN), purpose="safeguard_children") as access:
        return [(id_of(match), match.reasons) for match in find(text, access)]


def test_a_name_is_found_by_how_it_sounds(siobhan, worker):
    [(person, reasons)] = found(worker, "Shivaun")

    assert person == siobhan.pk
    assert reasons == ("Shivaun: another spelling Siobhan",)


def test_day_and_month_swapped_are_said(siobhan, worker):
    [(person, reasons)] = found(worker, "Siobhan 3/2/2014")

    assert person == siobhan.pk
    assert any("swapped" in reason for reason in reasons)


def test_somebody_restricted_leaves_no_trace(siobhan, worker):
    other = known(worker, "Siobhan", born_on=date(2014, 3, 2))
    before = found(worker, "Siobhan 2/3/2014")
    with writing(worker):
        restrict(person=other, by=worker)

    after = found(worker, "Siobhan 2/3/2014")

    assert {person for person, _ in before} == {siobhan.pk, other.pk}
    assert after == [each for each in before if each[0] == siobhan.pk]


@pytest.mark.parametrize("text", ["Siobhan 2014", "Shivaun 3/2/2014", "2014", "Siobhan KP1"])
def test_what_is_found_does_not_depend_on_what_is_remembered_of_common_keys(siobhan, worker, monkeypatch, text):
    on_duty(worker)
    for day in range(1, 5):
        known(worker, "Siobhan", born_on=date(2014, 5, day), birth_known="exact")
    at_first = found(worker, text)
    monkeypatch.setattr(looking, "_COMMON", {})
    monkeypatch.setattr(looking, "REMEMBERED_FROM", 1)
    monkeypatch.setattr(looking, "LEAPS", 0)
    monkeypatch.setattr(candidates, "COMMON", 1)
    monkeypatch.setattr(candidates, "ENOUGH", 1)

    while_remembering = found(worker, text)
    are_remembered = dict(looking._COMMON)
    remembered = found(worker, text)

    assert at_first == while_remembering == remembered
    assert are_remembered
    assert len(at_first) == 5


def test_a_stranger_is_not_found(worker):
    with writing(worker):
        person = a_person(given="Wren", by=worker)
        index(person)

    assert found(worker, "Wren") == []


def test_a_number_that_is_not_granted_confirms_nothing(siobhan, worker):
    @action
    def give_number(*, by):
        add(NhsNumber, person=siobhan, value="9990123454")
        index(siobhan)

    with writing(worker):
        give_number(by=worker)

    assert [person for person, _ in found(worker, "999 012 3454")] == [siobhan.pk]
    assert found(worker, "999 012 3454", "name", "date_of_birth") == []


def test_a_telephone_number_is_found_however_it_is_written(siobhan, worker):
    @action
    def give_phone(*, by):
        add(ContactWay, person=siobhan, kind="phone", value="07700900123")
        index(siobhan)

    with writing(worker):
        give_phone(by=worker)

    [(person, reasons)] = found(worker, "+44 7700 900123")
    assert (person, reasons) == (siobhan.pk, ("same telephone number",))


def test_the_index_follows_a_change_and_forgets_the_word(siobhan, worker):
    @action
    def rename(*, by):
        change(PersonName.objects.get(person=siobhan), given="Roisin")
        index(siobhan)

    with writing(worker):
        rename(by=worker)

    assert found(worker, "Roisin") != []
    assert not SearchWord.objects.filter(word="siobhan").exists()


def test_the_index_can_be_made_again(siobhan, worker):
    with maintenance():
        keys = set(SearchKey.objects.values_list("key", "person"))
        words = set(SearchWord.objects.values_list("key", "of", "word"))

        assert rebuild() == 1

        assert set(SearchKey.objects.values_list("key", "person")) == keys
        assert set(SearchWord.objects.values_list("key", "of", "word")) == words


@pytest.mark.parametrize("text", ["", " ", "%", "' OR 1=1 --", "<script>", "\x00", "😀" * 500, "a" * 5000, "1/1", "()"])
def test_nothing_that_is_typed_breaks_the_search(siobhan, worker, text):
    assert isinstance(found(worker, text), list)
