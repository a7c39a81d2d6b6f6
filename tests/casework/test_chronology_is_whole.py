"""Whatever is recorded, on whatever days: each fact that tells a line stands on the chronology exactly once, in order.

The records are made from what each model declares, so that a model that is added is held to it as well.
"""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.db.models import DateField, DateTimeField, QuerySet
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from keepsake.accounts.models import Account
from keepsake.accounts.roles import Role
from keepsake.casework.actions.parts import key_of
from keepsake.casework.chronology.asking import Asked, by_year
from keepsake.casework.chronology.finding import found_about
from keepsake.casework.chronology.register import TOLD, models_told
from keepsake.casework.chronology.telling import Kind
from keepsake.casework.chronology.wording import lines_of
from keepsake.casework.models import Weight
from keepsake.people.actions import persons
from keepsake.people.models import Body, Duty, Household, Person
from keepsake.record.opened import keeping
from keepsake.record.second_wall import maintenance
from keepsake.record.writing import action, add
from tests.casework.a_file import EVERYTHING
from tests.casework.conftest import FRIDAY, at, on

DAYS = [date(2020, 1, 1) + timedelta(days=91 * number) for number in range(20)]
MODELS = [model for model in models_told() if model is not Person]
facts = st.lists(
    st.tuples(
        st.sampled_from(MODELS),
        st.lists(st.sampled_from(range(3)), min_size=1, max_size=3, unique=True),
        st.sampled_from(DAYS),
        st.booleans(),
    ),
    max_size=12,
)


@action
def record(*, model, people, day, is_over, by):
    """A row of any model that tells, with a day in each column that it tells by."""
    told = models_told()[model]
    values = {column.name: a_value(column, day) for column in model._meta.concrete_fields if is_needed(column)}
    named = [name for each in told for name in (each.on, each.until if is_over else "") if name]
    values |= {name: a_day(model._meta.get_field(name), day) for name in named}
    for name, make in (
        ("given", lambda: "Robin"),
        ("person", lambda: people[0]),
        ("other", lambda: persons.add(roles=["parent"], given="Ada", unsearched="invented", by=by)),
        ("body", lambda: Body.objects.create(name="A school", kind="school", recorded_at=at(day), recorded_by=by)),
        ("household", lambda: add(Household, name="Mill Lane", about=[people[0].pk])),
    ):
        if any(column.name == name for column in model._meta.concrete_fields):
            values[name] = make()
    part = told[0].part
    made = add(model, about=[each.pk for each in people], **values)
    for person in people if part else ():
        add(part, person=person, **{key_of(part): made})


def is_needed(column):
    optional = column.null or column.has_default() or column.blank
    return not (optional or column.name in column.model.kept_fields)


def a_value(column, day):
    if column.is_relation:
        return None
    if column.choices:
        return column.choices[0][0]
    return a_day(column, day) if isinstance(column, DateField) else "x"


def a_day(column, day):
    return datetime(day.year, day.month, day.day, 12, tzinfo=UTC) if isinstance(column, DateTimeField) else day


def expected(people):
    """What stands in the record and tells, asked of the tables themselves."""
    names = set()
    ids = {each.pk for each in people}
    for told in TOLD:
        if told.of_family:
            continue
        for row in QuerySet(told.model):
            whose = {getattr(row, "person_id", None), getattr(row, "other_id", None)}
            if told.model is Person:
                whose = {row.pk}
            if told.part:
                rows = QuerySet(told.part).filter(**{key_of(told.part): row.pk})
                whose = set(rows.values_list("person", flat=True))
            marks = {name: getattr(row, name) for name in told.columns}
            has_day = marks[told.on] is not None or told.is_told_undated
            if whose & ids and has_day and told.when(marks):
                names.add((*told.name, row.pk))
    return names


@pytest.mark.both_databases
class EveryFactIsToldOnce(TestCase):
    @settings(max_examples=12, deadline=None)
    @given(facts, st.sets(st.sampled_from(Kind), max_size=4), st.sampled_from(Weight), st.sampled_from(DAYS))
    def test_and_stands_in_its_place(self, recorded, kinds, weight, middle):
        worker = Account.objects.open(username="w", display_name="Invented", roles=[Role.TEAM_MANAGER], password=None)
        Duty.objects.create(worker=worker, begins_on=date(2020, 1, 1), ends_on=date(2030, 1, 1))
        with on(worker, FRIDAY, wanted=EVERYTHING):
            people = [
                persons.add(
                    given="Robin",
                    family="I",
                    roles=["child"],
                    born_on=DAYS[0],
                    birth_known="exact",
                    unsearched="invented",
                    by=worker,
                )
                for _ in range(3)
            ]
            for model, whose, day, is_over in recorded:
                record(model=model, people=[people[each] for each in whose], day=day, is_over=is_over, by=worker)

            entries = found_about([each.pk for each in people[:2]]).entries
            lines = lines_of(entries)
            with maintenance(), keeping():
                stands = expected(people[:2])

        names = [(each.name[0], each.name[2], each.name[1]) for each in entries]
        assert sorted(map(str, names)) == sorted(map(str, stands))
        assert len(lines) == len(entries)
        assert [line.entry.order for line in lines] == sorted(line.entry.order for line in lines)
        assert all(line.said.title and line.said.plain for line in lines)
        assert sum(map(len, by_year(entries).values())) == len(entries)
        before, after = Asked(ends_on=middle, weight=Weight.DAILY), Asked(begins_on=middle, weight=Weight.DAILY)
        assert all(each.on is None or before.takes(each) or after.takes(each) for each in entries)
        chosen = Asked(kinds=frozenset(kinds), weight=weight)
        assert {each.told.kind for each in entries if chosen.takes(each)} <= (kinds or set(Kind))
