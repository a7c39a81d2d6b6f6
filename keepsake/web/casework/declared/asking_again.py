"""Those who were asked before about the same children are asked again by a tick: their names are not typed twice."""

from typing import Any

from django import forms

from keepsake.casework.actions import attendance, conferences
from keepsake.casework.asked_before import Before, asked_before
from keepsake.casework.models import Conference, ConferenceInvitation, Meeting, MeetingAttendance
from keepsake.casework.steps.step import asked
from keepsake.casework.steps.who import AT_CONFERENCES
from keepsake.web.casework.acting import Act, Deed


def _whom(record: Any) -> dict[str, forms.Field]:
    """Each with where they were asked before: whoever left since is not ticked."""
    field = forms.MultipleChoiceField(
        label="Who is asked again?",
        choices=[(str(each.id), each.called) for each in asked_before(record)],
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Choose at least one of them", "invalid_choice": "Choose from the list"},
    )
    return {"who": field}


def _chosen(deed: Deed) -> list[Before]:
    ticked = set(deed.given.pop("who"))
    return [each for each in asked_before(deed.record) if str(each.id) in ticked]


def _invite(deed: Deed) -> None:
    for each in _chosen(deed):
        who = {"name": each.name, "profession": each.profession, "agency": each.agency}
        conferences.invite(conference=deed.record, by=deed.by, **{**who, **deed.given})


def _attend(deed: Deed) -> None:
    for each in _chosen(deed):
        who = {"name": each.name, "profession": each.profession, "agency": each.agency}
        attendance.at_meeting(meeting=deed.record, by=deed.by, **{**who, **deed.given})


NOTE = "They were asked before about these children. What is known of them is taken over; look whether it still holds."

ASKING_AGAIN = (
    Act(
        key="invite-again",
        title="Ask those who were asked before",
        of=Conference,
        model=ConferenceInvitation,
        questions=asked("report_due_on"),
        more_of=_whom,
        do=_invite,
        done="They are on the list. Ask others one by one.",
        is_ready=lambda conference: (
            conference.held_on is None and not conference.not_held_because and bool(asked_before(conference))
        ),
        note=NOTE,
        on_its_page=True,
        may=AT_CONFERENCES,
    ),
    Act(
        key="attend-again",
        title="Add those who were asked before",
        of=Meeting,
        model=MeetingAttendance,
        questions=asked("attendance", needed="attendance"),
        more_of=_whom,
        do=_attend,
        done="They are on the list. Add others one by one.",
        is_ready=lambda meeting: not meeting.not_held_because and bool(asked_before(meeting)),
        note=NOTE,
        on_its_page=True,
    ),
)
