"""Every personal field says what it is."""

from django.db import models

from keepsake.people.models import Address, Person
from keepsake.record.checks import every_field_is_classified, every_way_to_people_is_guarded, problems
from keepsake.record.classification import classification, classified_models, held_about
from keepsake.record.personal import Personal


def test_every_model_of_the_rooms_is_classified():
    assert every_field_is_classified() == []
    assert Person in classified_models()


def test_there_is_one_way_to_the_rows_of_people():
    assert every_way_to_people_is_guarded() == []


def test_what_is_held_is_read_from_the_declaration():
    assert held_about(Address)["address"] == ("kind", "lines", "postcode", "is_confidential", "begins_on", "ends_on")
    assert classification(Address).categories == {"address"}


def said(model):
    return {problem.id for problem in problems(model)}


def made(name, classified, **fields):
    attributes = {"__module__": __name__, "Meta": type("Meta", (), {"app_label": "made_up"}), **fields}
    return type(name, (Personal,), attributes | ({"Classified": classified} if classified else {}))


def declared(**given):
    base = {"subjects": ("",), "retention": "most_children_records", "fields": {}}
    return type("Classified", (), base | given)


def test_a_model_without_a_declaration_is_found():
    assert said(made("Bare", None)) == {"record.E001"}


def test_a_field_nobody_classified_is_found():
    assert said(made("Loose", declared(), shoe=models.IntegerField())) == {"record.E002"}


def test_a_declaration_of_no_field_is_found():
    assert said(made("Ghost", declared(fields={"shoe": "name"}))) == {"record.E003"}


def test_a_category_nobody_knows_is_found():
    assert said(made("Odd", declared(fields={"shoe": "naem"}), shoe=models.IntegerField())) == {"record.E004"}


def test_a_retention_class_nobody_knows_is_found():
    assert said(made("Forever", declared(retention="forever"))) == {"record.E005"}


def test_a_record_about_nobody_is_found():
    assert said(made("Nobody", declared(subjects=()))) == {"record.E006"}
