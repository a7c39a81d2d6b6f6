"""A body, or somebody of it, works with a person: in what part, and from when to when."""

from datetime import date

from django.db.models import Q

from keepsake.accounts.models import Account
from keepsake.people.models import Body, Involvement, Person, Professional, Service
from keepsake.record import writing
from keepsake.record.writing import action
from keepsake.record.wrong import Wrong, in_order


@action
def begin(
    *,
    person: Person,
    by: Account,
    body: Body | None = None,
    professional: Professional | None = None,
    part: str = "",
    words: str = "",
    begins_on: date | None = None,
    ends_on: date | None = None,
) -> Involvement:
    """They work with the person from this day on. Of a professional with a body, both are kept: people move on."""
    if professional is not None and body is None:
        body = professional.body
    if body is None and professional is None:
        raise Wrong("chosen", "Say who works with them.", "A body, or somebody of it.")
    kind = part or (body.kind if body else Service.OTHER)
    if kind not in Service.values:
        raise Wrong("part", "Say what part they have.", f"One of: {', '.join(Service.values)}.")
    in_order(begins_on, ends_on)
    standing = Q(ends_on__isnull=True) if begins_on is None else Q(ends_on__isnull=True) | Q(ends_on__gte=begins_on)
    same = Involvement.objects.filter(standing, person=person, body=body, professional=professional, part=kind)
    if same.exists():
        raise Wrong("chosen", "It is recorded already that they work with them.", "Correct that one, or end it first.")
    return writing.add(
        Involvement,
        person=person,
        body=body,
        professional=professional,
        part=kind,
        words=words.strip(),
        begins_on=begins_on,
        ends_on=ends_on,
        true_from=begins_on,
    )


@action
def end(*, involvement: Involvement, ends_on: date, by: Account, because: str = "") -> Involvement:
    """The last day on which they worked with them."""
    in_order(involvement.begins_on, ends_on)
    return writing.change(involvement, ends_on=ends_on, because=because)
