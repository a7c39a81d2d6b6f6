"""An analyst sends a return, watches, reads what was found and wipes it; nobody else may, nor see it."""

import io
import re
import threading
import zipfile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from keepsake.accounts.roles import Role
from keepsake.web import uploads
from keepsake.web.returns import checking, sending, sittings

pytestmark = pytest.mark.django_db
ADDRESS = "/returns/check/"
BAD = b"CHILD,DOB,IN_TOUCH,ACTIV,ACCOM\nC1,01/01/2008,MAYBE,F2,B1\nC2,01/01/2008,MAYBE,F2,B1\n"
MISSING = b"CHILD,DOB,MISSING,MIS_START,MIS_END\nC1,01/01/2008,X,01/05/2026,\n"
LONG = 600  # seconds; far more than a check of two rows takes


@pytest.fixture(autouse=True)
def nothing_held(monkeypatch):
    monkeypatch.setattr(checking, "PATIENCE", LONG)
    yield
    for sitting in list(sittings._held.values()):
        sittings.wipe_of(sitting.account)


@pytest.fixture
def analyst(signed_in):
    return signed_in(Role.ANALYST)


def file(content=BAD, name="leavers.csv"):
    return SimpleUploadedFile(name, content)


def sent(*contents, **more):
    return {"of": "ssda903", "year": "2026-27", "sent": [file(each) for each in contents or (BAD,)]} | more


def checked(client, *contents, **more):
    answer = client.post(ADDRESS, sent(*contents, **more))
    assert answer.status_code == 302
    return answer.headers["Location"]


def page_of(client, address):
    return client.get(address).content.decode()


def test_only_an_analyst_may_check_a_return(signed_in):
    assert signed_in(Role.ANALYST).get(ADDRESS).status_code == 200
    assert signed_in(Role.SOCIAL_WORKER).get(ADDRESS).status_code == 403


def test_findings_are_told_in_words_with_what_was_not_run(analyst):
    page = page_of(analyst, checked(analyst))

    assert "Data entry for being in touch after leaving care is invalid." in page
    assert "Child C1, OC3 row 1" in page
    assert "The table Episodes was not given." in page


def test_several_files_are_one_return(analyst):
    page = page_of(analyst, checked(analyst, BAD, MISSING))

    assert "OC3 row 1" in page
    assert "Missing row 1" in page


def test_findings_of_one_rule_or_one_child_can_be_asked_for(analyst):
    address = checked(analyst, BAD, MISSING)

    of_child = page_of(analyst, f"{address}?child=c2")
    of_rule = page_of(analyst, f"{address}?rule=131")

    assert "Child C2, OC3 row 2" in of_child
    assert "Child C1, OC3" not in of_child
    assert "Child C1, OC3 row 1" in of_rule
    assert "Missing row" not in of_rule


def test_what_a_schema_would_refuse_is_said_first_and_the_census_checked_all_the_same(analyst):
    child = b"<Child><ChildIdentifiers><LAchildID>7</LAchildID><Hobby>chess</Hobby></ChildIdentifiers></Child>\n"
    census = b"<Message><Header/><Children>\n" + child * 7 + b"</Children></Message>"

    page = page_of(analyst, checked(analyst, of="cin", sent=[file(census, "census.xml")]))

    assert "census.xml, line 2, Hobby: This element is not expected." in page
    assert "2 more of the files" in page
    assert "Rules: " in page


@pytest.mark.parametrize("told", ["html", "csv", "xlsx", "json"])
def test_findings_can_be_taken_away(analyst, told):
    answer = analyst.get(f"{checked(analyst)}findings.{told}")

    assert answer.headers["Content-Disposition"] == f'attachment; filename="ssda903-2026-27.{told}"'
    assert answer.content
    assert analyst.get(f"{checked(analyst)}findings.exe").status_code == 404


def test_what_the_council_has_is_used(analyst):
    episodes = (
        b"CHILD,DECOM,RNE,LS,CIN,PLACE,PLACE_PROVIDER,DEC,REC,REASON_PLACE_CHANGE,HOME_POST,PL_POST,URN\n"
        b"C9,01/05/2026,S,V3,N1,U1,PR1,,,,ZZ1 1AA,ZZ1 1AB,\n"
    )
    known = b"pcd,laua,oseast1m,osnrth1m\nZZ1 1AA,E06000999,400000,400000\nZZ1 1AB,E06000999,400000,416093\n"
    listed = (
        b"URN,PLACE_CODES,PROVIDER_CODES,REG_END,POSTCODE,LA_CODE,LA_NAME\nSC1,K2,PR4,,ZZ1 1AB,E06000999,Invented\n"
    )
    told = b"rule,child,reason\n131,C1,Known to us\n131,C7,Long gone\n"
    run = analyst.get(f"{checked(analyst)}findings.csv").content

    page = page_of(
        analyst,
        checked(
            analyst,
            episodes,
            BAD,
            la="E06000999",
            previous=[file(BAD, "last.csv")],
            postcodes=file(known),
            providers=file(listed),
            explained=file(told),
            earlier=file(run),
        ),
    )

    assert "worked out from postcodes" not in page
    assert "The list of providers was not given" not in page
    assert "Explained: Known to us" in page
    assert "131, child C7: explained, and no longer found" in page
    assert "Since the earlier run: 0 mended" in page
    assert "131: 0 mended, 0 new, 2 still there." in page


