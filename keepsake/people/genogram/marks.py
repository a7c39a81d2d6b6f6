"""SVG as text: elements with attributes, every value escaped; nothing that a strict content policy would refuse."""

from functools import cache
from html import escape

from keepsake.people.genogram.lettering import printable

INK = "#0b0c0c"
QUIET = "#484949"
HOME = "#1a4d5c"
FONT = "Arial, Helvetica, sans-serif"


def element(name: str, /, *inside: str, **attributes: str | float | None) -> str:
    """One element; `stroke_width=2` becomes `stroke-width="2"`, `klass` becomes `class`, None is left out.

    >>> element("text", "A", klass="name", x=1.50)
    '<text class="name" x="1.5">A</text>'
    """
    said = "".join(
        f' {_name(key)}="{_value(value)}"' for key, value in attributes.items() if value is not None and value != ""
    )
    return f"<{name}{said}>{''.join(inside)}</{name}>" if inside else f"<{name}{said}/>"


@cache
def _name(key: str) -> str:
    return "class" if key == "klass" else key.replace("_", "-")


def _value(value: str | float) -> str:
    return escape(value) if isinstance(value, str) else number(value)


def number(value: float) -> str:
    """At most one digit after the point, and none for a whole number."""
    return f"{round(value, 1):g}" if abs(value) < 100_000 else f"{round(value)}"


def words(text: str) -> str:
    return escape(printable(text), quote=False)


def text_at(x: float, y: float, text: str, size: float = 12, **attributes: str | float | None) -> str:
    """A line of text, centred unless `text_anchor` says otherwise."""
    given: dict[str, str | float | None] = {"text_anchor": "middle", "fill": INK, "font_size": size}
    return element("text", words(text), x=x, y=y, **{**given, **attributes})


def haloed(x: float, y: float, text: str, size: float = 11, **attributes: str | float | None) -> str:
    """A text that stays readable on top of a line."""
    halo: dict[str, str | float | None] = {
        "stroke": "#ffffff",
        "stroke_width": 4,
        "stroke_linejoin": "round",
        "paint_order": "stroke",
    }
    return text_at(x, y, text, size, **{**halo, **attributes})


def linked(url: str, *inside: str, klass: str) -> str:
    """The same inside a link where there is a safe address, otherwise a plain group."""
    return element("a", *inside, klass=klass, href=url) if is_safe(url) else element("g", *inside, klass=klass)


def is_safe(url: str) -> bool:
    """A place on this site or an https address; never a script.

    >>> is_safe("/people/7/"), is_safe("//elsewhere.example"), is_safe("javascript:alert(1)")
    (True, False, False)
    """
    local = url.startswith(("/", "#", "?")) and not url.startswith(("//", "/\\"))
    return (local or url.startswith("https://")) and printable(url) == url


def picture(
    *inside: str, key: str, klass: str, width: float, height: float, title: str, about: str, links: bool
) -> str:
    """The outer element. With links in it it is a group, since what is inside an image cannot be reached."""
    return element(
        "svg",
        element("title", words(title), id=f"{key}-title"),
        element("desc", words(about), id=f"{key}-about"),
        *inside,
        xmlns="http://www.w3.org/2000/svg",
        klass=klass,
        role="group" if links else "img",
        aria_labelledby=f"{key}-title",
        aria_describedby=f"{key}-about",
        viewBox=f"0 0 {number(width)} {number(height)}",
        width=width,
        height=height,
        font_family=FONT,
        fill="none",
    )
