"""The answers there are, and the reasons for a refusal."""

from enum import StrEnum


class Answer(StrEnum):
    """What may be done."""

    PERMIT = "permit"
    PERMIT_WITH_DUTIES = "permit with duties"
    DENY = "deny"
    BREAK_GLASS = "deny, break-glass available"


class Reason(StrEnum):
    """Why not."""

    UNKNOWN = "unknown"
    PROHIBITED = "prohibited"
    NOT_COVERED = "not covered"
    CONDITION_UNMET = "condition unmet"
    NO_RELATIONSHIP = "no relationship"
