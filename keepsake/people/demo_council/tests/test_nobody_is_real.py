"""Numbers pass every check and belong to nobody; places and ways to reach people do not exist."""

import pytest

from keepsake.people.demo_council.numbers import Numbers
from keepsake.people.demo_council.persons import Address, ContactWay, Identifier
from keepsake.people.demo_council.staff import Body, Worker
from keepsake.standard.identifiers import (
    EmailAddress,
    HomeOfficeReference,
    LearnerNumber,
    NhsNumber,
    NhsRegion,
    PhoneNumber,
    Postcode,
    PupilNumber,
)

SIZE = 20_000


def test_nhs_numbers_are_from_the_test_range_and_each_is_given_once(council):
    numbers = [each.value for each in council[Identifier] if each.kind == "nhs"]

    assert len(numbers) == len(set(numbers)) > SIZE / 2
    assert all(NhsNumber.read(number).region is NhsRegion.TEST for number in numbers)


@pytest.mark.parametrize(
    ("kind", "reader"),
    [
        ("pupil", PupilNumber),
        ("former_pupil", PupilNumber),
        ("learner", LearnerNumber),
        ("home_office", HomeOfficeReference),
    ],
)
def test_other_numbers_pass_their_checks_and_each_is_given_once(council, kind, reader):
    numbers = [each.value for each in council[Identifier] if each.kind == kind]

    assert numbers
    assert len(numbers) == len(set(numbers))
    assert all(reader.read(number) == reader(number) for number in numbers)


def test_a_former_pupil_number_was_a_temporary_one(council):
    assert all(PupilNumber(each.value).is_temporary for each in council[Identifier] if each.kind == "former_pupil")


def test_no_address_is_real(council):
    codes_told = {each.postcode for each in (*council[Address], *council[Body])}

    assert all(Postcode.read(code) == Postcode(code) for code in codes_told)
    assert {code.partition(" ")[0].rstrip("0123456789") for code in codes_told} == {"KP", "ZZ"}


def test_telephone_numbers_are_those_for_drama_and_mail_goes_to_example_org(council):
    ways = [(each.kind, each.value) for each in council[ContactWay]]
    ways += [(kind, getattr(each, kind)) for each in (*council[Worker], *council[Body]) for kind in ("phone", "email")]

    for kind, value in ways:
        if kind == "phone":
            assert value.startswith(("01632960", "07700900"))
            assert PhoneNumber.read(value) == PhoneNumber(value)
        else:
            assert value.endswith("@example.org")
            assert EmailAddress.read(value) == EmailAddress(value)


def test_the_whole_test_range_can_be_given_without_giving_a_number_twice():
    numbers = Numbers(seed=123_456)

    given = list(iter(numbers.nhs, None))

    assert len(given) == len(set(given)) > 900_000
    assert numbers.nhs() is None


def test_learner_numbers_are_given_once_and_then_no_more():
    numbers = Numbers(seed=1)

    given = [number for number in (numbers.learner() for _ in range(120_000)) if number]

    assert len(given) == len(set(given)) > 90_000
