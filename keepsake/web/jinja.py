"""The Jinja2 environment of every page."""

from collections.abc import Mapping
from functools import cache
from typing import Any

from django.templatetags.static import static
from jinja2 import ChoiceLoader, Environment, PackageLoader, PrefixLoader
from jinja2.runtime import Macro
from markupsafe import Markup

from keepsake.web.addresses import url

MOST_KEPT = 200
_FRAMES: dict[str, Markup] = {}


def frame(macro: Macro, params: Mapping[str, Any]) -> Markup:
    """A part of the frame of every page, which holds nothing of anybody: written once for each way it can look."""
    key = f"{macro.name} {params!r}"
    if key not in _FRAMES:
        if len(_FRAMES) >= MOST_KEPT:
            _FRAMES.clear()
        _FRAMES[key] = Markup(macro(params))  # noqa: S704  what the macro wrote, escaped already
    return _FRAMES[key]


def environment(**options: Any) -> Environment:
    """Our templates, the GOV.UK macros under `govuk_frontend_jinja/`, autoescape always on."""
    macros = PrefixLoader({"govuk_frontend_jinja": PackageLoader("govuk_frontend_jinja")})
    options.update(
        loader=ChoiceLoader([options["loader"], macros]),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made = Environment(**options)  # noqa: S701  autoescape is among the options
    made.globals.update(
        url=url, frame=frame, static=cache(static)
    )  # the address of a file of ours is the same for everybody
    return made
