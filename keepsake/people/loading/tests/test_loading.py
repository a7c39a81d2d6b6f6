"""An invented council in the record: whole, found, told of in the log, and there once."""

import json
from datetime import date

import pytest
from django.core.serializers.json import DjangoJSONEncoder
from django.db import connection, transaction
from django.db.models import QuerySet

from keepsake.accounts.demo import load_people
from keepsake.accounts.models import Account
from keepsake.people import finding, loading
from keepsake.people.actions import persons
from keepsake.people.loading import council
from keepsake.people.models import (
    Address,
    Allocation,
    Duty,
    HouseholdMember,
    Membership,
    Person,
    PersonName,
    PersonRole,
    Restriction,
    SearchKey,
    SearchWord,
)
from keepsake.record.classification import classified_models
from keepsake.record.models import Version
from keepsake.record.opened import keeping
from keepsake.record.opening import open_access
from keepsake.record.personal import Personal
from keepsake.standard.vocabulary import terms

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 22)
PEOPLE = 300
ALL = ("name", "date_of_birth", "address", "relationships", "household", "allocation", "worker_and_team", "warnings")


@pytest.fixture
def loaded():
    load_people()
    loading.load(PEOPLE, TODAY)


def rows(model):
    return QuerySet(model)


def personal_models():
    return [model for model in classified_models() if issubclass(model, Personal)]


def reading(username, role="social_worker", purpose="plan_support", categories=ALL):
    account = Account.objects.get(username=username)
    return open_access(worker=account.pk, role=role, purpose=purpose, categories=categories, day=TODAY)


def as_kept(record):
    values = {name: value for name, value in record.as_values().items() if name != "id"}
    return json.loads(json.dumps(values, cls=DjangoJSONEncoder))


def everything():
    with keeping():
        found = {model: sorted(rows(model).values_list("pk", "version")) for model in personal_models()}
    others = (Account, Membership, Duty, SearchKey, SearchWord, Version)
    return found, {model: model.objects.count() for model in others}


def test_everything_points_at_something(loaded):
    connection.check_constraints()

    with keeping():
        assert rows(Person).count() >= PEOPLE
        assert rows(HouseholdMember).filter(household__members__isnull=True).count() == 0


def test_every_record_has_its_first_version_and_the_same_values_in_it(loaded):
    for model in personal_models():
        label = model._meta.label_lower
        kept = {version.record_id: version for version in Version.objects.filter(model=label)}
        with keeping():
            found = list(rows(model))

        assert {record.pk for record in found} == kept.keys(), label
        for record in found:
            version = kept[record.pk]
            assert version.number == record.version == 1
            assert version.values == as_kept(record), label


def test_records_are_valid_and_roles_are_subjects_of_the_vocabulary(loaded):
    with keeping():
        for model in personal_models():
            for record in rows(model):
                record.clean_fields(exclude=[field.name for field in model._meta.concrete_fields if field.is_relation])
        roles = set(rows(PersonRole).values_list("role", flat=True))

    assert roles <= terms("subjects").keys()
    assert {"child", "child_in_need", "parent", "unborn_child"} <= roles


def test_an_import_leaves_what_an_action_leaves(loaded):
    with reading("social.worker", purpose="safeguard_children"):
        worker = Account.objects.get(username="social.worker")
        person = persons.add(given="Wren", family="Invented", roles=["child"], born_on=date(2020, 1, 1),
                             birth_known="exact", unsearched="invented", by=worker)  # fmt: skip

    for model, theirs in (("people.person", person.pk), ("people.personname", None)):
        kept = Version.objects.filter(model=model)
        written = kept.filter(record_id=theirs) if theirs else kept.filter(recorded_by=worker)
        imported = kept.exclude(recorded_by=worker)
        assert imported.first().values.keys() == written.get().values.keys()
        assert list(imported.first().values) == list(written.get().values)


