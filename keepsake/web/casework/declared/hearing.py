"""What children, parents and carers say to a conference, in their own words; who took part in a discussion."""

from typing import Any

from keepsake.casework.actions import attendance, conferences
from keepsake.casework.models import Conference, Statement, StrategyAttendance, StrategyDiscussion
from keepsake.casework.status import may_be_written
from keepsake.casework.steps.step import asked
from keepsake.casework.steps.who import AT_CONFERENCES
from keepsake.web.casework.acting import Act, Deed

TELL = (
    "Whoever disagrees is told what they can do, for example: that it stands in the minutes, how to complain, and who"
)
TELL += " can help them to say it. Somebody who is not in the list is added to the family on the child's page first."
WHO = asked("name", "profession", "agency", "attendance", needed="name attendance")


def _hear(deed: Deed) -> None:
    for person in deed.children:
        conferences.hear(conference=deed.record, person=person, by=deed.by, **deed.given)


def _came(discussion: StrategyDiscussion, _: Any) -> dict[str, Any]:
    return {"attendance": StrategyAttendance.Attendance.ATTENDED}


HEARING = (
    Act(
        key="hear",
        title="Record what somebody says, in their own words",
        of=Conference,
        model=Statement,
        questions=asked("said_on", "medium", "words", "asked", "agreement", "told", needed="said_on words"),
        do=_hear,
        done="Their own words are kept, apart from how anybody else puts it.",
        with_anybody=True,
        begins_with=lambda _, day: {"said_on": day, "children": []},
        note=TELL,
        may=AT_CONFERENCES,
    ),
    Act(
        key="attend-discussion",
        title="Add who took part",
        of=StrategyDiscussion,
        model=StrategyAttendance,
        questions=WHO,
        do=lambda deed: attendance.at_discussion(discussion=deed.record, by=deed.by, **deed.given) and None,
        done="They are on the list.",
        is_ready=may_be_written,
        begins_with=_came,
    ),
    Act(
        key="correct-attendance",
        title="Correct whether they took part",
        of=StrategyAttendance,
        model=StrategyAttendance,
        questions=WHO,
        do=lambda deed: attendance.correct(attending=deed.record, by=deed.by, **deed.given),
        done="It is put right.",
        is_ready=lambda attending: may_be_written(attending.discussion),
        begins_with=lambda attending, _: {each.field: getattr(attending, each.field) for each in WHO},
    ),
)
