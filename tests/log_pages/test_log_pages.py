"""Who may ask who looked, what they read, and that the asking is written down."""

import csv
import io
import re
from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import connection
from django.urls import reverse

from keepsake.people.actions import allocations
from keepsake.people.models import Allocation
from keepsake.record.audit.pending import Pending
from keepsake.record.audit.reading import Reader, about
from keepsake.record.audit.subject_keys import keys_of
from tests.work_pages.invented_team import (
    a_child,
    as_worker,
    client_of,
    close,
    open_in_an_emergency,
    today,
)

pytestmark = pytest.mark.django_db


def page(account, name, **parts):
    return client_of(account).get(reverse(name, kwargs=parts or None))


def text_of(account, name, **parts):
    answer = page(account, name, **parts)
    assert answer.status_code == 200, answer.status_code
    return answer.content.decode()


def plain(answer):
    """The page without the token that each has of its own."""
    return re.sub(rb'name="csrfmiddlewaretoken" value="[^"]*"', b"", answer.content)


def events_about(person):
    reader = Reader(actor="0" * 32, role="auditor", purpose="audit_and_security")
    return [each.event for each in about(keys_of([person])[person], reader=reader, pending=Pending())]


def give_audit(office, person=None):
    with as_worker(office.manager, "team_manager"):
        allocations.allocate(
            person=person or office.child,
            worker=office.officer,
            part=Allocation.Part.AUDIT,
            begins_on=today(),
            reason="An invented audit.",
            by=office.manager,
        )


def test_a_worker_reads_who_looked_by_role_and_not_by_name(office):
    page(office.rue, "protection:person", id=office.child.pk)

    text = text_of(office.sage, "log:person", id=office.child.pk)

    assert "Social worker" in text
    assert "Rue Demo-Worker" not in text
    assert "keep children safe and support them" in text
    assert "The notice says" in text


def test_the_officer_with_the_audit_reads_the_names(office):
    page(office.rue, "protection:person", id=office.child.pk)
    give_audit(office)

    assert "Rue Demo-Worker, social worker" in text_of(office.officer, "log:person", id=office.child.pk)


def test_the_officer_without_a_part_checks_who_looked_and_not_at_whom(office):
    page(office.rue, "protection:person", id=office.child.pk)

    text = text_of(office.officer, "log:person", id=office.child.pk)

    assert "Rue Demo-Worker, social worker" in text
    assert "Wren" not in text


def test_a_closed_record_answers_the_officer_as_if_nobody_were_there(office):
    close(office.child, office.manager, [office.sage])

    there = page(office.officer, "log:person", id=office.child.pk)
    nobody = page(office.officer, "log:person", id=uuid4())

    assert there.status_code == nobody.status_code == 404
    assert plain(there) == plain(nobody)


def test_a_stranger_is_answered_as_if_nobody_were_there(office):
    there = page(office.stranger, "log:person", id=office.child.pk)
    nobody = page(office.stranger, "log:person", id=uuid4())

    assert there.status_code == nobody.status_code == 404
    assert plain(there) == plain(nobody)


def test_reading_the_log_of_a_person_is_in_their_log(office):
    page(office.sage, "log:person", id=office.child.pk)

    newest = events_about(office.child.pk)[:4]

    assert "read_log" in {event.action for event in newest}
    assert {event.purpose for event in newest if event.action == "read_log"} == {"audit_and_security"}


def test_a_manager_asks_about_their_own_team_only(office):
    assert page(office.manager, "log:worker", id=office.sage.pk).status_code == 200
    assert page(office.manager, "log:worker", id=office.stranger.pk).status_code == 404
    assert page(office.officer, "log:worker", id=office.stranger.pk).status_code == 200
    assert page(office.sage, "log:worker", id=office.sage.pk).status_code == 403


def test_people_whom_the_manager_may_not_see_are_not_named(office):
    page(office.sage, "protection:person", id=office.child.pk)
    close(office.child, office.manager, [office.sage])

    text = text_of(office.manager, "log:worker", id=office.sage.pk)

    assert "Wren" not in text
    assert "somebody who is not shown to you" in text


