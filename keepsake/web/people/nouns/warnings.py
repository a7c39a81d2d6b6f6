"""Warnings: what to mind, until its review, and who was told."""

from datetime import date

from keepsake.people.models import Warning
from keepsake.record.opened import current
from keepsake.web.people import acting
from keepsake.web.people.ages import in_day
from keepsake.web.people.fields import RecordForm, day, long_text, tick
from keepsake.web.people.nouns.noun import Line, Noun, is_over, notes, span


class WarningForm(RecordForm):
    ticks = ("is_a_risk_to_children",)
    ordered = ("begins_on", "review_on")

    words = long_text("What to mind", missing="Say what to mind", help="Facts, and what to do about them.")
    is_a_risk_to_children = tick("This person may be a risk to children", help="Is it about a risk to children?")
    begins_on = day("From", missing="Enter from when")
    review_on = day("To be looked at again on", missing="Enter when it is to be looked at again")
    ends_on = day("Until")
    who_was_told = long_text("Who was told of it", longest=1000)


def line(warning: Warning, today: date) -> Line:
    told = f"Told: {warning.who_was_told}" if warning.who_was_told else "Nobody is recorded as told"
    past = is_over(warning, today)
    risk = "risk_to_children" in current().granted and warning.is_a_risk_to_children
    review = f"Review {'was due' if warning.review_on < today else 'due'} {in_day(warning.review_on)}"
    return Line(
        warning.words,
        notes(span(warning), "" if past else review, told),
        "Risk to children" if risk else "",
        "red",
        past,
    )


WARNINGS = Noun("warnings", "a warning", "warnings", Warning, "warnings", WarningForm, line, adds=acting.add_warning)
