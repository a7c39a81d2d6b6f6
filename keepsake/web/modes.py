"""What each mode of running demands of its surroundings."""

import ipaddress
import os
import secrets
from collections.abc import Mapping
from pathlib import Path

MODES = ("production", "demo", "test")
SHORTEST_SECRET = 50


class NotConfigured(Exception):
    """Why Keepsake does not start, in a sentence for the person who starts it."""


def mode_from(environ: Mapping[str, str]) -> str:
    """The mode; production when nothing is said.

    >>> mode_from({})
    'production'
    """
    mode = environ.get("KEEPSAKE_MODE", "production")
    if mode not in MODES:
        raise NotConfigured(f"KEEPSAKE_MODE is {mode!r}; it can be {', '.join(MODES)}.")
    return mode


def secret_key(mode: str, home: Path, environ: Mapping[str, str]) -> str:
    """The key that signs sessions: the council's own in production, a file made once in the demonstration."""
    given = environ.get("KEEPSAKE_SECRET_KEY", "")
    if mode == "production":
        if len(given) < SHORTEST_SECRET:
            raise NotConfigured(
                f"KEEPSAKE_SECRET_KEY must hold at least {SHORTEST_SECRET} characters in production. "
                "To look around, use `make demo`."
            )
        return given
    if mode == "test":
        return "only-for-tests-" * 4
    return _kept_key(home / "secret-key")


def _kept_key(path: Path) -> str:
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        with open(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w", encoding="ascii") as file:
            file.write(secrets.token_urlsafe(48))
    return path.read_text(encoding="ascii")


def allowed_hosts(mode: str, environ: Mapping[str, str]) -> list[str]:
    """The host names that are answered: this machine only, but in production those that are named."""
    if mode != "production":
        return ["127.0.0.1", "localhost", "[::1]", *(["testserver"] if mode == "test" else [])]
    hosts = [host.strip() for host in environ.get("KEEPSAKE_ALLOWED_HOSTS", "").split(",") if host.strip()]
    if not hosts or "*" in hosts:
        raise NotConfigured("KEEPSAKE_ALLOWED_HOSTS must name the host names that people type, with commas between.")
    return hosts


def require_bindable(mode: str, host: str) -> None:
    """Refuse to offer the demonstration, whose pass-phrase is public, to the network."""
    if mode == "demo" and not _is_loopback(host):
        raise NotConfigured(
            f"The demonstration serves this machine only, and {host} is open to others. Leave out --host."
        )


def _is_loopback(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
