"""Looking words up."""

from datetime import date

import pytest

from keepsake.standard.vocabulary import label, nearest, terms


def test_a_kind_that_does_not_exist_is_a_key_error():
    with pytest.raises(KeyError):
        terms("colours")


def test_a_table_cannot_be_changed_by_who_reads_it():
    with pytest.raises(TypeError):
        terms("actions")["steal"] = terms("actions")["read"]


@pytest.mark.parametrize(
    ("kind", "written", "meant"),
    [
        ("categories", "helth", "health"),
        ("categories", "ethnicity_origin", "ethnic_origin"),
        ("recipients", "department_of_education", "department_for_education"),
        ("purposes", "safeguarding_children", "safeguard_children"),
        ("actions", "reads", "read"),
        ("bases", "public_tasks", "public_task"),
    ],
)
def test_nearest_suggests_what_was_meant(kind, written, meant):
    assert nearest(kind, written) == meant


def test_nearest_suggests_nothing_for_a_word_from_elsewhere():
    assert nearest("actions", "zzzzzz") is None


def test_label_of_an_unknown_code_is_the_code():
    assert label("categories", "shoe_size") == "shoe_size"


def test_label_of_a_known_code_is_its_words():
    assert label("categories", "health") == "Health and medical information"


def test_a_body_exists_up_to_and_not_on_the_day_it_ended():
    nhs_digital = terms("recipients")["nhs_digital"]

    assert nhs_digital.valid_on(date(2023, 1, 31))
    assert not nhs_digital.valid_on(date(2023, 2, 1))


def test_a_renamed_ministry_hands_over_without_a_gap():
    old, new = terms("recipients")["dluhc"], terms("recipients")["mhclg"]
    day = date(2024, 7, 9)

    assert not old.valid_on(day)
    assert new.valid_on(day)
    assert old.valid_on(date(2024, 7, 8))


def test_a_body_without_dates_exists_on_every_day():
    police = terms("recipients")["police"]

    assert police.valid_on(date.min)
    assert police.valid_on(date.max)


def test_a_base_exists_from_the_day_it_is_in_force():
    recognised = terms("bases")["recognised_legitimate_interest"]

    assert not recognised.valid_on(date(2026, 2, 4))
    assert recognised.valid_on(date(2026, 2, 5))


def test_the_roles_of_accounts_are_roles_of_the_vocabulary():
    assert {
        "social_worker",
        "team_manager",
        "data_protection_officer",
        "analyst",
        "administrator",
    } <= set(terms("roles"))
