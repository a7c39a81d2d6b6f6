"""A step that several children go through: what is shared, and a part for each child. Used by the actions here."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any, TypeVar

from keepsake.casework.models.case_record import CaseRecord, OwnPart
from keepsake.people.models import Person
from keepsake.people.seeing import must_see
from keepsake.record import writing
from keepsake.record.wrong import Wrong

Shared = TypeVar("Shared", bound=CaseRecord)
Own = Mapping[Person, Mapping[str, Any]]


def begin(
    step: type[Shared],
    part: type[OwnPart],
    *,
    children: Iterable[Person],
    own: Own | None = None,
    true_from: date | None = None,
    **shared: Any,
) -> Shared:
    """A new step with a part for each child. ``own`` gives a child's own values. Raises NotSeen, Wrong."""
    them = list(dict.fromkeys(children))
    if not them:
        raise Wrong("children", "Say whom it is about.", "Choose at least one child.")
    must_see(*them)
    made = writing.add(step, about=[child.pk for child in them], true_from=true_from, **given(shared))
    for child in them:
        join(made, part, child, **(own or {}).get(child, {}))
    return made


def join(step: CaseRecord, part: type[OwnPart], child: Person, **own: Any) -> OwnPart:
    """A child's own part in a step."""
    values: dict[str, Any] = {key_of(part): step, **given(own)}
    return writing.add(part, person=child, **values)


def part_of(step: CaseRecord, part: type[OwnPart], child: Person) -> Any:
    """A child's part. Raises Wrong for a child who is not in the step."""
    found = part.objects.filter(person=child, **{key_of(part): step}).first()
    if found is None:
        raise Wrong("children", "This child is not in it.", "Add the child first.")
    return found


def key_of(part: type[OwnPart]) -> str:
    """The name of the key by which a part belongs to its step."""
    keys: list[Any] = [field for field in part._meta.concrete_fields if field.is_relation]
    return next(str(key.name) for key in keys if key.remote_field.related_name == "children")


def given(values: Mapping[str, Any]) -> dict[str, Any]:
    """What was said. What was not is not written: it would be decided about as if it had been."""
    tidy = {name: value.strip() if isinstance(value, str) else value for name, value in values.items()}
    return {name: value for name, value in tidy.items() if value not in ("", None)}
