"""What is due, told by e-mail: how many things, and nothing about anybody. Each worker is told at most once a day."""

from dataclasses import dataclass, field
from datetime import date

from django.conf import settings
from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from keepsake.accounts.models import Account
from keepsake.record.audit.noting import ACCOUNT, note
from keepsake.web.mailing import Away, Sender, sender
from keepsake.web.permissions import TABLE, may
from keepsake.web.work.due import due_today, items_for
from keepsake.web.work.in_their_name import PERMISSION, in_their_name
from keepsake.web.work.mine import my_people


@dataclass
class Told:
    """How many were told, had nothing due, or could not be told and why."""

    sent: int = 0
    nothing_due: int = 0
    failed: list[str] = field(default_factory=list)


def notify_all() -> Told:
    """Tell every worker who has an e-mail address and was not told today."""
    told, by, today = Told(), sender(), timezone.localdate()
    waiting = Q(told_on__isnull=True) | Q(told_on__lt=today)
    roles = TABLE[PERMISSION].roles
    accounts = Account.objects.filter(waiting, is_active=True, roles__role__in=roles).exclude(email="").distinct()
    try:
        for account in accounts.order_by("pk"):
            _tell(account, today, by, told)
    except Away as reason:  # for each of the others it would take as long to find out the same
        told.failed.append(f"{reason}. Nobody else was told; the next run tells them.")
    return told


def words(count: int) -> tuple[str, str]:
    """Subject and text: a number, and where to sign in.

    >>> words(1)[0]
    'Keepsake: 1 thing is due'
    """
    things = "1 thing is due" if count == 1 else f"{count} things are due"
    return f"Keepsake: {things}", f"{things[:1].upper()}{things[1:]}. Sign in to see them: {settings.KEEPSAKE_ADDRESS}/"


def _tell(account: Account, today: date, by: Sender, told: Told) -> None:
    """The day is taken before the e-mail is sent, so that two who run this at once tell nobody twice."""
    if not may(account, PERMISSION):
        return
    count = _count(account, today)
    if not count:
        told.nothing_due += 1
        return
    before = account.told_on
    mine = Account.objects.filter(Q(told_on__isnull=True) | Q(told_on__lt=today), pk=account.pk)
    if not mine.update(told_on=today):
        return
    try:
        by.send(account.email, *words(count))
    except OSError as reason:
        Account.objects.filter(pk=account.pk).update(told_on=before)
        if isinstance(reason, Away):
            raise
        told.failed.append(f"{account.username}: {reason}")
        return
    told.sent += 1
    with transaction.atomic():
        note("tell_by_email", model=ACCOUNT, row=account.pk)


def _count(account: Account, today: date) -> int:
    """What is late or due within a week, as far as this worker sees it."""
    with in_their_name(account, today) as access:
        people = {each.brief.id: each.brief for each in my_people(access)}
        return len(due_today(items_for(people, access), today))
