"""A known answer is taken over by somebody who says that it is still true, and looked at when it is corrected."""

from keepsake.accounts.models import Account
from keepsake.casework.known_answers import Offer, Taken
from keepsake.casework.models import UsedAnswer
from keepsake.casework.models.case_record import CaseRecord
from keepsake.people.models import Person
from keepsake.record import writing
from keepsake.record.writing import action, under_way
from keepsake.record.wrong import Wrong


@action
def confirm(*, record: CaseRecord, offer: Offer, version: int, by: Account) -> UsedAnswer:
    """Say from which version of which record an answer was taken. ``version`` is the one that was on the screen."""
    if offer.source.version != version:
        raise Wrong(offer.field, "What was offered has been corrected in between.", "Read what it says now.")
    return writing.add(
        UsedAnswer,
        person=Person(pk=offer.person),
        record_model=record._meta.label_lower,
        record_id=record.pk,
        field=offer.field,
        source_model=offer.source._meta.label_lower,
        source_id=offer.source.pk,
        source_field=offer.source_field,
        source_version=version,
        confirmed_at=under_way().at,
        confirmed_by=by,
    )


@action
def look_at(*, taken: Taken, version: int, by: Account) -> UsedAnswer:
    """The source was corrected, and somebody has looked: what stands here was left or changed."""
    if taken.source.version != version:
        raise Wrong(taken.used.field, "It was corrected once more in between.", "Read what it says now.")
    return writing.change(taken.used, looked_at_version=version)
