"""A child of the census as records: the child, the numbers, each case and all that belongs to it.

Ids follow from the council, the child and the days, so that the same file gives the same records whenever it is read.
"""

from collections import Counter
from collections.abc import Iterator
from hashlib import sha1
from typing import Any, NamedTuple
from uuid import UUID

from keepsake.casework import models
from keepsake.census.elements import CASE, GROUPS, NO_FURTHER_ACTION, OLD_SEX, PLANS, Group
from keepsake.census.placing import Row, Told, day, known, placed
from keepsake.people.loading.records import Record
from keepsake.people.models import OtherNumber, Person, PersonRole, PupilNumber
from keepsake.record.personal import Personal

OURS = UUID("5b1e0c57-35f4-5c0e-9a56-6a0f2f3c8d10")  # under it every id of an import is made
LONGEST = 40  # characters of a number
_VARIANT = {digit: f"{int(digit, 16) & 3 | 8:x}" for digit in "0123456789abcdef"}  # of RFC 9562
Tables = dict[str, list[dict[str, Any]]]


class File(NamedTuple):
    """Which census: the council, the year in which it ends, and the day up to which it tells."""

    la: str
    year: int

    @property
    def origin(self) -> str:
        return f"cin_census_{self.year}"

    @property
    def last_day(self) -> str:
        return f"{self.year}-03-31"


def made(*of: object) -> str:
    r"""The id of what is named so: a UUID of version 5, worked out in a third of the time that ``uuid5`` takes.

    >>> from uuid import uuid5
    >>> made("person", "808", "A-1") == uuid5(OURS, "\x1f".join(("person", "808", "A-1"))).hex
    True
    """
    digest = sha1(OURS.bytes + "\x1f".join(map(str, of)).encode(), usedforsecurity=False).hexdigest()
    return f"{digest[:12]}5{digest[13:16]}{_VARIANT[digest[16]]}{digest[17:32]}"


def person_of(la: str, number: str) -> str:
    """The id of the child whom this council numbers so, where an import makes the person."""
    return made("person", la, number)


def council_number(tables: Tables) -> str:
    return str(tables["ChildIdentifiers"][0].get("LAchildID") or "")


