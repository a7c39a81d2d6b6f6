"""What holds under every notice: law that a council's notice adds to and cannot take away."""

from functools import cache
from importlib.resources import files

from keepsake.notice.model import Notice, Permit, Prohibition
from keepsake.notice.reading.notice_file import read_standing


@cache
def standing() -> tuple[tuple[Permit, ...], tuple[Prohibition, ...]]:
    """What is law under every notice."""
    package = files("keepsake.notice")
    return read_standing(package.joinpath("standing.yaml").read_text(encoding="utf-8"), "standing.yaml")


def withdrawal(notice: Notice) -> tuple[Prohibition, ...]:
    """Once consent is withdrawn, the purposes that rest on it stop, whatever else was recorded."""
    if notice.consent is None or not notice.consent.purposes:
        return ()
    return (
        Prohibition(
            id="consent-withdrawn",
            actions=frozenset({"use", "share", "export"}),
            purposes=notice.consent.purposes,
            when=frozenset({"consent_withdrawn"}),
            because="The person withdrew their consent.",
            cites=notice.consent.cites,
        ),
    )
