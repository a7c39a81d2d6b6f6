"""Texts of the record that say of what category they are, so that one is known wherever it turns up."""

import json

from django.db import connection, models

from keepsake.record.classification import KEEPING, classification, classified_models
from keepsake.record.second_wall import maintenance

SHORTEST = 40  # letters of a field that may hold any words; shorter ones hold codes
CODES = ("disabilities", "other_languages", "factors", "code", "agrees_with")
NUMBERS = ("value", "kind", "phone")  # each is its own, or of a form that is read again


def texts():
    """Model -> its fields that hold any words, each with its category."""
    found = {}
    for model in classified_models():
        declared = classification(model)
        fields = {
            field: declared.fields[field.name]
            for field in model._meta.concrete_fields
            if isinstance(field, models.CharField | models.TextField) and _is_free(field)
        }
        found[model] = {field: category for field, category in fields.items() if category != KEEPING}
    return {model: fields for model, fields in found.items() if fields}


def _is_free(field):
    return not field.choices and field.name not in (*CODES, *NUMBERS) and (field.max_length or SHORTEST) >= SHORTEST


def write(word):
    """Put `word(category)` into every such text of every record, and of every version of one."""
    with maintenance(), connection.cursor() as cursor:
        for model, fields in texts().items():
            sets = ", ".join(f'"{field.column}" = %s' for field in fields)
            cursor.execute(f'update "{model._meta.db_table}" set {sets}', [word(each) for each in fields.values()])
        _write_versions(cursor, word)


def _write_versions(cursor, word):
    named = {model._meta.label_lower: {f.attname: c for f, c in fields.items()} for model, fields in texts().items()}
    cursor.execute('select id, model, "values" from record_version')
    for id, model, held in cursor.fetchall():
        values = json.loads(held) if isinstance(held, str) else held
        changed = values | {name: word(category) for name, category in named.get(model, {}).items() if values.get(name)}
        if changed != values:
            cursor.execute('update record_version set "values" = %s where id = %s', [json.dumps(changed), id])