def test_the_search_finds_what_it_would_if_it_were_made_again(loaded):
    pairs = set(SearchKey.objects.values_list("key", "person"))
    words = set(SearchWord.objects.values_list("key", "of", "word"))

    finding.rebuild()

    assert set(SearchKey.objects.values_list("key", "person")) == pairs
    assert set(SearchWord.objects.values_list("key", "of", "word")) == words


def test_the_log_says_who_put_whom_into_the_record(loaded):
    with connection.cursor() as cursor:
        cursor.execute("select actor, action, subjects from audit_entry")
        events = cursor.fetchall()

    importer = Account.objects.get(display_name=council.IMPORTER)
    assert {(actor, action) for actor, action, _ in events} == {(importer.pk.hex, "collect")}
    with keeping():
        assert len({key for *_, keys in events for key in keys.split(",")}) == rows(Person).count()


def test_the_social_worker_has_eighteen_people_and_colleagues_have_theirs(loaded):
    worker = Account.objects.get(username="social.worker")

    with reading("social.worker"):
        mine = set(Allocation.objects.filter(worker=worker).values_list("person", flat=True))
        seen = set(Person.objects.values_list("pk", flat=True))
        unborn = Person.objects.filter(birth_known="expected", pk__in=mine)
        homes = set(Address.objects.filter(person__in=mine).values_list("person", flat=True))
        children = set(PersonRole.objects.filter(person__in=mine, role="child").values_list("person", flat=True))
        names = list(PersonName.objects.filter(person__in=children).values_list("family", "given"))

        assert len(mine) == 18
        assert mine < seen
        assert unborn.count() == 1
        assert children - homes
        pairs = [(a, b) for a in names for b in names if a[0] == b[0] and a[1] != b[1] and b[1].startswith(a[1])]
        assert pairs


def test_the_family_next_door_is_closed_to_the_social_worker(loaded):
    with keeping():
        next_door = set(rows(Address).filter(lines__startswith="Next door").values_list("person", flat=True))
        closed = set(rows(Restriction).values_list("person", flat=True))

    assert next_door
    assert next_door <= closed
    with reading("social.worker"):
        assert not Person.objects.filter(pk__in=closed).exists()
        assert not Address.objects.filter(lines__startswith="Next door").exists()


def test_the_manager_sees_the_team_the_duty_worker_whom_nobody_works_with_and_others_nobody(loaded):
    with reading("social.worker"):
        team = set(Person.objects.values_list("pk", flat=True))
    with reading("team.manager", "team_manager"):
        managed = set(Person.objects.values_list("pk", flat=True))
    with reading("duty.worker"):
        on_duty = Person.objects.count()
    with reading("data.protection", "data_protection_officer"):
        nobody = Person.objects.count()

    assert team <= managed
    assert on_duty > 200
    assert nobody == 0


def test_loading_again_changes_nothing(loaded):
    before = everything()

    loading.load(PEOPLE, TODAY)
    loading.load(5 * PEOPLE, date(2027, 1, 1))

    assert everything() == before


def test_what_was_stopped_goes_on_as_it_was_begun(monkeypatch):
    load_people()
    with transaction.atomic():
        loading.load(PEOPLE, TODAY)
        whole = everything()
        transaction.set_rollback(True)
    monkeypatch.setattr(council, "FAMILIES", 20)

    def stop(progress):
        if progress.done > 150:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        loading.load(PEOPLE, TODAY, tell=stop)
    halfway = loading.invented()
    loading.load(9 * PEOPLE, date(2027, 1, 1))

    assert 150 < halfway < PEOPLE
    assert everything() == whole


def test_a_record_that_holds_somebody_is_left_alone(make_account):
    load_people()
    worker = Account.objects.get(username="social.worker")
    with reading("social.worker", purpose="safeguard_children"):
        persons.add(given="Wren", family="Invented", roles=["child"], unsearched="invented", by=worker)

    loading.load(PEOPLE, TODAY)

    assert loading.invented() == 1


@pytest.mark.parametrize("people", [1, 2, 7])
def test_a_council_may_be_tiny(people):
    load_people()

    loading.load(people, TODAY)

    assert loading.invented() >= people
