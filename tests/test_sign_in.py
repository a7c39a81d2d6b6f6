import io
import logging
from datetime import timedelta

import pytest
from axes.models import AccessAttempt
from django.test import Client

from keepsake.accounts.roles import Role
from keepsake.web.settings import AXES_COOLOFF_TIME, AXES_FAILURE_LIMIT
from tests.invented import PASSWORD

pytestmark = pytest.mark.django_db


def try_to_sign_in(client, username="analyst", password=PASSWORD, **more):
    return client.post("/sign-in/", {"username": username, "password": password, **more})


def close(client, username):
    for _ in range(AXES_FAILURE_LIMIT):
        answer = try_to_sign_in(client, username, "wrong")
    return answer


def test_the_right_password_opens_the_page_that_was_asked_for(client, make_account):
    make_account(Role.ANALYST)

    assert try_to_sign_in(client, next="/account/password/").headers["Location"] == "/account/password/"


@pytest.mark.parametrize("elsewhere", ["https://example.org/", "//example.org/", "javascript:alert(1)"])
def test_signing_in_never_leads_elsewhere(client, make_account, elsewhere):
    make_account(Role.ANALYST)

    assert try_to_sign_in(client, next=elsewhere).headers["Location"] == "/"


def test_a_wrong_password_and_an_unknown_name_get_the_same_answer(client, make_account):
    make_account(Role.ANALYST)

    known = try_to_sign_in(client, "analyst", "wrong").content.decode()
    unknown = try_to_sign_in(client, "nobody!", "wrong").content.decode()

    assert "do not go together" in known
    assert without_tokens(known) == without_tokens(unknown.replace("nobody!", "analyst"))


def without_tokens(page):
    return [line for line in page.splitlines() if "csrfmiddlewaretoken" not in line]


def test_during_lock_out_the_right_password_is_refused_with_the_same_words(client, make_account):
    make_account(Role.ANALYST)

    last_wrong = close(client, "analyst")
    right = try_to_sign_in(client)

    assert (last_wrong.status_code, right.status_code) == (429, 429)
    assert last_wrong.content == right.content
    assert "Try again after" in right.content.decode()
    assert "_auth_user_id" not in client.session


def test_a_name_without_an_account_is_closed_in_the_same_way(client, make_account):
    make_account(Role.ANALYST)

    assert close(client, "analyst").content == close(client, "nobody").content


def test_lock_out_follows_the_name_and_not_the_browser(make_account):
    make_account(Role.ANALYST)
    close(Client(), "analyst")

    assert try_to_sign_in(Client()).status_code == 429


def test_trying_on_does_not_prolong_the_lock_out(client, make_account):
    make_account(Role.ANALYST)
    close(client, "analyst")
    closed_at = AccessAttempt.objects.get().attempt_time

    try_to_sign_in(client, password="wrong")

    assert AccessAttempt.objects.get().attempt_time == closed_at


def test_after_the_pause_the_right_password_works_again(client, make_account):
    make_account(Role.ANALYST)
    close(client, "analyst")
    attempt = AccessAttempt.objects.get()
    attempt.attempt_time -= AXES_COOLOFF_TIME + timedelta(seconds=1)
    attempt.save()

    assert try_to_sign_in(client).status_code == 302


def test_no_line_of_the_log_names_the_person(client, make_account):
    make_account(Role.ANALYST, username="not.to.be.logged")
    written = io.StringIO()
    handler = logging.StreamHandler(written)
    for name in ("", "django", "keepsake"):
        logging.getLogger(name).addHandler(handler)
    try:
        logging.getLogger("keepsake").warning("the log is heard")
        close(client, "not.to.be.logged")
    finally:
        for name in ("", "django", "keepsake"):
            logging.getLogger(name).removeHandler(handler)

    assert "the log is heard" in written.getvalue()
    assert "not.to.be.logged" not in written.getvalue()


def test_signing_out_needs_a_form(signed_in):
    client = signed_in(Role.ANALYST)

    assert client.get("/sign-out/").status_code == 405
    assert client.post("/sign-out/").headers["Location"] == "/signed-out/"
    assert "_auth_user_id" not in client.session


def test_the_pass_phrase_of_the_demonstration_is_shown_there_only(client, settings):
    assert "kept-for" not in client.get("/sign-in/").content.decode()

    settings.KEEPSAKE_MODE = "demo"

    assert "kept-for" in client.get("/sign-in/").content.decode()


def test_a_changed_password_is_the_one_that_works(signed_in, client):
    new = "another five invented words"
    changing = signed_in(Role.ANALYST)

    answer = changing.post("/account/password/", {"old_password": PASSWORD, "new_password1": new, "new_password2": new})

    assert "Your password is changed" in answer.content.decode()
    assert changing.get("/account/password/").status_code == 200
    assert try_to_sign_in(client, password=PASSWORD).status_code == 200
    assert try_to_sign_in(client, password=new).status_code == 302


def test_a_short_password_is_not_taken(signed_in):
    answer = signed_in(Role.ANALYST).post(
        "/account/password/", {"old_password": PASSWORD, "new_password1": "short", "new_password2": "short"}
    )

    assert "There is a problem" in answer.content.decode()


def test_a_form_from_elsewhere_is_refused_in_plain_words(make_account):
    make_account(Role.ANALYST)

    answer = try_to_sign_in(Client(enforce_csrf_checks=True))

    assert answer.status_code == 403
    assert "The form has gone stale" in answer.content.decode()
