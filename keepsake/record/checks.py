"""What must be so before anything starts: every field of every personal model says what it is."""

from collections.abc import Iterator
from typing import Any

from django.apps import apps
from django.core.checks import CheckMessage, Error, Tags, register
from django.db.models import Model

from keepsake.record.classification import BY_ROW, IN_ANY_ACCESS, Unclassified, classification
from keepsake.record.personal import Personal, Personals
from keepsake.standard.vocabulary import nearest, terms


@register(Tags.models)
def every_field_is_classified(app_configs: Any = None, **_: Any) -> list[CheckMessage]:
    """A field without a category, with one that nobody knows, or a model without subjects or retention class."""
    models = [model for model in apps.get_models() if issubclass(model, Personal) or hasattr(model, "Classified")]
    return [problem for model in models for problem in problems(model)]


@register(Tags.models)
def every_way_to_people_is_guarded(app_configs: Any = None, **_: Any) -> list[CheckMessage]:
    """A personal model with another way to its rows, or a model that points at one and says nothing of itself."""
    found: list[CheckMessage] = []
    for model in apps.get_models():
        if issubclass(model, Personal):
            ways = {type(model._base_manager), type(model._default_manager)}
            if ways != {Personals}:
                hint = "Let its Meta inherit from Personal.Meta, and give it no manager of its own."
                found.append(Error("There is a way round the guard.", hint=hint, obj=model, id="record.E007"))
        elif _points_at_people(model) and not hasattr(model, "Classified"):
            hint = "Make it Personal; or where it holds nothing but keys, give it a Classified that says so."
            found.append(Error("It points at people and is not classified.", hint=hint, obj=model, id="record.E008"))
    return found


def _points_at_people(model: type[Model]) -> bool:
    remote = (field.related_model for field in model._meta.concrete_fields if field.is_relation)
    return any(isinstance(each, type) and issubclass(each, Personal) for each in remote)


def problems(model: type[Model]) -> Iterator[CheckMessage]:
    """What is wrong with a model's declaration."""
    try:
        declared = classification(model)
    except Unclassified as error:
        yield Error(str(error), hint="Give it a Classified: subjects, retention, fields.", obj=model, id="record.E001")
        return
    names = {field.name for field in model._meta.concrete_fields}
    for name in sorted(names - declared.fields.keys()):
        yield Error(
            f"The field '{name}' has no category.", hint="Add it to Classified.fields.", obj=model, id="record.E002"
        )
    for name in sorted(declared.fields.keys() - names):
        yield Error(f"Classified names '{name}', which is no field.", obj=model, id="record.E003")
    for name, category in declared.fields.items():
        if category == BY_ROW and declared.by_row not in names:
            hint = "Let Classified.by_row name the column that holds the category of each row."
            yield Error(
                f"'{name}' is of the category of its row, and no column has it.", hint=hint, obj=model, id="record.E009"
            )
        elif category not in IN_ANY_ACCESS and category not in terms("categories"):
            close = nearest("categories", category)
            hint = f"Did you mean {close}?" if close else "See docs/vocabulary.md, categories."
            yield Error(f"'{name}' is of '{category}', which is no category.", hint=hint, obj=model, id="record.E004")
    for each in declared.retention_classes:
        if each not in terms("retention_classes"):
            yield Error(f"'{each}' is no retention class.", obj=model, id="record.E005")
    if not declared.subjects:
        yield Error("It is about nobody.", hint="Name the path to its people.", obj=model, id="record.E006")
