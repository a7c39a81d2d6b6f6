"""What belongs to the period of a census, and what was not known yet when it ended."""

from collections.abc import Mapping
from datetime import date
from typing import Any, NamedTuple

from keepsake.census.elements import ASSESSMENTS, ENQUIRIES, NEED_PLANS, PLANS, Group

OVER = {ASSESSMENTS: "authorised_on", NEED_PLANS: "ends_on", PLANS: "ends_on"}


class Period(NamedTuple):
    """From its first to its last day, both in it."""

    first: date
    last: date

    def has(self, group: Group, values: Mapping[str, Any]) -> bool:
        """Had it begun by the last day, and was it not over before the first?

        An enquiry has no last day in the census: it belongs by its own day, by that of its conference, or while a
        conference is still to come.
        """
        begun = values[group.begins.column]
        if begun > self.last:
            return False
        if group is ENQUIRIES and begun < self.first:
            held = values["conference_on"]
            return held >= self.first if held else not values["is_conference_not_required"]
        over = values.get(OVER.get(group, ""))
        return over is None or over >= self.first

    def known(self, values: Mapping[str, Any]) -> dict[str, Any]:
        """The values without days after the last one."""
        return {
            name: None if isinstance(value, date) and value > self.last else value for name, value in values.items()
        }
