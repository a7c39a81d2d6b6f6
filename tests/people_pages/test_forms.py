"""Forms of people: what is typed is checked, kept, done once; what somebody else changed is shown."""

import re
from datetime import date

import pytest
from django.utils import timezone

from keepsake.accounts.roles import Role
from keepsake.people.models import Address, NhsNumber, Person, PersonName, Relationship
from keepsake.record.drafts import Draft
from keepsake.record.second_wall import maintenance
from tests.people_pages.conftest import an_account, client_of, opened

pytestmark = pytest.mark.django_db
HOSTILE = [
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "' OR 1=1 --",
    "{{ 7*7 }}",
    "\x00",
    "a" * 6000,
    "😀\u202e",
]


def form_of(client, address):
    """The hidden fields of a form, and what its boxes hold."""
    text = client.get(address).content.decode()
    start = text.index("data-keep=") if "data-keep=" in text else text.rindex('<form method="post"')
    inputs = re.findall(r"<input[^>]*>", text[start:])
    found = {}
    for each in inputs:
        name = re.search(r'name="([^"]*)"', each)
        value = re.search(r'value="([^"]*)"', each)
        kind = re.search(r'type="([^"]*)"', each)
        if name and (not kind or kind[1] not in ("radio", "checkbox") or " checked" in each):
            found[name[1]] = value[1] if value else ""
    for name, inside in re.findall(r'<select[^>]*name="([^"]*)"[^>]*>(.*?)</select>', text[start:], re.S):
        chosen = re.search(r'<option value="([^"]*)" selected', inside)
        found[name] = chosen[1] if chosen else (re.search(r'value="([^"]*)"', inside) or ["", ""])[1]
    for name, inside in re.findall(r'<textarea[^>]*name="([^"]*)"[^>]*>(.*?)</textarea>', text[start:], re.S):
        found[name] = inside
    return found


def name_of(person, worker):
    with opened(worker):
        return PersonName.objects.get(person=person, kind="current")


def address(person, noun, record=None, what=""):
    return f"/people/{person.pk}/{noun}/" + (f"{record.pk}/{what}" if record else "add/")


def test_a_name_is_corrected_and_the_old_one_kept(client, family, worker):
    here = address(family.robin, "names", name_of(family.robin, worker))
    sent = form_of(client, here) | {"given": "Robyn", "because": "Spelt so on the certificate"}

    answer = client.post(here, sent)

    assert answer.headers["Location"] == f"/people/{family.robin.pk}/?done=names#names"
    assert name_of(family.robin, worker).given == "Robyn"
    told = client.get(here + "history/").content.decode()
    for said in ("Robin", "Robyn", "Spelt so on the certificate", "Sage Invented", "Version 2"):
        assert said in told
    assert client.get("/people/?q=Robyn").content.decode().count("Robyn Ashgrove") == 1


def test_a_correction_asks_why(client, family, worker):
    here = address(family.robin, "names", name_of(family.robin, worker))

    answer = client.post(here, form_of(client, here) | {"given": "Robyn"})

    assert "Say why it is changed" in answer.content.decode()
    assert name_of(family.robin, worker).given == "Robin"


def test_the_second_of_two_workers_sees_both_and_keeps_their_text(client, family, worker):
    here = address(family.robin, "names", name_of(family.robin, worker))
    first, second = form_of(client, here), form_of(client, here)
    client.post(here, first | {"given": "Robyn", "because": "certificate"})

    answer = client.post(here, second | {"given": "Robbie", "because": "he says so"})

    text = answer.content.decode()
    assert "changed this while you were typing" in text
    for said in ("Robin", "Robyn", "Robbie", "he says so", "certificate"):
        assert said in text
    assert name_of(family.robin, worker).given == "Robyn"

    again = re.search(r'name="seen" value="(\d+)"', text)[1]
    client.post(here, second | {"given": "Robbie", "because": "he says so", "seen": again})
    assert name_of(family.robin, worker).given == "Robbie"


def test_a_form_that_is_sent_twice_is_done_once(client, family, worker):
    here = address(family.robin, "nhs-number")
    sent = form_of(client, here) | {"value": "999 111 2227", "verification": "unverified"}

    first, second = client.post(here, sent), client.post(here, sent)

    assert first.headers["Location"] == second.headers["Location"]
    with opened(worker):
        assert NhsNumber.objects.filter(person=family.robin).count() == 1


