"""Promised and not yet carried out."""

from keepsake.notice.model import Breach, Complaint, Consent, Contact
from keepsake.notice.promised import not_carried_out
from keepsake.notice.tests.small_notice import a_notice, flow, period, permit, prohibition, right, statement


def keys(notice):
    return [unkept.statement.key for unkept in not_carried_out(notice)]


def test_what_nothing_cites_is_promised_and_not_done():
    unkept = not_carried_out(a_notice(statement("rights.erasure")))

    assert [made.statement.key for made in unkept] == ["rights.erasure"]
    assert unkept[0].because == "It offers people a right."
    assert unkept[0].needs == "right"


def test_headings_descriptions_and_furniture_ask_for_nothing():
    said = ("about.section_headings", "about.scope", "rights.limits", "contacts.ico_address", "furniture.cookies")

    assert keys(a_notice(*(statement(key) for key in said))) == []


def test_a_promise_about_the_whole_service_counts():
    assert keys(a_notice(statement("about.lawfulness_promise"))) == ["about.lawfulness_promise"]


def test_a_category_of_our_own_naming_counts():
    assert keys(a_notice(statement("categories.what_the_plan_says"))) == ["categories.what_the_plan_says"]


def test_whatever_cites_a_statement_carries_it_out():
    key = "conditions.ask_who_received"
    cites = {"cites": (key,)}
    carrying = [
        {"permits": (permit(**cites),)},
        {"prohibits": (prohibition(**cites),)},
        {"retention": (period(**cites),)},
        {"flows": (flow(**cites),)},
        {"rights": {"access": right("access", **cites)}},
        {"consent": Consent(**cites)},
        {"breach": Breach(**cites)},
        {"complaint": Complaint(**cites)},
        {"contacts": {"regulator": Contact("regulator", **cites)}},
    ]

    assert [keys(a_notice(statement(key), **parts)) for parts in carrying] == [[]] * len(carrying)


def test_they_stand_in_the_order_of_the_notice():
    said = [statement("safeguards.secure_systems", 9), statement("rights.access", 2)]

    assert keys(a_notice(*said)) == ["safeguards.secure_systems", "rights.access"]
