"""How e-mail leaves: by one class, named in a setting, that a council can replace by its own."""

from typing import Protocol, cast

from django.conf import settings
from django.core.mail import send_mail
from django.utils.module_loading import import_string


class Sender(Protocol):
    """Takes one e-mail away. Raises OSError where it could not."""

    def send(self, to: str, subject: str, text: str) -> None: ...


class Console:
    """Prints it: for the demonstration, and until a council says how its e-mail goes out."""

    def send(self, to: str, subject: str, text: str) -> None:
        print(f"To: {to}\nSubject: {subject}\n\n{text}\n", flush=True)


class Smtp:
    """Sends it through the council's mail server, always encrypted on the way."""

    def send(self, to: str, subject: str, text: str) -> None:
        send_mail(subject, text, None, [to])


def sender() -> Sender:
    """The class that the setting names. Raises ImportError where there is none."""
    return cast(Sender, import_string(settings.MAIL_SENDER)())