@pytest.mark.parametrize("name", ["providers", "postcodes", "explained"])
def test_a_list_that_cannot_be_read_is_said_at_its_field(analyst, name):
    answer = analyst.post(ADDRESS, sent(**{name: file(b"nothing\n", "mine.csv")}))

    assert answer.status_code == 422
    assert f'id="id_{name}-error"' in answer.content.decode()


@pytest.mark.parametrize("content", [b"nothing of the kind\n", b"<x/>", b""])
def test_a_file_that_cannot_be_used_is_said(analyst, content):
    answer = analyst.post(ADDRESS, sent(content))

    assert answer.status_code == 422
    assert "There is a problem" in answer.content.decode()
    assert not sittings._held


def test_files_that_are_too_large_together_are_refused(analyst, monkeypatch):
    monkeypatch.setattr(uploads, "TOGETHER", len(BAD) + 10)

    answer = analyst.post(ADDRESS, sent(BAD, MISSING))

    assert answer.status_code == 422
    assert "32 MB together" in answer.content.decode()


def test_a_zip_that_unpacks_to_more_than_may_be_held_is_refused(analyst, monkeypatch):
    monkeypatch.setattr(sending, "UNPACKED", len(BAD) - 1)
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as held:
        held.writestr("leavers.csv", BAD)

    answer = analyst.post(ADDRESS, sent(packed.getvalue()))

    assert answer.status_code == 422
    assert "unpacks to more than a return can be" in answer.content.decode()


@pytest.fixture
def held_up(monkeypatch):
    """A check that waits, half done, until it is let go."""
    go_on, half_done = threading.Event(), threading.Event()
    plain = checking.Sent.work

    def work(form):
        whole = plain(form)

        def slowly(told):
            told("Reading leavers.csv", 1, 2)
            half_done.set()
            go_on.wait(LONG)
            return whole(told)

        return slowly

    monkeypatch.setattr(checking.Sent, "work", work)
    monkeypatch.setattr(checking, "PATIENCE", 0)
    yield half_done, go_on
    go_on.set()


def test_a_check_under_way_says_how_far_it_is_and_asks_again_without_javascript(analyst, held_up):
    half_done, go_on = held_up
    address = checked(analyst)
    half_done.wait(LONG)
    sitting = next(iter(sittings._held.values()))

    answer = analyst.get(address)
    assert "Reading leavers.csv: 50 %" in answer.content.decode()
    assert answer.headers["Refresh"] == "3"

    go_on.set()
    sitting.ended.wait(LONG)
    answer = analyst.get(address)
    assert "Child C1, OC3 row 1" in answer.content.decode()
    assert "Refresh" not in answer.headers


def test_a_check_can_be_stopped_and_nothing_of_it_is_kept(analyst, held_up):
    half_done, go_on = held_up
    address = checked(analyst)
    half_done.wait(LONG)
    sitting = next(iter(sittings._held.values()))

    assert analyst.post(f"{address}wipe/").status_code == 302
    go_on.set()
    sitting.ended.wait(LONG)

    assert sitting.outcome is None
    assert not sittings._held
    assert analyst.get(address).status_code == 404


def test_nobody_sees_the_check_of_another(analyst, make_account):
    address = checked(analyst)
    other = Client()
    other.force_login(
        make_account(Role.ANALYST, username="another"), backend="keepsake.accounts.backends.PasswordBackend"
    )

    assert other.get(address).status_code == 404
    assert other.get(f"{address}findings.csv").status_code == 404
    other.post(f"{address}wipe/")
    assert analyst.get(address).status_code == 200


def test_signing_out_wipes_and_so_does_another_check_and_a_while_without_a_look(analyst):
    first = checked(analyst)
    second = checked(analyst)
    assert analyst.get(first).status_code == 404
    assert analyst.get(second).status_code == 200

    sitting = next(iter(sittings._held.values()))
    sittings.wipe_unseen(sitting.seen_at + sittings.MINUTES * 60 - 1)
    assert analyst.get(second).status_code == 200
    sittings.wipe_unseen(sitting.seen_at + sittings.MINUTES * 60 + 1)
    assert analyst.get(second).status_code == 404

    checked(analyst)
    analyst.post("/sign-out/")
    assert not sittings._held


def test_no_more_checks_are_held_than_may_be(analyst, monkeypatch):
    monkeypatch.setattr(sittings, "MOST", 0)

    answer = analyst.post(ADDRESS, sent())

    assert answer.status_code == 503
    assert "Others are checking returns just now." in answer.content.decode()


def test_a_check_that_breaks_off_says_so_and_repeats_nothing_of_the_file(analyst, monkeypatch):
    def work(form):
        def broken(told):
            raise RuntimeError("C1 was born on 01/01/2008")

        return broken

    monkeypatch.setattr(checking.Sent, "work", work)

    page = page_of(analyst, checked(analyst))

    assert "The check broke off" in page
    assert "C1" not in page


def test_what_is_wrong_is_said_of_the_file_that_it_is_wrong_with(analyst):
    nothing = analyst.post(ADDRESS, {"of": "ssda903", "year": "2026-27"})
    last_year = analyst.post(ADDRESS, sent(previous=[file(b"A,B\n1,2\n", "last.csv")]))
    earlier = analyst.post(ADDRESS, sent(earlier=file(b"A,B\n1,2\n", "run.csv")))

    assert "Choose the files of the return" in nothing.content.decode()
    for answer, name in ((nothing, "sent"), (last_year, "previous"), (earlier, "earlier")):
        assert answer.status_code == 422
        assert re.findall(r'href="#id_(\w+)"', answer.content.decode()) == [name]
