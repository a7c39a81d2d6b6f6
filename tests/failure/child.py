"""A process of its own, to be killed, starved and shut out: `python -m tests.failure.child COMMAND...`"""

import json
import os
import sys
from datetime import date, timedelta
from itertools import count
from uuid import UUID

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.failure.settings")


def prepare():
    """Make the tables, workers and managers, two children, and an assessment of the first; print their ids."""
    from django.core.management import call_command
    from django.db import transaction
    from django.utils import timezone

    from keepsake.accounts.roles import Role
    from keepsake.casework.actions import assessments, referrals
    from keepsake.people.actions import allocations
    from keepsake.people.models import PersonName
    from keepsake.record.audit.pending import Pending
    from tests.crawl.records import reading
    from tests.people_pages.conftest import a_person, an_account

    call_command("migrate", verbosity=0)
    worker, dill, basil = (
        an_account(name.lower(), f"{name} Invented", Role.SOCIAL_WORKER) for name in ("Sage", "Dill", "Basil")
    )
    managers = [an_account(name.lower(), f"{name} Invented", Role.TEAM_MANAGER) for name in ("Rue", "Fern")]
    with written(worker, Pending()):
        people = [a_person(worker, given) for given in ("Robin", "Wren")]
        names = [PersonName.objects.get(person=each).pk for each in people]
    with transaction.atomic(), reading(worker):
        today = timezone.localdate()
        for each in managers:
            allocations.allocate(person=people[0], worker=each, part="second", begins_on=today, by=worker)
        referral = referrals.accept(person=people[0], received_on=today, reason="An invented worry.", by=worker)
        assessment = assessments.start(referrals=[referral], started_on=today, by=worker)
    made = {"children": [each.pk for each in people], "names": names, "assessment": assessment.pk}
    print(json.dumps(made | {"dill": dill.pk, "basil": basil.pk}, default=str))


def written(worker, pending):
    """An access and its transaction, with its log, as a page has them."""
    from contextlib import contextmanager

    from django.db import transaction

    from keepsake.record.audit.writing import write
    from keepsake.record.trail import gather
    from tests.people_pages.conftest import opened

    @contextmanager
    def around():
        with opened(worker) as access, transaction.atomic():
            yield
            gather(access, pending)
            write(pending)

    return around()


def burst(child):
    """Change a child's day of birth again and again; print each version once it is committed."""
    from keepsake.accounts.models import Account
    from keepsake.people.models import Person
    from keepsake.record.audit.pending import Pending
    from keepsake.record.writing import action, change

    @action
    def correct(*, person, day, by):
        return change(person, born_on=day).version

    worker = Account.objects.get(username="sage")
    for number in count():
        with written(worker, Pending()):
            day = date(2000, 1, 1) + timedelta(days=number % 9000)
            version = correct(person=Person.objects.get(pk=child), day=day, by=worker)
        print(version, flush=True)


def pages(who="sage"):
    """Answer requests, one JSON on a line, as a browser in which the worker has signed in."""
    from django.db import close_old_connections
    from django.test import Client

    from keepsake.accounts.models import Account

    client = Client(raise_request_exception=False)
    client.force_login(Account.objects.get(username=who), backend="keepsake.accounts.backends.PasswordBackend")
    print("ready", flush=True)
    for line in sys.stdin:
        asked = json.loads(line)
        close_old_connections()  # as a server does before each request
        answer = getattr(client, asked["method"])(asked["address"], asked["sent"])
        close_old_connections()
        told = {"status": answer.status_code, "text": answer.content.decode(), "to": answer.headers.get("Location", "")}
        print(json.dumps(told), flush=True)


def sign_in():
    """Print the key of a session in which the worker has signed in, for a browser at a server."""
    from django.test import Client

    from keepsake.accounts.models import Account

    client = Client()
    client.force_login(Account.objects.get(username="sage"), backend="keepsake.accounts.backends.PasswordBackend")
    print(client.cookies["sessionid"].value)


def tell_names(*ids):
    """Print the same as ``tell`` of names: their children and their own ids in turn."""
    from keepsake.people.models import PersonName
    from keepsake.record.audit.verifying import verify
    from keepsake.record.opened import keeping
    from keepsake.record.second_wall import maintenance

    verified = verify(list, ())
    assert verified.is_whole, verified.as_json()
    with maintenance(), keeping():
        pairs = zip(ids[::2], ids[1::2], strict=True)
        print(json.dumps([stands(child, PersonName, name, "given") for child, name in pairs]))


def tell(*children):
    """Print what stands of each child: its version, the versions kept, how often the log says it was written."""
    from keepsake.record.audit.verifying import verify
    from keepsake.record.opened import keeping
    from keepsake.record.second_wall import maintenance

    verified = verify(list, ())
    assert verified.is_whole, verified.as_json()
    with maintenance(), keeping():
        print(json.dumps([stands(child) for child in children]))


def stands(child, model=None, record=None, field="born_on"):
    from django.db import connection

    from keepsake.people.known import rows
    from keepsake.people.models import Person
    from keepsake.record.audit.subject_keys import keys_of
    from keepsake.record.models import Version

    model, record = model or Person, record or child
    now = rows(model).values("version", field).get(pk=record)
    kept = list(Version.objects.filter(record_id=record).order_by("number"))
    (key,) = keys_of([UUID(child)]).values()
    with connection.cursor() as cursor:
        cursor.execute(
            "select count(*) from audit_entry join audit_subject using (seq) "
            "where action = 'collect' and model = %s and subject = %s",
            [model._meta.label_lower, key],
        )
        logged = cursor.fetchone()[0]
        cursor.execute(
            "select count(distinct request) from audit_entry join audit_subject using (seq) "
            "where action = 'read' and purpose = 'safeguard_children' and subject = %s",
            [key],
        )
        looks = cursor.fetchone()[0]
    return {
        "version": now["version"],
        "is_the_last_kept": str(now[field]) == str(kept[-1].values[field]),
        "kept": [each.number for each in kept],
        "logged": logged,
        "looks": looks,
    }


if __name__ == "__main__":
    import django

    django.setup()
    commands = (prepare, burst, pages, sign_in, tell, tell_names)
    {each.__name__: each for each in commands}[sys.argv[1]](*sys.argv[2:])
