"""Nothing of a person is in the log of the record or in what the server writes: codes and opaque ids alone."""

import logging

import pytest
from django.db import connection

from tests.crawl.addresses import pages

pytestmark = pytest.mark.django_db


def rows(table):
    with connection.cursor() as cursor:
        cursor.execute(f"select * from {table}")
        return [str(value) for row in cursor.fetchall() for value in row]


def test_all_that_a_worker_reads_and_is_refused_leaves_no_name_in_any_log(scene, caplog):
    caplog.set_level(logging.INFO)
    asking = next(each for who, each in scene.asking.items() if who and who.relationship == "allocated")
    about = [page for page in pages().values() if page.is_about_somebody]

    for page in about:
        for family in (scene.open, scene.closed):
            asking.client.get(page.address(scene, family))

    told = [each.lower() for each in (*rows("audit_entry"), *rows("audit_subject"), caplog.text)]
    assert len(told) > 1_000
    for family in (scene.open, scene.closed):
        for mark in (family.mark.lower(), family.nhs_number, str(family.child.pk), family.child.pk.hex):
            assert [each for each in told[:-1] if mark in each] == []
        for mark in (family.mark.lower(), family.nhs_number):
            assert mark not in told[-1]
