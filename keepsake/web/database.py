"""Which database, from the environment: the embedded one, or a council's PostgreSQL."""

from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from keepsake.web.modes import NotConfigured

EXAMPLE = "postgresql://keepsake:<password>@db.example:5432/keepsake?sslmode=verify-full"
OPTIONS = frozenset({"sslmode", "sslrootcert", "sslcert", "sslkey", "host", "connect_timeout", "application_name"})
# Who may be seen is a long condition: compiling it takes PostgreSQL fifty times as long as asking it.
NOT_COMPILED = "-c jit=off"
KEPT_OPEN = 60  # seconds; opening a connection takes longer than most pages
KEPT_STATEMENTS = 500  # of a connection, ready to be asked again; Python keeps 128 where nothing is said


def database(url: str, *, mode: str, home: Path) -> dict[str, Any]:
    """Django's settings of the database: PostgreSQL at the address, or SQLite where none is given."""
    return postgresql(url) if url else sqlite(mode, home)


def sqlite(mode: str, home: Path) -> dict[str, Any]:
    """A file of the home folder; in tests, memory. Writers begin as writers, so that none finds out too late."""
    return {
        "ENGINE": "keepsake.web.sqlite3",
        "NAME": ":memory:" if mode == "test" else home / "keepsake.sqlite3",
        "OPTIONS": {
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",
            "cached_statements": KEPT_STATEMENTS,
        },
        "CONN_MAX_AGE": None,  # kept as long as its thread, and as its file stays the same
        "CONN_HEALTH_CHECKS": True,
    }


def postgresql(url: str) -> dict[str, Any]:
    """The parts of an address. Raises NotConfigured, which never repeats it: it holds the password.

    What the address leaves out is left to PostgreSQL's own variables (PGHOST, PGUSER and so on).

    >>> settings = postgresql("postgresql://ada:p%40ss@db.example:5433/keepsake?sslmode=require")
    >>> settings["USER"], settings["PASSWORD"], settings["HOST"], settings["PORT"], settings["NAME"]
    ('ada', 'p@ss', 'db.example', 5433, 'keepsake')
    """
    try:
        parts = urlsplit(url)
        port = parts.port or ""
        options = dict(parse_qsl(parts.query, strict_parsing=True)) if parts.query else {}
    except ValueError:
        raise NotConfigured(f"KEEPSAKE_DATABASE_URL cannot be read. It looks like {EXAMPLE}") from None
    name = unquote(parts.path.removeprefix("/"))
    if parts.scheme not in ("postgresql", "postgres") or not name or "/" in name or parts.fragment:
        raise NotConfigured(f"KEEPSAKE_DATABASE_URL must look like {EXAMPLE}")
    if unknown := sorted(options.keys() - OPTIONS):
        raise NotConfigured(f"KEEPSAKE_DATABASE_URL: {unknown[0]!r} is not one of {', '.join(sorted(OPTIONS))}.")
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": name,
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": options.pop("host", "") or unquote(parts.hostname or ""),
        "PORT": port,
        "OPTIONS": {**options, "options": NOT_COMPILED},
        "CONN_MAX_AGE": KEPT_OPEN,
        "CONN_HEALTH_CHECKS": True,
    }
