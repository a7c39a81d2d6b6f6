"""What a person is to the council, from a day until a day."""

from datetime import date

from django.db.models import Q

from keepsake.accounts.models import Account
from keepsake.people.actions.persons import check_role
from keepsake.people.models import Person, PersonRole
from keepsake.record import writing
from keepsake.record.writing import action
from keepsake.record.wrong import Wrong, in_order


@action
def begin(*, person: Person, role: str, begins_on: date, by: Account, because: str = "") -> PersonRole:
    """From this day the person is also this."""
    check_role(role)
    standing = Q(ends_on__isnull=True) | Q(ends_on__gte=begins_on)
    if PersonRole.objects.filter(standing, person=person, role=role).exists():
        raise Wrong("role", "The person is that already.", "End the one that stands first.")
    return writing.add(PersonRole, person=person, role=role, begins_on=begins_on, true_from=begins_on, because=because)


@action
def end(*, role: PersonRole, ends_on: date, by: Account, because: str = "") -> PersonRole:
    """The last day on which the person was this."""
    in_order(role.begins_on, ends_on)
    return writing.change(role, ends_on=ends_on, because=because)
