"""Reading for a worker who is not at the screen: their calendar program, or the e-mail that tells them what is due."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date

from django.db import transaction

from keepsake.accounts.models import Account
from keepsake.record.access import Access
from keepsake.record.audit.pending import Pending
from keepsake.record.audit.writing import write
from keepsake.record.opening import open_access
from keepsake.record.trail import gather
from keepsake.web.reading import acting_role
from keepsake.web.work.doors import CASEWORK
from keepsake.web.work.due import DUE

PERMISSION = "work.people"


@contextmanager
def in_their_name(account: Account, today: date) -> Iterator[Access]:
    """Inside is what this worker sees, in one transaction, written into the log as theirs. Raises Refused."""
    role = acting_role(account, PERMISSION).value
    opening = open_access(worker=account.pk, role=role, purpose=CASEWORK.purpose, categories=DUE, day=today)
    with opening as access, transaction.atomic():
        yield access
        pending = Pending()
        gather(access, pending)
        write(pending)
