"""A record is made from a row as Django makes it, only without asking each field."""

import pytest
from django.apps import apps
from django.db import models

from keepsake.record.personal import Personal

RECORDS = [model for model in apps.get_models() if issubclass(model, Personal)]


def state(record):
    of_it = record._state.adding, record._state.db, record._state.fields_cache
    return {name: value for name, value in vars(record).items() if name != "_state"}, of_it


@pytest.mark.parametrize("model", RECORDS, ids=lambda model: model._meta.label)
def test_a_record_of_any_columns_is_what_django_makes_of_them(model):
    names = [field.attname for field in model._meta.concrete_fields]
    for read in (names, names[:1], names[::2]):
        values = [f"the value of {name}" for name in read]

        ours = model.from_db("default", read, values)

        assert state(ours) == state(models.Model.from_db.__func__(model, "default", read, values))
        assert ours.get_deferred_fields() == set(names) - set(read)
        assert not ours._state.adding