def test_a_move_ends_the_home_before(client, family, worker):
    here = address(family.robin, "addresses")
    sent = form_of(client, here) | {"kind": "home", "lines": "9 Elm Row\nAmbledown", "begins_on": "2026-09-01"}

    client.post(here, sent)

    with opened(worker):
        homes = list(Address.objects.filter(person=family.robin).order_by("begins_on"))
    assert [home.ends_on for home in homes] == [date(2026, 8, 31), None]


def test_a_record_is_given_an_end(client, family, worker):
    with opened(worker):
        home = Address.objects.get(person=family.robin)
    here = address(family.robin, "addresses", home, "end/")

    client.post(here, form_of(client, here) | {"ends_on": "2026-10-01", "because": "moved"})

    with opened(worker):
        assert Address.objects.get(pk=home.pk).ends_on == date(2026, 10, 1)


def test_what_an_action_refuses_stands_beside_its_field(client, family):
    here = address(family.robin, "warnings")
    sent = form_of(client, here) | {"words": "A dog", "begins_on": "2026-10-02", "review_on": "2026-10-02"}

    text = client.post(here, sent).content.decode()

    assert "There is a problem" in text
    assert 'id="id_review_on-error"' in text


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
@pytest.mark.parametrize("noun", ["names", "addresses", "contact", "nhs-number", "other-number", "warnings"])
def test_hostile_text_is_refused_or_escaped(client, family, noun, text):
    here = address(family.siobhan, noun)
    sent = form_of(client, here)
    hostile = {name: text for name in sent if name not in ("csrfmiddlewaretoken", "slip", "once")}

    answer = client.post(here, sent | hostile)
    partly = client.post(
        here, sent | {name: text for name in ("given", "lines", "value", "words", "said_as") if name in sent}
    )

    for each in (answer, partly, client.get(f"/people/{family.siobhan.pk}/")):
        assert each.status_code in (200, 302)
        assert "<script>alert" not in each.content.decode()
        assert "<img src=x" not in each.content.decode()


def test_typed_text_survives_the_end_of_the_session(client, family, worker):
    here = address(family.robin, "warnings")
    sent = form_of(client, here) | {"words": "Text of a long afternoon", "who_was_told": "Nobody yet"}
    client.logout()

    answer = client.post(here, sent)

    assert answer.headers["Location"] == f"/sign-in/?next={here}"
    assert "Text of a long afternoon" in client_of(worker).get(here).content.decode()


def test_typed_text_is_nobody_elses(client, family, worker):
    here = address(family.robin, "warnings")
    sent = form_of(client, here) | {"words": "Text of a long afternoon"}
    client.post("/people/drafts/", sent)
    other = an_account("basil", "Basil Invented", Role.SOCIAL_WORKER)

    stolen = client_of(other).post("/people/drafts/", sent)

    assert stolen.status_code == 400
    with maintenance():
        assert Draft.objects.get().owner == worker


def drafts():
    with maintenance():
        return Draft.objects.count()


def test_a_draft_goes_when_the_form_is_sent_and_when_it_is_given_up(client, family):
    here = address(family.robin, "warnings")
    sent = form_of(client, here) | {"words": "A dog", "begins_on": "2026-10-02", "review_on": "2026-12-02"}
    client.post("/people/drafts/", sent)
    assert drafts() == 1
    assert "A dog" in client.get(here).content.decode()

    client.post(here, {"discard": "1"})
    assert drafts() == 0

    client.post("/people/drafts/", sent)
    client.post(here, sent)
    assert drafts() == 0


def test_a_draft_is_kept_for_fourteen_days(client, family):
    here = address(family.robin, "warnings")
    client.post("/people/drafts/", form_of(client, here) | {"words": "A dog"})
    with maintenance():
        Draft.objects.update(saved_at=timezone.now() - timezone.timedelta(days=15))

    assert "A dog" not in client.get(here).content.decode()


def test_a_draft_that_is_older_than_the_record_is_told_of_the_change(client, family, worker):
    here = address(family.robin, "names", name_of(family.robin, worker))
    client.post("/people/drafts/", form_of(client, here) | {"given": "Robbie", "because": "he says so"})
    client.post(here, form_of(client, here) | {"given": "Robyn", "because": "certificate"})
    client.post("/people/drafts/", form_of(client, here) | {"given": "Robbie", "because": "he says so", "seen": "1"})

    answer = client.post(here, form_of(client, here))

    assert "changed this while you were typing" in answer.content.decode()


