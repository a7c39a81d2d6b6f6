"""The Jinja2 environment of every page."""

from functools import cache
from typing import Any

from django.templatetags.static import static
from jinja2 import ChoiceLoader, Environment, PackageLoader, PrefixLoader

from keepsake.web.addresses import url


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
    made.globals.update(url=url, static=cache(static))  # the address of a file of ours is the same for everybody
    return made
