"""Who took part in a discussion or a meeting: added beside it, and put right. A conference invites; see there."""

from typing import Any

from keepsake.accounts.models import Account
from keepsake.casework.actions import parts, steps
from keepsake.casework.models import Meeting, MeetingAttendance, StrategyAttendance, StrategyDiscussion
from keepsake.casework.models.case_record import Attending
from keepsake.record import writing
from keepsake.record.writing import action
from keepsake.record.wrong import said

ATTENDED = Attending.Attendance.ATTENDED


@action
def at_discussion(
    *, discussion: StrategyDiscussion, name: str, by: Account, attendance: str = ATTENDED, **who: str
) -> StrategyAttendance:
    """Somebody took part in a strategy discussion, or was asked and did not."""
    steps.must_be_open(discussion)
    called = said("name", name, "Say who it was.")
    return writing.add(
        StrategyAttendance, discussion=discussion, name=called, attendance=attendance, **parts.given(who)
    )


@action
def at_meeting(
    *, meeting: Meeting, name: str, by: Account, attendance: str = ATTENDED, **who: str
) -> MeetingAttendance:
    """Somebody came to a meeting, or was asked and did not."""
    called = said("name", name, "Say who it was.")
    return writing.add(MeetingAttendance, meeting=meeting, name=called, attendance=attendance, **parts.given(who))


@action
def correct(*, attending: Attending, by: Account, **values: Any) -> Attending:
    """They did come after all, or did not."""
    new = steps.changed(attending, values)
    return writing.change(attending, **new) if new else attending