def test_the_list_of_workers_is_found_by_name(office):
    answer = client_of(office.officer).get("/log/workers/", {"q": "sage"}).content.decode()

    assert "Sage Demo-Worker" in answer
    assert "Rue Demo-Worker" not in answer


def test_a_look_without_a_part_is_unusual_and_a_list_is_not(office):
    client_of(office.sage).get("/")
    stranger = a_child("Linnet", office.stranger, worker=office.stranger, team=office.other)
    page(office.sage, "protection:person", id=stranger.pk)

    text = text_of(office.officer, "log:unusual")
    chosen = client_of(office.officer).get("/log/unusual/", {"kind": "no_relationship"}).content.decode()

    assert "They have no part in the case" in text
    assert "Sage Demo-Worker" in chosen
    assert "Linnet" not in chosen


def without_triggers(cursor):
    """What keeps the log from being changed by hand is taken away."""
    if connection.vendor == "postgresql":
        cursor.execute("alter table audit_entry disable trigger user")
        return
    cursor.execute("select name from sqlite_master where type = 'trigger' and name like 'audit_%%'")
    for (name,) in cursor.fetchall():
        cursor.execute(f"drop trigger {name}")


def test_the_log_is_found_whole_and_then_broken(office, settings, tmp_path):
    settings.KEEPSAKE_HOME = tmp_path
    client = client_of(office.officer)
    page(office.sage, "log:person", id=office.child.pk)

    assert "not been checked" in client.get("/log/whole/").content.decode()
    client.post("/log/whole/")
    assert "Yes: nothing was changed" in client.get("/log/whole/").content.decode()

    with connection.cursor() as cursor:
        without_triggers(cursor)
        cursor.execute('update audit_entry set "purpose" = %s where "seq" = 1', ["statistics"])
    client.post("/log/whole/")

    assert "No: the log is not whole" in client.get("/log/whole/").content.decode()


def test_the_data_map_names_every_field_with_its_category(office):
    text = text_of(office.officer, "log:data-map")

    assert "Person name" in text
    assert "NHS number" in text


def test_the_data_map_is_a_table_without_formulas(office):
    answer = page(office.analyst, "log:data-map-csv")

    rows = list(csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig"))))
    born = next(row for row in rows if row["record"] == "Person" and row["field"] == "born_on")
    assert born["category_code"] == "date_of_birth"
    assert born["retention_code"] == "most_children_records"
    assert not [cell for row in rows for cell in row.values() if cell[:1] in "=+-@" and cell]


@pytest.mark.parametrize("before", ["-1", "abc", "9" * 40, "", "0", "²"])
def test_a_page_of_the_log_bears_any_number(office, before):
    for address in (f"/log/people/{office.child.pk}/", "/log/unusual/"):
        who = office.sage if "people" in address else office.officer
        assert client_of(who).get(address, {"before": before}).status_code == 200


def test_the_log_is_paged(office):
    client = client_of(office.sage)
    for _ in range(30):
        client.get(f"/log/people/{office.child.pk}/")

    text = client.get(f"/log/people/{office.child.pk}/").content.decode()

    assert 'rel="next">Older</a>' in text
    older = text.split("?before=")[1].split('"')[0]
    assert "Back to the newest" in client.get(f"/log/people/{office.child.pk}/?before={older}").content.decode()


def test_emergency_access_is_told_as_such(office):
    stranger = a_child("Linnet", office.stranger, worker=office.stranger, team=office.other)
    open_in_an_emergency(stranger, office.sage)
    page(office.sage, "protection:emergency-record", id=stranger.pk)

    assert "Emergency access</strong>" in text_of(office.stranger, "log:person", id=stranger.pk)


def test_who_left_within_a_year_can_still_be_asked_about(office):
    office.sage.memberships.update(ends_on=today() - timedelta(days=30))

    assert page(office.manager, "log:worker", id=office.sage.pk).status_code == 200
