"""Every personal field says what it is."""

from django.apps import apps
from django.db import models

from keepsake.people.models import Address, Person, Picture
from keepsake.record.checks import every_field_is_classified, every_way_to_people_is_guarded, problems
from keepsake.record.classification import BY_ROW, KEEPING, classification, classified_models, held_about
from keepsake.record.personal import Personal


def test_every_model_of_the_rooms_is_classified():
    assert every_field_is_classified() == []
    assert Person in classified_models()


def test_there_is_one_way_to_the_rows_of_people():
    assert every_way_to_people_is_guarded() == []


def test_what_is_held_is_read_from_the_declaration():
    assert held_about(Address)["address"] == ("kind", "lines", "postcode", "is_confidential", "begins_on", "ends_on")
    assert classification(Address).categories == {"address"}


# Models of ours that classify nothing, each with why. All others are about people and say of every field what it is.
UNCLASSIFIED = {
    "accounts.Account": "who works here; their work is in the log and in allocations",
    "accounts.CalendarAddress": "the secret in the address of a calendar, of who works here",
    "accounts.AccountRole": "what an account is for",
    "audit.SubjectKey": "ids only: the key under which the log names a person",
    "casework.Arrival": "told by the public, and nobody's record until a worker has taken it in",
    "casework.OwnQuestion": "what a council asks, not what anybody answers",
    "casework.DaySalt": "what one day's places are hashed with, gone the day after",
    "casework.SentFrom": "how much came from one place on a day, by a hash that nobody can undo tomorrow",
    "casework.Supervision": "what a manager and a worker talked about in supervision, of the worker's own work",
    "people.Absence": "which worker stands in for which",
    "people.Body": "an organisation in the directory",
    "people.Duty": "which worker is on duty",
    "people.Membership": "which worker is in which team",
    "people.OwnPlace": "where a worker lives, by their own wish, as a seal that can be compared",
    "people.Professional": "who works at such an organisation, as it says of itself; whom they work with is a record",
    "people.SearchWord": "words of names, without whose they are",
    "people.Team": "a team",
    "record.Draft": "what somebody is typing, read by them alone and gone after fourteen days",
    "record.Drift": "counts of what was recorded outside the notice",
    "record.Oversight": "what an officer decided on such counts",
    "record.Sent": "the number of a form that was sent",
    "record.Version": "read through its own record alone, which says of every field what it is",
}


def test_a_model_of_ours_classifies_its_fields_or_says_why_not():
    ours = [model for model in apps.get_models() if model.__module__.startswith("keepsake.")]
    silent = {model._meta.label for model in ours} - {model._meta.label for model in classified_models()}

    assert silent - UNCLASSIFIED.keys() == set(), "Make it Personal, or say here why it classifies nothing."
    assert UNCLASSIFIED.keys() - silent == set()


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


def test_a_category_that_is_nearly_right_is_suggested():
    [problem] = problems(made("Nearly", declared(fields={"shoe": "naem"}), shoe=models.IntegerField()))

    assert "name" in problem.hint
    assert "shoe" in problem.msg


def test_what_is_classified_without_being_personal_is_checked_too(monkeypatch):
    """A picture, an index: a way of their own to the rows, and fields like any other."""
    fields = {name: category for name, category in Picture.Classified.fields.items() if name != "sealed"}
    monkeypatch.setattr(Picture.Classified, "fields", fields)
    classification.cache_clear()
    try:
        assert [(each.id, each.obj) for each in every_field_is_classified()] == [("record.E002", Picture)]
    finally:
        monkeypatch.undo()
        classification.cache_clear()


def test_a_model_that_points_at_people_and_says_nothing_is_found(monkeypatch):
    attributes = {"__module__": __name__, "Meta": type("Meta", (), {"app_label": "made_up"})}
    about = models.ForeignKey(Person, models.CASCADE, related_name="+")
    pointing = type("Pointing", (models.Model,), attributes | {"about": about})
    monkeypatch.setattr(apps, "get_models", lambda: [pointing])

    assert [each.id for each in every_way_to_people_is_guarded()] == ["record.E008"]


def test_a_personal_model_with_another_way_to_its_rows_is_found(monkeypatch):
    round_it = made("RoundIt", declared(), objects=models.Manager())
    monkeypatch.setattr(apps, "get_models", lambda: [round_it])

    assert [each.id for each in every_way_to_people_is_guarded()] == ["record.E007"]


def test_a_retention_class_nobody_knows_is_found():
    assert said(made("Forever", declared(retention="forever"))) == {"record.E005"}


def test_a_record_about_nobody_is_found():
    assert said(made("Nobody", declared(subjects=()))) == {"record.E006"}


def test_a_field_of_the_category_of_its_row_needs_a_column_that_says_which():
    said_of = declared(fields={"shoe": BY_ROW})
    well = declared(fields={"shoe": BY_ROW, "kind": KEEPING}, by_row="kind")

    assert said(made("Unsaid", said_of, shoe=models.IntegerField())) == {"record.E009"}
    assert said(made("Said", well, shoe=models.IntegerField(), kind=models.CharField(max_length=60))) == set()
