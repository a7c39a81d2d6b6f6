"""A council's own questions: asked by an administrator, answered in a step, counted; and the notice decides."""

import re
from datetime import date
from decimal import Decimal

import pytest
from django.db import connection
from django.db.models import QuerySet
from django.utils import timezone

from keepsake.accounts.roles import Role
from keepsake.casework.actions import assessments, contacts, questions, referrals
from keepsake.casework.counting import counted
from keepsake.casework.models import OwnAnswer, OwnQuestion, Referral
from keepsake.casework.own_questions import asked_in
from keepsake.cli import main
from keepsake.people.models import Person
from keepsake.record.held import data_map, held_about
from keepsake.record.opened import keeping
from keepsake.record.opening import open_access
from keepsake.record.second_wall import maintenance
from keepsake.record.wrong import Wrong
from tests.casework.conftest import WANTED
from tests.journeys.test_casework_front_door import given_a_team_of
from tests.people_pages.conftest import a_person, an_account, client_of

pytestmark = pytest.mark.django_db
CAME = date(2026, 1, 5)
READ = (*WANTED, "sex", "address", "household", "health")


def opened(account, role="social_worker", purpose="safeguard_children", wanted=READ):
    day = timezone.localdate()
    return open_access(worker=account.pk, role=role, purpose=purpose, categories=wanted, day=day)


@pytest.fixture
def administrator(db):
    return an_account("elder", "Elder Invented", Role.ADMINISTRATOR)


@pytest.fixture
def worker(db):
    return an_account("sage", "Sage Invented", Role.SOCIAL_WORKER)


@pytest.fixture
def assessment(worker):
    with opened(worker):
        child = a_person(worker, "Robin", born_on=date(2015, 5, 1), birth_known="exact")
        referrals.accept(person=child, received_on=CAME, reason="bruises", by=worker)
        [referral] = Referral.objects.filter(person=child)
        return assessments.start(referrals=[referral], started_on=CAME, by=worker)


def ask(administrator, **more):
    usual = {"step": "assessment", "words": "Is there a pet?", "kind": "yes_no", "category": "household"}
    with opened(administrator, "administrator", "system_administration", ("worker_and_team",)):
        return questions.ask(**usual | more, by=administrator)


def fill(worker, assessment, **given):
    address = f"/casework/steps/assessment/{assessment.pk}/fill/"
    usual = {"started_on": "2026-01-05", "seen": str(given.pop("seen", 1))}
    return client_of(worker).post(address, usual | {f"own_{key}": value for key, value in given.items()})


def kept():
    with maintenance(), keeping():
        return list(QuerySet(OwnAnswer))


def test_an_administrator_asks_words_anew_moves_and_retires_on_pages(administrator):
    client = client_of(administrator)
    typed = {"step": "assessment", "words": "Which pet?", "kind": "choice", "category": "household"}
    typed |= {"choices": "Cat\nDog"}
    assert client.post("/questions/ask/", typed).status_code == 302
    assert client.post("/questions/ask/", typed | {"words": "Where does it sleep?", "kind": "line"}).status_code == 302
    today = timezone.localdate()
    assert [each.key for each in asked_in("assessment", today)] == [
        "assessment-which-pet",
        "assessment-where-does-it-sleep",
    ]

    client.post("/questions/assessment-where-does-it-sleep/move-up/")
    client.post("/questions/assessment-which-pet/word-anew/", {"words": "What pet?", "choices": "Horse\nDog"})

    assert [each.words for each in asked_in("assessment", today)] == ["Where does it sleep?", "What pet?"]
    assert asked_in("assessment", today)[1].choices == [
        {"code": "horse", "words": "Horse"},
        {"code": "dog", "words": "Dog"},
    ]
    client.post("/questions/assessment-where-does-it-sleep/retire/")
    page = client.get("/questions/").content.decode()
    assert page.index("What pet?") < page.index("Asked no longer</h2>") < page.index("Where does it sleep?")
    with connection.cursor() as cursor:
        cursor.execute("select count(*) from audit_entry where action = 'change_questions'")
        assert cursor.fetchone() == (5,)


