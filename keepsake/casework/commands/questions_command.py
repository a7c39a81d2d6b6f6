"""`keepsake questions`: the administrator's actions, from the command line, in the log as theirs."""

import sys
from argparse import Namespace

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from keepsake.accounts.models import Account
from keepsake.accounts.roles import Role
from keepsake.casework.actions import questions
from keepsake.casework.models import OwnQuestion
from keepsake.casework.own_questions import asked_in
from keepsake.casework.steps.register import STEPS
from keepsake.record.opening import open_access
from keepsake.record.wrong import Wrong

DONE, UNUSABLE = 0, 2


def run(verb: str, chosen: Namespace) -> int:
    """Do it as the administrator who is named. What is wrong is said on standard error, and nothing is changed."""
    by = Account.objects.filter(username=chosen.by, is_active=True).first()
    if by is None or Role.ADMINISTRATOR not in by.held_roles:
        print(f"{chosen.by!r} is no administrator who can sign in.", file=sys.stderr)
        return UNUSABLE
    today = timezone.localdate()
    opening = open_access(
        worker=by.pk, role=Role.ADMINISTRATOR.value, purpose="system_administration", categories=("worker_and_team",),
        day=today,
    )  # fmt: skip
    try:
        with opening, transaction.atomic():
            print(_do(verb, chosen, by))
    except (Wrong, ValidationError) as reason:
        print(reason, file=sys.stderr)
        return UNUSABLE
    return DONE


def _do(verb: str, chosen: Namespace, by: Account) -> str:
    if verb == "list":
        asked = [each for step in STEPS for each in asked_in(step.key, timezone.localdate())]
        return "\n".join(f"{q.key}\tversion {q.version}\t{q.kind}\t{q.category}\t{q.words}" for q in asked) or "None."
    if verb == "ask":
        made = questions.ask(
            step=chosen.step, words=chosen.words, kind=chosen.kind, category=chosen.category, help=chosen.help_text,
            choices=chosen.choices, is_of_each_child=chosen.each_child, is_needed=chosen.needed, by=by,
        )  # fmt: skip
        return f"It is asked from today as {made.key}."
    found = OwnQuestion.objects.filter(key=chosen.key).order_by("version").last()
    if found is None:
        raise Wrong("key", f"There is no question {chosen.key!r}.", "`keepsake questions list` prints them.")
    if verb == "retire":
        questions.retire(question=found, by=by)
        return "It is asked no longer."
    questions.move_up(question=found, by=by)
    return "It is moved."
