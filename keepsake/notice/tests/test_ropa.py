"""The record of processing."""

import csv
import io
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from keepsake.notice.csv_text import csv_text, safe
from keepsake.notice.ropa import headings, ropa_csv, ropa_html, ropa_rows
from keepsake.notice.tests.full_notice import northmoor

HOSTILE = "<script>alert('x')</script> \"quoted\" & \u202eback"


def row_of(notice, activity):
    return next(row for row in ropa_rows(notice) if row.activity == activity)


def test_there_is_a_row_a_permit_and_a_row_an_exchange():
    rows = ropa_rows(northmoor())

    assert [row.activity for row in rows] == ["plan-support", "pay", "emergency", "exchange duty-to-refer"]


def test_the_bases_stand_in_the_columns_of_their_family():
    row = row_of(northmoor(), "plan-support")

    assert "Article 6(1)(e)" in row.article_6
    assert "Article 9(2)(h)" in row.article_9
    assert row.schedule_1 == "none stated"
    assert "Children Act 1989" in row.statutes


def test_special_and_criminal_data_are_flagged():
    notice = northmoor()

    assert row_of(notice, "plan-support").special_category == "yes: Health and medical information"
    assert row_of(notice, "plan-support").criminal_offence == "no"
    assert row_of(notice, "emergency").criminal_offence == "yes: Criminal convictions and allegations"


def test_a_recipient_has_its_role_and_agreement():
    recipients = row_of(northmoor(), "plan-support").recipients

    assert "Police (controller, agreement NM-7)" in recipients


def test_retention_names_class_period_trigger_and_authority():
    retention = row_of(northmoor(), "plan-support").retention

    assert retention.startswith("Records of a looked-after child: 75 years from birth; where the child died before")
    assert "Authority:" in retention


def test_what_the_notice_does_not_say_is_said_to_be_missing():
    bare = replace(
        northmoor(), contacts=None, breach=None, retention=(), header=replace(northmoor().header, controller=None)
    )

    row = row_of(bare, "pay")

    assert row.controller == "not named in the notice"
    assert row.policy_document == row.impact_assessment == "none given"
    assert row.transfers == row.data_protection_officer == row.retention == row.breach == "none stated"


def test_an_exchange_tells_how_often_and_who_keeps_it_until_when():
    row = row_of(northmoor(), "exchange duty-to-refer")

    assert "each event, out" in row.exchange
    assert row.retention == "the recipient keeps it until 2027-01-31"
    assert "passed on to: Ofsted" in row.recipients


def test_an_inferred_link_carries_who_approved_it_and_its_review():
    row = row_of(northmoor(), "plan-support")

    assert (row.link, row.approved_by, row.review_on) == ("inferred", "demonstration", "2027-03-31")
    assert "purposes.plan" in row.statements


def test_the_csv_reads_back_with_a_heading_a_column():
    rows = list(csv.reader(io.StringIO(ropa_csv(northmoor()))))

    assert rows[0] == list(headings())
    assert {len(row) for row in rows} == {len(headings())}
    assert len(rows) == 1 + 4


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", " =1", "\n=1", "\u00a0=1"])
def test_no_cell_can_be_a_formula(cell):
    written = csv_text([[cell]])

    assert safe(cell) == f"'{cell}"
    assert next(csv.reader(io.StringIO(written, newline="")))[0].startswith("'")


@given(st.text())
def test_whatever_a_cell_holds_a_spreadsheet_reads_it_as_text(cell):
    read = next(csv.reader(io.StringIO(csv_text([[cell, "end"]]), newline="")))[0]

    assert not read.strip().startswith(("=", "+", "-", "@"))
    assert read in (cell, f"'{cell}")


def test_a_hostile_necessity_stays_text_in_csv():
    notice = northmoor(("necessity: A plan needs to know who and how.", "necessity: \"=cmd|'/c calc'!A1\""))

    row = list(csv.reader(io.StringIO(ropa_csv(notice))))[1]

    assert "'=cmd|'/c calc'!A1" in row


def test_the_html_escapes_everything():
    notice = northmoor()
    permits = (replace(notice.permits[0], necessity=HOSTILE, id=HOSTILE), *notice.permits[1:])

    html = ropa_html(replace(notice, permits=permits, header=replace(notice.header, title=HOSTILE, controller=HOSTILE)))

    assert "<script" not in html
    assert "&lt;script&gt;" in html
    assert "style=" not in html


def test_two_runs_give_the_same_record():
    assert ropa_csv(northmoor()) == ropa_csv(northmoor())
