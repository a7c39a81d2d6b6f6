"""Every day that casework records: the task that it becomes while it is to come, or why it asks nothing of anybody.

A new day in a model is added here, or the tests fail: nobody has to remember that somebody must act on it.
"""

from collections.abc import Mapping

HAPPENED = "It says when something happened."
PERIOD = "It says from when until when something held."
ELSEWHERE = "It came with an import, and is kept as it came."

# The task, by its key. What only ever says when something happened may start a clock: the task is that of the clock.
ACTED_ON: Mapping[str, tuple[str, ...]] = {
    "Assessment.review_on": ("assessment_review_first",),
    "Assessment.started_on": ("assessment_review_first", "assessment_review_second", "assessment_review_third"),
    "Assessment.extended_to": ("assessment",),
    "ChildInNeedPlan.begins_on": ("need_plan_review", "need_visit"),
    "ChildProtectionPlan.begins_on": ("first_core_group", "first_protection_review", "protection_visit"),
    "Conference.planned_at": ("write_down",),
    "Conference.held_on": ("conference_minutes", "later_protection_review"),
    "ConferenceInvitation.report_due_on": ("conference_report",),
    "Contact.received_at": ("referral_decision",),
    "EarlyHelp.begins_on": ("early_help_review",),
    "FamilyDecision.review_on": ("family_plan_review",),
    "Meeting.planned_at": ("write_down",),
    "Meeting.next_on": ("agreed_meeting", "core_group", "early_help_review", "need_plan_review"),
    "Oversight.next_on": ("promised",),
    "PlanAction.due_on": ("promised",),
    "PlanTransfer.told_on": ("transfer_in_conference",),
    "PlanTransfer.until": ("back",),
    "PreProceedings.letter_sent_on": ("pre_proceedings",),
    "Referral.received_on": ("assessment", "referral_decision"),
    "StrategyDiscussion.held_at": ("initial_conference",),
    "Visit.planned_at": ("write_down",),
    "Visit.visited_at": ("need_visit", "protection_visit"),
}
NOT_ACTED_ON: Mapping[str, str] = {
    **dict.fromkeys(
        (
            *("AgencyCheck.answered_at", "Arrival.dealt_with_at", "Assessment.reviewed_on", "Assessment.authorised_on"),
            *("AssessmentChild.seen_on", "CaseNote.happened_at", "Conference.circulated_on"),
            *("ConferenceInvitation.report_received_on", "Contact.decided_at", "Contact.told_at"),
            *("Escalation.settled_on", "FamilyDecision.held_on", "FamilyDecision.reviewed_on", "FollowUp.looked_at"),
            *("Meeting.held_on", "Oversight.on", "PlanAction.done_on", "PlanOutcome.reviewed_on"),
            *("PlanTransfer.back_on", "PlanTransfer.taken_over_on", "PlanTransfer.other_plan_began_on"),
            *("PracticeAudit.on", "PracticeAudit.done_on", "PreProceedings.applied_on", "PreProceedings.decided_on"),
            *("PreProceedings.initial_meeting_on", "PreProceedings.letter_of_issue_on", "PreProceedings.started_on"),
            *("Referral.closed_on", "Referral.decided_at", "Referral.initial_conference_on", "Referral.told_at"),
            *("Section47Child.seen_on", "Section47Enquiry.ended_on", "Section47Enquiry.started_on"),
            *("SentFrom.day", "DaySalt.day", "Statement.said_on", "Supervision.on", "Supervision.written_at"),
            *("Tombstone.moved_at", "ToolScore.done_on", "UsedAnswer.confirmed_at"),
        ),
        HAPPENED,
    ),
    **dict.fromkeys(
        (
            *("ChildInNeedPlan.ends_on", "ChildProtectionPlan.ends_on", "EarlyHelp.ends_on"),
            *("OwnLine.begins_on", "OwnLine.ends_on", "OwnQuestion.begins_on", "OwnQuestion.ends_on"),
        ),
        PERIOD,
    ),
    **dict.fromkeys(("Section47Child.conference_on", "Section47Child.conference_target_on"), ELSEWHERE),
    "AgencyCheck.asked_at": "The decision on the contact waits for the answer, and has its own day.",
    "Arrival.arrived_at": "What came by the public form is about nobody yet: it waits at the front door.",
    "Escalation.raised_on": "No day is set for an answer: it stands on the page of the child until it is settled.",
    "FamilyDecision.offered_on": "The family answers in its own time.",
    "OwnAnswer.on": "A council's own question may ask for any day.",
    "Supervision.next_on": "It is about a worker and no child: it is told where supervision is read.",
}


def dates_markdown() -> str:
    """The table as a page."""
    lines = ["# Which days become tasks", "", "Printed from `keepsake/casework/tasks/dates.py`.", ""]
    lines += ["| Day | Task |", "|---|---|"]
    lines += [f"| `{name}` | {', '.join(f'`{each}`' for each in tasks)} |" for name, tasks in ACTED_ON.items()]
    lines += ["", "## What asks nothing, and why", "", "| Day | Why |", "|---|---|"]
    lines += [f"| `{name}` | {why} |" for name, why in sorted(NOT_ACTED_ON.items())]
    return "\n".join(lines) + "\n"
