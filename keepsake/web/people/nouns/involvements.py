"""Who works with somebody from outside the council: a school, a practice, a police officer, and how to reach them."""

from datetime import date
from typing import Any
from uuid import UUID

from keepsake.people.identity import ids_of
from keepsake.people.models import Body, Involvement, Professional, Service
from keepsake.record.remembered import about_once
from keepsake.web.addresses import url
from keepsake.web.people.colleagues import bodies_of, professionals_of
from keepsake.web.people.fields import RecordForm, choice, day, text
from keepsake.web.people.nouns.contacts import reachable
from keepsake.web.people.nouns.noun import Line, Noun, is_over, notes, span


class InvolvementForm(RecordForm):
    part = choice("What part do they have?", Service.choices, missing="Choose what part they have")
    words = text("What do they do for them?", help="Goes on Tuesdays; sees her about her asthma.", longest=500)
    begins_on = day("From")
    ends_on = day("Until")


class _Involvements(Noun):
    def read(self, person: UUID) -> list[Any]:
        found = about_once(Involvement, ids_of(person), "ends_on", "part", "-begins_on", "recorded_at")
        bodies = bodies_of(each.body_id for each in found)
        professionals = professionals_of(each.professional_id for each in found)
        for each in found:
            each.body = bodies[each.body_id] if each.body_id else None
            each.professional = professionals[each.professional_id] if each.professional_id else None
        return found


def line(involvement: Involvement, today: date) -> Line:
    """ "Asha Rowan, Health visitor: Anise Health Visiting 1", with how they are reached."""
    body, who = involvement.body, involvement.professional
    people = f"{who.name}, {who.profession}" if who else ""
    main = ": ".join(part for part in (people, body.name if body else "") if part)
    return Line(
        main,
        notes(involvement.words, reached(who, body), span(involvement)),
        involvement.get_part_display(),
        "turquoise",
        is_over(involvement, today),
        address_of(who, body),
    )


def address_of(who: Professional | None, body: Body | None) -> str:
    """The page of the one who is named, or else of the body."""
    if who is not None:
        return url("directory:professional", id=who.pk)
    return url("directory:body", id=body.pk) if body is not None else ""


def reached(who: Professional | None, body: Body | None) -> str:
    """How somebody is reached at work: their own number, or else that of where they work."""
    ways: list[str] = []
    for name in ("phone", "email"):
        own = getattr(who, name, "") or getattr(body, name, "")
        ways += [reachable(own)] if own else []
    return ", ".join(ways)


INVOLVEMENTS = _Involvements(
    "around", "who works with them", "workers", Involvement, "services_involved", InvolvementForm, line
)
