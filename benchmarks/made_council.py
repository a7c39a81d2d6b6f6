"""The made people of ``made_people.py`` as records of the program, to be searched.

Their names are as frequent as those of England are thought to be; an invented council has few names, and many people of
each. A person's community stands where the language does. Nobody works with them yet, so that a worker on duty may see
them all.
"""

import sys
from collections.abc import Iterator
from datetime import timedelta
from itertools import count, islice
from time import perf_counter

from made_people import TODAY, made_people

from keepsake.people.matching import Born, Called, Person

AT_ONCE, CHILD = 2_000, 18
KINDS = {Called.CURRENT: "current", Called.FORMER: "former", Called.ALIAS: "alias"}
KNOWN = {Born.EXACT: "exact", Born.ESTIMATED: "estimated", Born.YEAR_ONLY: "estimated"}


def fill_with_made(people: int) -> float:
    """Write so many where the record holds nobody; the seconds it took."""
    from django.utils import timezone

    from keepsake.accounts.models import Account
    from keepsake.people.loading.storing import Batch, count, hurried, is_empty
    from keepsake.people.models import Duty
    from keepsake.record.second_wall import maintenance

    begun = perf_counter()
    if is_empty():
        importer = Account.objects.open(username="made", display_name="Made People", roles=(), password=None)
        today = timezone.localdate()
        Duty.objects.create(
            worker=Account.objects.get(username="duty.worker"), begins_on=today, ends_on=today + timedelta(days=365)
        )
        waiting, words = made_people(people), set[str]()
        with hurried():
            while batch := list(islice(waiting, AT_ONCE)):
                records = [record for community, person in batch for record in _records(person, community)]
                with maintenance():
                    Batch(importer.pk, timezone.now(), "invented").write(records, words)
                print(f"\r  {batch[-1][1].id:,} people", end="", file=sys.stderr, flush=True)
        count()
    return perf_counter() - begun


def _records(person: Person, community: str) -> Iterator[object]:
    from keepsake.people import models
    from keepsake.people.loading.ids import made
    from keepsake.people.loading.records import Record

    who, number = made("person", person.id), count()
    born = person.born_on and person.born_on.isoformat()

    def about(model: type, **values: object) -> Record:
        return Record(model, made("record", person.id, next(number)), (who,), {"person_id": who, **values})

    known = KNOWN[person.born] if born else "unknown"
    yield Record(models.Person, who, (who,), {"born_on": born, "birth_known": known, "first_language": community})
    for name in person.names:
        given, _, family = name.text.rpartition(" ")
        yield about(models.PersonName, kind=KINDS[name.called], given=given, family=family)
    for place, postcode in enumerate(person.postcodes):
        past = {"ends_on": "2020-01-01"} if place else {}
        yield about(models.Address, lines="1 Made Street\nMadeton", postcode=postcode, **past)
    for phone in person.phones:
        yield about(models.ContactWay, kind="phone", value=phone)
    for value in person.identifiers:
        yield about(models.NhsNumber, value=value, verification="traced")
    is_child = person.born_on and TODAY.year - person.born_on.year < CHILD
    yield about(models.PersonRole, role="child" if is_child else "parent")