class Child:
    """One child of a file, on the way into the record. ``who`` is the person; ``is_new`` where nobody is it yet."""

    def __init__(self, file: File, tables: Tables, who: str | None, told: Told) -> None:
        self.file, self.tables, self.told = file, tables, told
        self.number = council_number(tables)
        self.is_new = who is None
        self.who = who or person_of(file.la, self.number)
        self.times: Counter[tuple[object, ...]] = Counter()
        self.origin, self.place = file.origin, f"{file.la}/{self.number}"

    def records(self) -> Iterator[Record]:
        identifiers = self.tables["ChildIdentifiers"][0]
        yield Record(Person, self.who, (self.who,), self._person(identifiers))
        yield self._of(OtherNumber, "council", value=self.number, kind="council_number")
        yield self._of(PersonRole, "role", role="unborn_child" if self._is_expected(identifiers) else "child")
        for element, last in (("UPN", None), ("FormerUPN", self.file.last_day)):
            value = identifiers.get(element)
            if value and len(value) <= LONGEST:
                yield self._of(PupilNumber, value, value=value, ends_on=last)
            elif value:
                self.told.add(element, value, f"it is longer than {LONGEST} characters.")
        for case in self.tables["CINdetails"]:
            yield from self._case(case)

    def _is_expected(self, identifiers: Row) -> bool:
        return not identifiers.get("PersonBirthDate") and bool(identifiers.get("ExpectedPersonBirthDate"))

    def _person(self, identifiers: Row) -> dict[str, Any]:
        found: dict[str, Any] = {}
        for element, column in (("PersonDeathDate", "died_on"), self._birth(identifiers)):
            value = identifiers.get(element)
            found[column] = day(value) if value else None
            if value and found[column] is None:
                self.told.add(element, value, "it is not a day, so it is left empty.")
        if found["born_on"]:
            found["birth_known"] = "expected" if self._is_expected(identifiers) else "exact"
        if found["born_on"] and found["died_on"] and found["died_on"] < found["born_on"]:
            self.told.add("PersonDeathDate", found["died_on"], "it is before birth, so it is left empty.")
            found["died_on"] = None
        traits = next(iter(self.tables["ChildCharacteristics"]), {})
        found["ethnicity"] = known("ethnicity", "Ethnicity", traits.get("Ethnicity"), self.told)
        found["sex"] = self._sex(identifiers)
        found["no_pupil_number"] = known("upn_unknown", "UPNunknown", identifiers.get("UPNunknown"), self.told)
        told_of = [row["Disability"] for row in self.tables["Disabilities"]]
        kept = (known("disability", "Disability", code, self.told) for code in dict.fromkeys(told_of))
        found["disabilities"] = " ".join(code for code in kept if code)
        return found

    def _birth(self, identifiers: Row) -> tuple[str, str]:
        return ("ExpectedPersonBirthDate" if self._is_expected(identifiers) else "PersonBirthDate", "born_on")

    def _sex(self, identifiers: Row) -> str:
        if identifiers.get("Sex"):
            return known("sex", "Sex", identifiers["Sex"], self.told)
        value = identifiers.get("GenderCurrent")
        if value == "9":
            self.told.add("GenderCurrent", value, "the record has it as not known.")
        elif value and value not in OLD_SEX:
            self.told.add("GenderCurrent", value, "it is not a code of gender_before_2024.")
        return OLD_SEX.get(value or "", "")

    def _case(self, case: Row) -> Iterator[Record]:
        values = placed(case, (*CASE, NO_FURTHER_ACTION), self.told)
        if values is None:
            return
        key, place = self._key("case", values["received_on"]), case["CINdetailsID"]
        referral = made(*key)
        yield self._record(models.Referral, referral, place, values["received_on"], **values)
        for group in GROUPS:
            rows = [row for row in self.tables[group.table] if row["CINdetailsID"] == place]
            for number, row in enumerate(rows, start=1):
                yield from self._grouped(group, row, referral, key, f"{place}/{group.name}/{number}")

    def _grouped(self, group: Group, row: Row, referral: str, case: tuple[object, ...], place: str) -> Iterator[Record]:
        values = placed(row, group.elements, self.told)
        if values is None:
            return
        since = values[group.begins.column]
        key = self._key(*case, group.name, since)
        if group.step is not None:
            step = made(*key, "step")
            shared = {name: values.pop(name) for name in group.on_step & values.keys()}
            yield self._shared(group.step, step, place, since, **shared)
            values[group.step_key] = step
        yield self._record(group.model, made(*key), place, since, referral_id=referral, **values)
        if group is PLANS:
            yield from self._reviews(row, made(*key), referral, place)

    def _reviews(self, plan: Row, id: str, referral: str, place: str) -> Iterator[Record]:
        mine = [row for row in self.tables["Reviews"] if _of_plan(row) == _of_plan(plan)]
        for number, row in enumerate(mine, start=1):
            held = day(row["CPPreviewDate"] or "")
            if held is None:
                self.told.add("CPPreviewDate", row["CPPreviewDate"], "it is not a day, so the review is left out.")
                continue
            key, at = self._key("review", id, held), f"{place}/{number}"
            conference = made(*key, "step")
            yield self._shared(models.Conference, conference, at, held, kind="review", held_on=held)
            more = {"conference_id": conference, "referral_id": referral, "plan_id": id}
            yield self._record(models.ConferenceChild, made(*key), at, held, **more)

    def _key(self, *of: object) -> tuple[object, ...]:
        """The names of one of several that may begin on the same day."""
        whole = (self.who, *of)
        self.times[whole] += 1
        return (*whole, self.times[whole])

    def _of(self, model: type[Personal], name: str, **values: Any) -> Record:
        id = made(model._meta.label_lower, self.who, name)
        return Record(model, id, (self.who,), {"person_id": self.who, **values})

    def _record(self, model: type[Personal], id: str, place: str, since: str, **values: Any) -> Record:
        return self._shared(model, id, place, since, person_id=self.who, **values)

    def _shared(self, model: type[Personal], id: str, place: str, since: str, **values: Any) -> Record:
        values |= {"origin": self.origin, "original_id": f"{self.place}/{place}"}
        return Record(model, id, (self.who,), values, since)


def _of_plan(row: Row) -> tuple[object, object]:
    return row["CINdetailsID"], row["CPPID"]