def test_an_analyst_may_not_come_here(signed_in, family):
    analyst = signed_in(Role.ANALYST)

    for here in ("/people/", "/people/add/", f"/people/{family.robin.pk}/", address(family.robin, "names")):
        assert analyst.get(here).status_code == 403


def test_an_existing_child_is_shown_before_another_is_made(client, family, worker):
    sent = form_of(client, "/people/add/") | {
        "role": "child", "given": "Shivaun", "family": "Ashgrove", "birth_known": "exact", "born_on": "2014-02-03"
    }  # fmt: skip

    text = client.post("/people/add/", sent).content.decode()

    assert "Is it this person?" in text
    assert "another spelling Siobhan" in text
    assert "swapped" in text
    assert "No, it is somebody else: make a new record" in text
    with opened(worker):
        assert Person.objects.count() == 3


def test_the_search_cannot_be_left_out(client, family, worker):
    sent = form_of(client, "/people/add/") | {
        "role": "child", "given": "Siobhan", "family": "Ashgrove", "birth_known": "unknown",
        "choice": "none", "proof": "x",
    }  # fmt: skip

    assert "Are they there already?" in client.post("/people/add/", sent).content.decode()


def test_none_of_these_makes_a_new_record(client, family, worker):
    sent = form_of(client, "/people/add/") | {
        "role": "child", "given": "Siobhan", "family": "Ashgrove", "birth_known": "unknown"
    }  # fmt: skip
    text = client.post("/people/add/", sent).content.decode()
    proof = re.search(r'name="proof" value="([^"]*)"', text)[1]

    answer = client.post("/people/add/", sent | {"choice": "none", "proof": proof})

    assert "/added/?family=" in answer.headers["Location"]
    assert "A record is made" in client.get(answer.headers["Location"]).content.decode()
    with opened(worker):
        assert Person.objects.count() == 4


def test_a_family_is_added_with_an_unborn_child(client, worker):
    due = timezone.localdate() + timezone.timedelta(weeks=9)
    sent = form_of(client, "/people/add/") | {
        "role": "parent", "given": "Hazel", "family": "Elmwood", "birth_known": "estimated", "born_on": "1995-01-01",
        "sex": "F", "lines": "1 Oak Close\nAmbledown", "postcode": "kp12ab", "phone": "07700 900456"
    }  # fmt: skip
    first = client.post("/people/add/", sent).headers["Location"].split("family=")[1]
    here = f"/people/add/?family={first}"
    baby = form_of(client, here) | {
        "role": "unborn_child", "birth_known": "expected", "born_on": f"{due:%Y-%m-%d}", "kin_what": "child",
        "kin_to": first, "lives_with": first,
    }  # fmt: skip

    answer = client.post(here, baby)

    assert answer.status_code == 302, re.findall(r"govuk-error-message.*?</p>", answer.content.decode(), re.S)
    with opened(worker):
        [relation] = Relationship.objects.all()
        assert (str(relation.person_id), relation.kind) == (first, "birth_parent")
        assert Address.objects.filter(person=relation.other_id).get().postcode == "KP1 2AB"
    text = client.get(f"/people/{first}/").content.decode()
    assert "not yet born" in text
    assert "Elmwood, 1 Oak Close" in text


def test_kinds_of_disability_are_ticked_and_kept_as_codes(client, family, worker):
    here = f"/people/{family.robin.pk}/about/{family.robin.pk}/"
    said = {
        "disabilities": ["AUT", "HEAR"],
        "other_languages": "British Sign Language",
        "because": "As her school says",
    }

    client.post(here, form_of(client, here) | said)

    with opened(worker):
        robin = Person.objects.get(pk=family.robin.pk)
        assert (robin.disabilities, robin.other_languages) == ("AUT HEAR", "British Sign Language")
    assert "Autism; Hearing" in client.get(here + "history/").content.decode()
    again = client.get(here).content.decode()
    ticked = re.findall(r'<input[^>]*name="disabilities"[^>]*>', again)
    assert [re.search(r'value="(\w+)"', each)[1] for each in ticked if " checked" in each] == ["HEAR", "AUT"]


def test_no_disability_beside_one_is_told_at_the_field(client, family):
    here = f"/people/{family.robin.pk}/about/{family.robin.pk}/"

    answer = client.post(here, form_of(client, here) | {"disabilities": ["NONE", "AUT"], "because": "A slip"})

    assert "goes with no other kind" in answer.content.decode()
    assert 'href="#id_disabilities' in answer.content.decode()
