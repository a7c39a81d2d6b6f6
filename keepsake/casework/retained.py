"""How long a contact is kept, by what came of it; and what is left of something from the public form.

A contact that led to nothing here is kept apart from all cases, under a class of its own. One that led to a case is
kept with it: as a child protection record, where a child of it has or had such a plan.
"""

from keepsake.casework.arrivals import must_be_on_duty
from keepsake.casework.models import Arrival, ChildProtectionPlan, Contact, ContactChild
from keepsake.casework.models.case_record import APART, NEED, PROTECTION
from keepsake.record.opened import current
from keepsake.record.retention import kept_as

LEFT_OF_SET_ASIDE = "access_log"  # that something came, and who set it aside and why: its text is gone


def class_of_contact(contact: Contact) -> str:
    """The retention class of a contact."""
    code = kept_as(Contact, [contact.pk])[contact.pk]
    if code != NEED or contact.decided_at is None or "child_protection" not in current().granted:
        return code
    people = list(ContactChild.objects.filter(contact=contact).values_list("person", flat=True))
    return PROTECTION if ChildProtectionPlan.objects.filter(person__in=people).exists() else NEED


def is_kept_apart(contact: Contact) -> bool:
    """Was something decided, and nothing further for any child of it?"""
    return contact.decided_at is not None and kept_as(Contact, [contact.pk])[contact.pk] == APART


def set_aside_lately(most: int) -> list[Arrival]:
    """What was set aside, the last first: nothing is left of it but that. Raises NotForYou."""
    must_be_on_duty()
    rows = Arrival.objects.filter(dealt_with_at__isnull=False, contact__isnull=True)
    return list(rows.select_related("dealt_with_by").order_by("-dealt_with_at", "pk")[:most])
