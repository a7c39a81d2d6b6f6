"""How often things are so, for England as published where it is; ``tables/rates.csv`` has each with its source."""

from dataclasses import dataclass, fields

from keepsake.people.demo_council.tables import rows


@dataclass(frozen=True, slots=True)
class Rates:
    """Figures for one council. Change some with :func:`dataclasses.replace`."""

    children_in_need: float
    child_protection_plans: float
    looked_after: float
    unaccompanied: float
    foster_placements: float
    children_in_need_before: float
    disabled_children_in_need: float
    disabled_others: float
    caseload: float
    turnover: float
    agency_workers: float
    mixed_couples: float
    recorded_twice: float
    interpreter_needed: float
    no_fixed_abode: float
    confidential_address: float
    restricted_record: float
    warned: float
    unborn: float
    ethnicity_not_recorded: float


def england() -> Rates:
    """The figures of the table.

    >>> england().looked_after
    67.0
    """
    known = {row["fact"]: float(row["value"]) for row in rows("rates")}
    return Rates(**{field.name: known[field.name] for field in fields(Rates)})
