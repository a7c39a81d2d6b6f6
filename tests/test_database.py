from pathlib import Path

import pytest

from keepsake.web.database import database
from keepsake.web.modes import NotConfigured

HOME = Path("home")


def test_the_embedded_database_is_the_default():
    settings = database("", mode="demo", home=HOME)

    assert (settings["ENGINE"], settings["NAME"]) == ("keepsake.web.sqlite3", HOME / "keepsake.sqlite3")
    assert settings["OPTIONS"]["transaction_mode"] == "IMMEDIATE"


def test_an_address_names_postgresql_and_keeps_connections_open():
    settings = database("postgresql://ada:p%40ss%2F@db.example:5433/keep?sslmode=require", mode="production", home=HOME)

    assert settings == {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": "keep",
        "USER": "ada",
        "PASSWORD": "p@ss/",
        "HOST": "db.example",
        "PORT": 5433,
        "OPTIONS": {"sslmode": "require", "options": "-c jit=off"},
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
    }


def test_what_an_address_leaves_out_is_left_to_postgresql():
    settings = database("postgresql:///keep?host=/var/run/postgresql", mode="production", home=HOME)

    assert (settings["HOST"], settings["PORT"], settings["USER"]) == ("/var/run/postgresql", "", "")


@pytest.mark.parametrize(
    "url",
    [
        "mysql://ada:hidden@db.example/keep",
        "postgresql://ada:hidden@db.example",
        "postgresql://ada:hidden@db.example:port/keep",
        "postgresql://ada:hidden@db.example/keep?options=-c",
        "postgresql://ada:hidden@db.example/keep?sslmode",
        "postgresql://ada:hidden@[db.example/keep",
        "postgresql://ada:hidden@db.example/keep/more",
        "/keep:hidden",
    ],
)
def test_an_address_that_will_not_do_is_refused_and_its_password_not_repeated(url):
    with pytest.raises(NotConfigured) as refused:
        database(url, mode="production", home=HOME)

    assert "KEEPSAKE_DATABASE_URL" in str(refused.value)
    assert "hidden" not in str(refused.value)
