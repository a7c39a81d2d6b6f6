"""Asking for a page as somebody, so that nothing it does stays done."""

import re
from contextlib import contextmanager

from django.db import connection, transaction
from django.test import Client

WRITES = re.compile(r'^\s*(?:insert\s+into|update|delete\s+from)\s+"?(\w+)', re.I)
AS_A_FORM = "application/x-www-form-urlencoded"
OF_THE_LOG = re.compile(r"audit_|savepoint|pg_advisory|set_config", re.I)
# The log of a refusal, what one was typing, and which form was sent.
NO_RECORD = ("audit_", "django_session", "axes_", "record_draft", "record_sent")
BEGINS, UNDOES = re.compile(r'^SAVEPOINT "?(\w+)', re.I), re.compile(r'^ROLLBACK TO SAVEPOINT "?(\w+)', re.I)


class Asking:
    """A browser in which somebody has signed in; or nobody has."""

    def __init__(self, account=None):
        self.client = Client(raise_request_exception=False)
        if account is not None:
            self.client.force_login(account, backend="keepsake.accounts.backends.PasswordBackend")

    def ask(self, method, address, sent=None):
        """The answer: ``sent_bytes`` came, ``shown`` is its text. ``asked`` is what the database was asked of the
        record, ``wrote`` its tables that were written to. All is undone.
        """
        cookies = dict(self.client.cookies)
        with transaction.atomic(), listening() as (wrote, asked):
            if isinstance(sent, str):  # as a browser sends it, and followed to where it leads
                answer = self.client.post(address, sent, content_type=AS_A_FORM, follow=True)
            elif isinstance(sent, tuple):  # with files
                answer = self.client.post(address, sent[0], content_type=sent[1], follow=True)
            else:
                answer = getattr(self.client, method)(address, sent or {})
            answer.sent_bytes = b"".join(answer.streaming_content) if answer.streaming else answer.content
            answer.shown = answer.sent_bytes.decode(errors="replace")
            answer.asked = asked
            answer.wrote = {table for table in wrote if not table.startswith(NO_RECORD)}
            transaction.set_rollback(True)
        self.client.cookies.clear()
        self.client.cookies.update(cookies)
        return answer


@contextmanager
def listening():
    """The tables that are written to inside, but for what was undone again, and the statements that are sent."""
    wrote, asked, begun = [], [], {}

    def listen(execute, sql, params, many, context):
        if not OF_THE_LOG.search(str(sql)):
            asked.append(str(sql))
        if found := WRITES.match(str(sql)):
            wrote.append(found[1])
        elif found := BEGINS.match(str(sql)):
            begun[found[1]] = len(wrote)
        elif found := UNDOES.match(str(sql)):
            del wrote[begun[found[1]] :]
        return execute(sql, params, many, context)

    with connection.execute_wrapper(listen):
        yield wrote, asked
