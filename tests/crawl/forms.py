"""The forms and the downloads of the whole site, found on the pages of the map and on those that they lead to."""

import html
from dataclasses import dataclass
from urllib.parse import urlencode, urlsplit
from uuid import uuid4

import lxml.html
from django.urls import resolve
from django.urls.exceptions import Resolver404
from django.utils import timezone

from tests.crawl.addresses import pages

TYPED = ("text", "search", "email", "tel", "number", "url", "textarea", "password")
DATED = ("date", "datetime-local", "time", "month")
CARRIED = ("csrfmiddlewaretoken", "once", "slip", "proof", "seen")
WHO = (
    ("manager", "allocated"),
    ("worker", "allocated"),
    ("officer", "none"),
    ("analyst", "none"),
    ("administrator", "none"),
)
OTHER_BUTTONS = ("discard", "again", "more")  # beside the one that a form is sent with
LEFT_OUT = ("sign-out", "notices:", "health")


class Form:
    """One form of one page: where it is sent, and its fields with what a browser would send for them."""

    def __init__(self, address, form):
        self.address = html.unescape(form.get("action") or address)
        self.method = (form.get("method") or "get").lower()
        self.kinds, self.values, self.files = {}, {}, []
        for each in form.iter("input", "select", "textarea", "button"):
            name = each.get("name")
            if name and each.get("type") == "file":
                self.files.append(name)
            elif name and name not in OTHER_BUTTONS:
                self.kinds.setdefault(name, each.get("type", "text") if each.tag in ("input", "button") else each.tag)
                self.values.setdefault(name, _plausible(each))

    def of(self, *kinds):
        return [name for name, kind in self.kinds.items() if kind in kinds]

    @property
    def typed(self):
        return self.of(*TYPED)

    @property
    def chosen(self):
        return [name for name in self.kinds if name not in self.typed and name not in CARRIED[:3]]

    def sent(self, **instead):
        values = self.values | instead
        return urlencode([(name, value) for name, value in values.items()], errors="surrogatepass")

    def sent_with(self, files, **instead):
        """The body that a browser would send with files in these fields, and its type."""
        mark = uuid4().hex
        parts = [
            f'Content-Disposition: form-data; name="{name}"\r\n\r\n{value}'.encode()
            for name, value in (self.values | instead).items()
        ]
        for name, file in files.items():
            told = f'Content-Disposition: form-data; name="{name}"; filename="{file.name}"\r\n'
            parts.append(f"{told}Content-Type: {file.kind}\r\n\r\n".encode() + file.content)
        body = b"".join(b"--" + mark.encode() + b"\r\n" + part + b"\r\n" for part in parts)
        return body + b"--" + mark.encode() + b"--\r\n", f"multipart/form-data; boundary={mark}"


@dataclass(frozen=True)
class File:
    """A file as a browser sends it: ``name`` and ``kind`` are what it says of it, and may be lies."""

    name: str
    content: bytes
    kind: str


def _plausible(each):
    if each.tag == "select":
        return next((option.get("value") for option in each.iter("option") if option.get("value")), "")
    if each.get("type") == "date":
        return each.get("value") or timezone.localdate().isoformat()
    if each.tag == "textarea":
        return each.text or "Words"
    return each.get("value") or "Words"


@dataclass(frozen=True)
class Site:
    """(Who asks, kind of page) -> the forms of a page; or the address of what is no page but a file to take away."""

    forms: dict
    files: dict


def found(scene):
    """From every page of the map, and every link to a page of a new kind."""
    forms, files = {}, {}
    for who in WHO:
        asking = next(asking for each, asking in scene.asking.items() if each and (each.role, each.relationship) == who)
        waiting = [page.address(scene, scene.open) for page in pages().values()]
        seen = set()
        while waiting:
            address = waiting.pop(0)
            kind = kind_of(address)
            if kind is None or kind in seen or kind in {key[1] for key in (*forms, *files)} or is_left_out(kind):
                continue
            seen.add(kind)
            answer = asking.ask("get", address)
            if answer.status_code != 200:
                continue
            if is_file(answer):
                files[asking, kind] = address
                continue
            page = lxml.html.fromstring(answer.shown)
            waiting += [each.get("href") for each in page.iter("a") if each.get("href", "").startswith("/")]
            theirs = [Form(address, each) for each in page.iter("form")]
            theirs = [each for each in theirs if kind_of(each.address) and kind_of(each.address)[0] not in LEFT_OUT]
            if theirs:
                forms[asking, kind] = theirs
    return Site(forms, files)


def is_left_out(kind):
    """The notices hold nobody, but what is taken away from them is looked at."""
    return kind[0].startswith(LEFT_OUT) and not kind[0].endswith("-csv")


def is_file(answer):
    return "html" not in answer["Content-Type"] or "attachment" in answer.headers.get("Content-Disposition", "")


def kind_of(address):
    """The page at an address, and what its arguments are but for ids; None where it is none of ours."""
    try:
        match = resolve(urlsplit(address).path)
    except Resolver404:
        return None
    return match.view_name, tuple(value for value in match.kwargs.values() if isinstance(value, str))


def every(forms):
    """Each form once, with who asks: the search of the council stands on every page."""
    found = {}
    for (asking, _), theirs in forms.items():
        for form in theirs:
            found.setdefault((kind_of(form.address), form.method, tuple(form.kinds)), (asking, form))
    return list(found.values())


def problems_of(answer):
    """The words of a page that says what is wrong: field -> what it says; "" where it is of no one field.

    Each line of the list at the top leads to a field that stands on the page.
    """
    if "html" not in answer.headers.get("Content-Type", "") or "There is a problem" not in answer.shown:
        return {}
    page = lxml.html.fromstring(answer.shown)
    said = {}
    for each in page.find_class("govuk-error-summary"):
        for line in each.iter("li"):
            links = [link.get("href", "") for link in line.iter("a")]
            for link in links or [""]:
                assert not link.startswith("#") or page.get_element_by_id(link[1:], None) is not None, link
                said[link.lstrip("#")] = line.text_content().strip()
    return said