def test_a_category_that_the_notice_does_not_cover_cannot_be_asked_and_says_why(administrator):
    typed = {"step": "assessment", "words": "Which party?", "kind": "line", "category": "political_opinions"}

    answer = client_of(administrator).post("/questions/ask/", typed).content.decode()

    assert "The notice does not cover it" in answer
    assert not OwnQuestion.objects.exists()


def test_nobody_but_an_administrator_asks(worker):
    assert client_of(worker).get("/questions/").status_code == 403


def test_an_answer_is_typed_kept_for_each_child_and_held_about_them(administrator, worker, assessment):
    question = ask(administrator, is_needed=True)

    assert "Is there a pet?" in client_of(worker).get(f"/casework/steps/assessment/{assessment.pk}/").content.decode()
    assert fill(worker, assessment, **{question.key: "True"}).status_code == 302

    [answer] = kept()
    assert (answer.is_so, answer.category, answer.question_version) == (True, "household", 1)
    with opened(worker):
        assert held_about(answer.person_id)["casework.OwnAnswer"][0].values["is_so"] is True
    assert ("casework.OwnAnswer", "household") in {(each.model, each.category) for each in data_map()}


@pytest.mark.parametrize(
    ("kind", "typed", "column", "value"),
    [
        ("line", "a cat", "words", "a cat"),
        ("text", "a cat\nand a dog", "words", "a cat\nand a dog"),
        ("number", "2.5", "number", Decimal("2.50")),
        ("day", "2026-02-03", "on", date(2026, 2, 3)),
        ("choice", "cat", "code", "cat"),
        ("several", ["cat", "dog"], "code", "cat dog"),
    ],
)
def test_every_kind_has_its_column(administrator, worker, assessment, kind, typed, column, value):
    question = ask(administrator, kind=kind, choices=("Cat", "Dog"))

    assert fill(worker, assessment, **{question.key: typed}).status_code == 302

    assert getattr(kept()[0], column) == value


def test_what_is_no_number_is_said_at_the_field_and_nothing_is_written(administrator, worker, assessment):
    question = ask(administrator, kind="number")

    answer = fill(worker, assessment, **{question.key: "many"})

    assert "enter a number" in answer.content.decode()
    assert kept() == []


def test_two_who_answer_the_same_question_are_told(administrator, worker, assessment):
    question = ask(administrator, kind="line")
    fill(worker, assessment, **{question.key: "a cat"})

    answer = fill(worker, assessment, seen=1, **{question.key: "a dog"})

    assert "changed this while you were typing" in answer.content.decode()
    assert [each.words for each in kept()] == ["a cat"]


def test_who_may_not_see_the_category_reads_why_and_not_the_answer(administrator, worker, assessment):
    question = ask(administrator, kind="line", category="health")
    fill(worker, assessment, **{question.key: "asthma"})
    [answer] = kept()

    with opened(worker, wanted=[code for code in READ if code != "health"]):
        assert not OwnAnswer.objects.exists()
        assert "casework.OwnAnswer" not in held_about(answer.person_id)
    with opened(worker):
        assert OwnAnswer.objects.get().words == "asthma"


def test_a_question_of_a_category_that_is_refused_says_why_in_the_step(administrator, worker, assessment):
    ask(administrator)
    OwnQuestion.objects.update(category="political_opinions")

    page = client_of(worker).get(f"/casework/steps/assessment/{assessment.pk}/").content.decode()
    form = client_of(worker).get(f"/casework/steps/assessment/{assessment.pk}/fill/").content.decode()

    assert "Not shown, because:" in page
    assert "Not shown, because:" in form
    assert "own_assessment-is-there-a-pet" not in form


def shown(account, question):
    page = " ".join(client_of(account).get(f"/questions/answers/{question.key}/").content.decode().split())
    return dict(re.findall(r'__key">([^<]+)</dt><dd class="govuk-summary-list__value">([^<]+)<', page)), page


