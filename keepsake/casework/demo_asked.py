"""Invented questions of a council's own, an answer that was known already, and worries that came online."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db import transaction

from keepsake.accounts.models import Account
from keepsake.casework import arrivals
from keepsake.casework.actions import answers, questions, steps
from keepsake.casework.known_answers import offers_for
from keepsake.casework.models import Assessment, AssessmentChild
from keepsake.casework.own_questions import asked_in
from keepsake.people.models import Person
from keepsake.record.opening import open_access
from keepsake.record.wrong import Wrong

PETS = "Are there animals in the home, and which?"
QUESTIONS: Mapping[str, Mapping[str, Any]] = {
    "household": {"words": PETS, "kind": "several", "choices": ("Dog", "Cat", "Other")},
    "social_care_information": {
        "words": "Who reads to the child at home?", "kind": "line", "is_of_each_child": True,
    },
}  # fmt: skip
ONLINE = (
    {
        "worry": "I hear shouting from number 4 most nights, and a child crying. Last night it went on past midnight.",
        "safe_now": "I do not know.",
        "openness": "anonymous",
        "children": [
            {"given": "Wren", "family": "", "born_on": "", "age": "about 5", "where": "4 Invented Row", "said": ""},
            {"given": "a baby", "family": "", "born_on": "", "age": "under 1", "where": "4 Invented Row", "said": ""},
        ],
    },
    {
        "worry": "A boy in my class comes without a coat and asks the others for their lunch.",
        "safe_now": "He went home with his aunt.",
        "openness": "open",
        "name": "Fern Invented-Teacher",
        "agency": "Invented Primary School",
        "phone": "07700900222",
        "children": [
            {
                "given": "Robin", "family": "Ashgrove-Invented", "born_on": "", "age": "8",
                "where": "Invented Primary School", "said": "He has lost weight since September.",
            }
        ],
    },
)  # fmt: skip


def ask(administrator: Account, today: date) -> None:
    """As the administrator: what this council asks of its own."""
    opening = open_access(
        worker=administrator.pk, role="administrator", purpose="system_administration",
        categories=("worker_and_team",), day=today,
    )  # fmt: skip
    with opening, transaction.atomic():
        for category, asked in QUESTIONS.items():
            if _is_covered(category):
                questions.ask(step="assessment", category=category, by=administrator, **asked)


def _is_covered(category: str) -> bool:
    """Does the notice of this council let it be asked? Another council's may not."""
    try:
        questions.must_be_covered("assessment", category)
    except Wrong:
        return False
    return True


def answer(today: date, by: Account) -> None:
    """Inside the manager's access: the first assessment says something of them, and uses what the contact said."""
    assessment = Assessment.objects.filter(authorised_on__isnull=True).order_by("started_on", "pk").first()
    if assessment is None:
        return
    children = list(AssessmentChild.objects.filter(assessment=assessment).values_list("person", flat=True))
    them = [Person(pk=each) for each in children]
    for asked in asked_in("assessment", today):
        if asked.words == PETS:
            questions.answer(step=assessment, key="assessment", children=them, given={asked.key: "dog"}, by=by)
    for offer in offers_for(assessment, ("working_well",), children).values():
        steps.fill(step=assessment, working_well=offer.value, by=by)
        answers.confirm(record=assessment, offer=offer, version=offer.source.version, by=by)


def come_online() -> None:
    """As anybody: what waits in the tray of the front door."""
    for told in ONLINE:
        arrivals.receive({**told, "is_doubtful": False}, "invented")
