"""The words that an event may use: the vocabulary's, and the few that only a log has."""

from functools import cache

from keepsake.notice.deciding.answers import Reason
from keepsake.standard.vocabulary import terms

# What is done in Keepsake but is no processing that a notice speaks of.
LOG_ACTIONS = {
    "sign_in": "sign in",
    "sign_out": "sign out",
    "change_password": "change a password",
    "change_roles": "open an account, close it, or change its roles or its e-mail address",
    "change_teams": "change a team, who is in it, who stands in, or who is on duty",
    "calendar_address": "make or close the address of one's calendar",
    "fetch_calendar": "read what is due at the address of a calendar",
    "tell_by_email": "tell by e-mail how many things are due",
    "arrive": "a worry came by the public form",
    "read_arrival": "read what came by the public form",
    "change_questions": "change what a council asks of its own",
    "change_own_place": "say where one lives oneself, or take it back",
    "change_directory": "change what stands of a school, a practice or a professional",
    "oversee": "look at what a program found, and decide",
    "search": "search",
    "correct": "put right what was recorded",
    "read_log": "read this log",
    "unknown": "ask for something that no list knows",
}
LOG_REASONS = {
    "wrong_password": "the password was wrong or the account closed",
    "locked_out": "too many wrong tries",
    "not_signed_in": "nobody had signed in",
    "not_for_the_role": "the role may not open this page",
    "not_found": "there is no such record, or not for this person",
    "conflict": "somebody else had changed it",
    "not_valid": "what was typed could not be kept",
}

# Why somebody asked whether a person is known to the council at all.
ASKED_BECAUSE = {
    "before_adding": "before adding somebody",
    "contact_received": "a contact about them has come in",
    "named_in_my_work": "they are named in my work with another family",
    "asked_by_a_professional": "a professional asks who works with them",
}


def reason_code(reason: Reason) -> str:
    """The code of a reason that a decision gives.

    >>> reason_code(Reason.NOT_COVERED)
    'not_covered'
    """
    return reason.value.replace(" ", "_")


@cache
def actions() -> frozenset[str]:
    """The actions of the vocabulary and those of the log."""
    return frozenset(terms("actions")) | LOG_ACTIONS.keys()


@cache
def reasons() -> frozenset[str]:
    """Why not, by a notice or before one was asked; why somebody searched; what was the reason to open the glass."""
    said = LOG_REASONS.keys() | ASKED_BECAUSE.keys()
    return frozenset(map(reason_code, Reason)) | said | frozenset(terms("circumstances"))
