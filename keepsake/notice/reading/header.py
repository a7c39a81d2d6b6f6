"""Reads ``notice``: whose it is, which version, and from which day it decides."""

import re
from collections.abc import Mapping
from datetime import date
from types import MappingProxyType

from keepsake.notice.model import Header
from keepsake.notice.reading.part import Part

SERVICES = ("childrens_social_care", "council")
LANGUAGES = ("en-GB", "en-GB-x-easy", "cy-GB")


def read_header(root: Part) -> Header:
    """The header; a file without one is not a notice."""
    part = root.part("notice")
    if part is None:
        root.wrong(
            None, "'notice' is missing.", "It says whose notice this is; see docs/how-to/write-a-notice.md.", "notice"
        )
        return Header(id="", title="", council="", service="council", version=1, effective_on=date.max)
    controller = part.text("controller", needed=True, longest=120)
    named = controller not in ("", "not named")
    council = part.text("council", needed=not named, longest=120)
    inherits = part.text("inherits", longest=60)
    lines, sha, address = _published_text(part)
    header = Header(
        id=part.identity(),
        title=part.text("title", needed=True, longest=160),
        council=council or controller,
        service=part.choice("service", SERVICES, "childrens_social_care", needed=True),
        version=part.number("version", needed=True),
        effective_on=part.day("effective_on", needed=True) or date.max,
        controller=controller if named else None,
        effective_note=part.text("effective_note"),
        inherits=None if inherits in ("", "none") else inherits,
        languages=_languages(part),
        approved_by=part.text("approved_by", longest=120),
        text_lines=lines,
        text_sha=sha,
        text_address=address,
    )
    part.text("controller_note")
    part.finish()
    return header


def _languages(part: Part) -> Mapping[str, str]:
    inner = part.part("languages")
    if inner is None:
        return MappingProxyType({"en-GB": "full"})
    found = {name: inner.text(name, longest=40) for name in inner.names() if name in LANGUAGES}
    inner.finish()
    return MappingProxyType(found)


def _published_text(part: Part) -> tuple[int, str, str | None]:
    inner = part.part("published_text")
    if inner is None:
        part.wrong(
            None,
            "'published_text' is missing.",
            "It says how many lines the published text has, and its hash.",
            "published_text",
        )
        return 0, "", None
    sha = inner.text("sha", needed=True, longest=64)
    if sha and not re.fullmatch(r"[0-9a-f]{12,64}", sha):
        inner.wrong(
            inner.take("sha"),
            f"'{sha}' is not a hash.",
            "Twelve or more hexadecimal digits of the text's SHA-256.",
            "sha",
        )
    address = inner.text("address", longest=300)
    lines = inner.number("lines", needed=True)
    inner.finish()
    return lines, sha, None if address in ("", "none") else address
