import os
import subprocess
import sys

import pytest
from django.conf import settings as django_settings

from keepsake.web.checks import production_is_safe
from keepsake.web.modes import NotConfigured, allowed_hosts, mode_from, require_bindable, secret_key

LONG = "x" * 50


def test_nothing_said_means_production():
    assert mode_from({}) == "production"


def test_an_unknown_mode_is_refused():
    with pytest.raises(NotConfigured, match="'development'"):
        mode_from({"KEEPSAKE_MODE": "development"})


@pytest.mark.parametrize("environ", [{}, {"KEEPSAKE_SECRET_KEY": LONG[1:]}])
def test_production_refuses_a_missing_or_short_key(tmp_path, environ):
    with pytest.raises(NotConfigured, match="at least 50 characters"):
        secret_key("production", tmp_path, environ)


def test_the_demonstration_keeps_a_key_of_its_own_that_others_cannot_read(tmp_path):
    key = secret_key("demo", tmp_path, {})

    assert secret_key("demo", tmp_path, {}) == key
    assert len(key) >= 50
    assert (tmp_path / "secret-key").stat().st_mode & 0o077 == 0


@pytest.mark.parametrize("named", ["", "*", "keepsake.example,*", " , "])
def test_production_refuses_to_answer_for_any_host(named):
    with pytest.raises(NotConfigured, match="KEEPSAKE_ALLOWED_HOSTS"):
        allowed_hosts("production", {"KEEPSAKE_ALLOWED_HOSTS": named})


def test_production_answers_for_the_hosts_that_are_named():
    assert allowed_hosts("production", {"KEEPSAKE_ALLOWED_HOSTS": "a.example, b.example"}) == ["a.example", "b.example"]


@pytest.mark.parametrize("host", ["0.0.0.0", "192.168.1.10", "::", "keepsake.example"])
def test_the_demonstration_is_never_offered_to_the_network(host):
    with pytest.raises(NotConfigured, match="this machine only"):
        require_bindable("demo", host)


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "::1"])
def test_the_demonstration_is_offered_to_this_machine(host):
    require_bindable("demo", host)


@pytest.mark.parametrize(
    ("name", "value"), [("DEBUG", True), ("SESSION_COOKIE_SECURE", False), ("ALLOWED_HOSTS", ["*"])]
)
def test_an_unsafe_production_setting_is_an_error(settings, name, value):
    settings.KEEPSAKE_MODE = "production"
    settings.DEBUG = False
    settings.SESSION_COOKIE_SECURE = settings.CSRF_COOKIE_SECURE = True
    settings.ALLOWED_HOSTS = ["keepsake.example"]
    assert production_is_safe(None) == []

    setattr(settings, name, value)

    assert len(production_is_safe(None)) == 1


def test_the_real_production_settings_are_safe():
    asked = (
        "from keepsake.web import settings as s;"
        "print(s.DEBUG, s.SESSION_COOKIE_SECURE, s.SECURE_SSL_REDIRECT, s.SECURE_HSTS_SECONDS > 0)"
    )
    environ = {**os.environ, "KEEPSAKE_MODE": "production", "KEEPSAKE_SECRET_KEY": LONG}
    environ["KEEPSAKE_ALLOWED_HOSTS"] = "keepsake.example"

    answer = subprocess.run([sys.executable, "-c", asked], env=environ, capture_output=True, text=True, check=True)

    assert answer.stdout.split() == ["False", "True", "True", "True"]
    assert django_settings.DEBUG is False