def test_an_analyst_counts_the_council_without_numbers_that_give_a_child_away(administrator, worker, assessment):
    question = ask(administrator, kind="several", choices=("Cat", "Dog"), category="social_care_information")
    fill(worker, assessment, **{question.key: ["cat", "dog"]})

    lines, _ = shown(an_account("fern", "Fern Invented", Role.ANALYST), question)

    assert lines == {"Answered": "Fewer than 5", "Cat": "Fewer than 5", "Dog": "Fewer than 5"}


def test_what_the_notice_keeps_from_figures_is_not_counted_and_says_why(administrator, worker, assessment):
    question = ask(administrator, kind="yes_no", category="household")

    lines, page = shown(an_account("fern", "Fern Invented", Role.ANALYST), question)

    assert lines == {}
    assert "Not shown, because: No. An analyst may not read" in page


def test_a_manager_counts_whom_they_see(administrator, worker, assessment):
    question = ask(administrator, kind="choice", choices=("Cat", "Dog"))
    fill(worker, assessment, **{question.key: "cat"})
    with opened(worker):
        child = Person.objects.get()
    other = an_account("fern", "Fern Invented", Role.TEAM_MANAGER)

    assert shown(given_a_team_of(worker, child), question)[0] == {"Answered": "1", "Cat": "1", "Dog": "0"}
    assert shown(other, question)[0]["Answered"] == "0"


def test_the_command_asks_lists_moves_and_retires(administrator, capsys):
    ask = ["ask", "assessment", "Is there a pet?", "--kind", "yes_no", "--by", "elder"]

    assert main(["questions", *ask, "--category", "household"]) == 0
    assert main(["questions", *ask, "--category", "political_opinions"]) == 2
    assert main(["questions", "retire", "no-such", "--by", "elder"]) == 2
    assert main(["questions", "list", "--by", "nobody"]) == 2
    said = capsys.readouterr()
    assert "assessment-is-there-a-pet" in said.out
    assert "The notice does not cover it" in said.err
    assert "is no administrator" in said.err
    assert main(["questions", "list", "--by", "elder"]) == 0
    assert main(["questions", "up", "assessment-is-there-a-pet", "--by", "elder"]) == 0
    assert main(["questions", "retire", "assessment-is-there-a-pet", "--by", "elder"]) == 0
    assert asked_in("assessment", timezone.localdate()) == []


def test_what_is_counted_is_what_was_given():
    number = OwnQuestion(kind="number")
    days = OwnQuestion(kind="day")
    numbers = [OwnAnswer(number=Decimal(each)) for each in (1, 2, 6)]

    assert counted([number], numbers) == [
        ("Answered", "3"),
        ("Smallest", "1"),
        ("In the middle", "2"),
        ("Largest", "6"),
        ("Sum", "9"),
    ]
    assert counted([number], []) == [("Answered", "0")]
    assert counted([days], [OwnAnswer(on=date(2025, 1, 1)), OwnAnswer(on=None)]) == [("Answered", "1"), ("2025", "1")]


def test_a_list_to_choose_from_has_two_answers_or_more(administrator):
    with pytest.raises(Wrong, match="two answers or more"):
        ask(administrator, kind="choice", choices=["Cat"])


def test_a_contact_is_asked_too(administrator, worker):
    question = ask(administrator, step="contact", words="Which school?", kind="line", category="household")
    with opened(worker):
        child = a_person(worker, "Robin", born_on=date(2015, 5, 1), birth_known="exact")
        contact = contacts.receive(children=[child], received_at=timezone.now(), worry="bruises", by=worker)
    client, typed = client_of(worker), {"worry": "bruises", "kind": "worry", "way": "phone", "consent": "not_known"}

    sent = client.post(
        f"/casework/steps/contact/{contact.pk}/fill/", typed | {"seen": "1", f"own_{question.key}": "The Invented"}
    )

    assert sent.status_code == 302
    assert "The Invented" in client.get(f"/casework/contacts/{contact.pk}/").content.decode()
