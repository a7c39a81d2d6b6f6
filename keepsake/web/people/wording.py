"""Values of records in words, as lists and histories show them."""

from collections.abc import Iterable
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import BooleanField, DateField, Field, ForeignKey

from keepsake.accounts.models import Account
from keepsake.people.models import Body, Person, Professional, Team
from keepsake.record.access import Access
from keepsake.record.personal import Personal
from keepsake.standard.codes import codes
from keepsake.standard.vocabulary import label, terms
from keepsake.web.people.ages import in_day
from keepsake.web.people.brief import names_of

NOTHING = "Nothing recorded"
CODE_SETS = {
    "sex": "sex",
    "gender": "gender",
    "ethnicity": "ethnicity",
    "religion": "religion",
    "first_language": "language",
    "disabilities": "disability",
    "no_pupil_number": "upn_unknown",
}


def label_of(model: type[Personal], name: str) -> str:
    """What a field is called on a page."""
    field = model._meta.get_field(name)
    words = str(getattr(field, "verbose_name", name))
    if words == name.replace("_", " "):  # the model gives it no name of its own
        words = _LABELS.get(name, words.removeprefix("is ").removeprefix("has "))
    return words[:1].upper() + words[1:]


_LABELS = {
    "begins_on": "from",
    "ends_on": "until",
    "value": "number or address",
    "born_on": "date of birth",
    "birth_known": "how sure the date of birth is",
    "body": "organisation",
    "is_confidential": "confidential",
    "is_objected_to": "objects to its being shared",
    "is_a_risk_to_children": "a risk to children",
    "has_responsibility": "parental responsibility",
    "responsibility_by": "how parental responsibility was gained",
    "words": "what the warning is",
    "code": "circumstance",
    "same_as": "joined as one person with",
    "shows": "what it shows",
    "why": "who agreed, and why it is held",
}


def in_words(model: type[Personal], name: str, value: Any, access: Access) -> str:
    """A value of a field as it stands in a record or in one of its versions."""
    field: Any = model._meta.get_field(name)
    if value is None or value == "":
        return NOTHING
    if isinstance(field, ForeignKey):
        return _pointed_at(field, value, access)
    if isinstance(field, BooleanField):
        return "Yes" if value else "No"
    if isinstance(field, DateField) and not hasattr(value, "hour"):
        return in_day(value if isinstance(value, date) else date.fromisoformat(str(value)[:10]))
    return _coded(field, name, str(value))


def _coded(field: "Field[Any, Any]", name: str, value: str) -> str:
    if field.choices:
        return str({str(code): words for code, words in field.flatchoices}.get(value, value))
    if name in CODE_SETS:
        return coded(CODE_SETS[name], value)
    return label("subjects", value) if name == "role" and value in terms("subjects") else value


def coded(code_set: str, value: str) -> str:
    """The meaning of a code, or of several with commas or spaces between; what is no code stays as it is."""
    known = codes(code_set)
    parts = value.replace(",", " ").split() if value not in known else [value]
    return "; ".join(known[part].label for part in parts) if all(part in known for part in parts) else value


def _pointed_at(field: "ForeignKey[Any, Any]", value: Any, access: Access) -> str:
    """A name where it may be seen; never an id."""
    target = field.related_model
    if target is Person:
        id = value if isinstance(value, UUID) else UUID(str(value))
        seen = Person.objects.filter(pk=id).exists()
        access.saw([id] if seen else [])
        return names_of([id], access, access.day)[id].name if seen else "Somebody not shown"
    if target in (Body, Professional):
        return str(target.objects.filter(pk=value).first() or NOTHING)
    if "worker_and_team" not in access.granted:
        return "Not shown"
    if target is Team:
        return str(Team.objects.filter(pk=value).first() or NOTHING)
    return _worker(value, access) if target is Account else "Not shown"


def _worker(id: Any, access: Access) -> str:
    """The name of a worker, asked for once however often a page says it."""
    known: dict[str, str] = access.worked_out.setdefault("workers", {})
    if str(id) not in known:
        known[str(id)] = account_names([id]).get(str(id), "Somebody who has left")
    return known[str(id)]


def account_names(ids: Iterable[Any]) -> dict[str, str]:
    """The display names of accounts, by id as text."""
    return {str(account.pk): account.display_name for account in Account.objects.filter(pk__in=set(ids))}
