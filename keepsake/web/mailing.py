"""How e-mail leaves: by one class, named in a setting, that a council can replace by its own."""

from contextlib import suppress
from typing import Any, Protocol, cast

from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.utils.module_loading import import_string

THROUGH = "django.core.mail.backends.smtp.EmailBackend"


class Away(OSError):
    """Nothing can be sent to anybody now: there is no way to the server, or it does not let us in."""


class Sender(Protocol):
    """Takes one e-mail away. Raises OSError where it could not, and Away where no other can go either."""

    def send(self, to: str, subject: str, text: str) -> None: ...


class Console:
    """Prints it: for the demonstration, and until a council says how its e-mail goes out."""

    def send(self, to: str, subject: str, text: str) -> None:
        print(f"To: {to}\nSubject: {subject}\n\n{text}\n", flush=True)


class Smtp:
    """Sends it through the council's mail server, always encrypted on the way, to a server whose certificate holds."""

    def send(self, to: str, subject: str, text: str) -> None:
        way = get_connection(THROUGH)
        try:
            self._enter(way)
            way.send_messages([EmailMessage(subject, text, None, [to])])
        finally:
            with suppress(OSError):  # it has been taken by then, and must not be sent again
                way.close()

    def _enter(self, way: Any) -> None:
        try:
            way.open()
        except OSError as reason:
            raise Away(f"The mail server cannot be used: {reason}") from reason


def sender() -> Sender:
    """The class that the setting names. Raises ImportError where there is none."""
    return cast(Sender, import_string(settings.MAIL_SENDER)())
