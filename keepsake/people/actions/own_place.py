"""A worker says where they live themselves, so that looking at the people there is seen; or takes it back."""

from keepsake.accounts.models import Account
from keepsake.people.models import OwnPlace
from keepsake.people.same_place import code_of, place_of, seal_of
from keepsake.record.audit.noting import ACCOUNT, note
from keepsake.record.opened import current
from keepsake.record.sealing import NoFileKey
from keepsake.record.writing import action
from keepsake.record.wrong import Wrong
from keepsake.standard.identifiers import Fault, Postcode


@action
def say(*, door: str, postcode: str, by: Account) -> OwnPlace:
    """Only seals of it are kept: of the home, and of its postcode. What was said before is gone."""
    read = Postcode.read(postcode)
    if isinstance(read, Fault):
        raise Wrong("postcode", read.sentence)
    place = place_of(door, read.value)
    if not place:
        raise Wrong("door", "Say the number or the name of the house.", "With the flat's, where there is one.")
    try:
        seals = {"seal": seal_of(by.pk, place), "near": seal_of(by.pk, code_of(read.value))}
    except NoFileKey as why:
        raise Wrong("", str(why), "Ask who runs the machine.") from None
    kept, _ = OwnPlace.objects.update_or_create(worker=by, defaults={**seals, "said_on": current().day})
    _note(by)
    return kept


@action
def take_back(*, by: Account) -> None:
    """Nothing of it is kept any more."""
    OwnPlace.objects.filter(worker=by).delete()
    _note(by)


def _note(by: Account) -> None:
    note("change_own_place", actor=by.pk, role=current().role, model=ACCOUNT, row=by.pk)
