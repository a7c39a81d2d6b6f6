"""All rules, found by walking the folder, and the question put to a notice."""

import pkgutil
from collections.abc import Iterable
from datetime import date
from functools import cache
from importlib import import_module

from keepsake.notice.lint.finding import SEVERITIES, Finding
from keepsake.notice.lint.rule import Rule
from keepsake.notice.model import Notice


@cache
def rules() -> tuple[Rule, ...]:
    """Every rule of the folder, in order of its code. Raises ValueError where two rules share a code."""
    package = import_module("keepsake.notice.lint")
    found: dict[str, Rule] = {}
    for module in pkgutil.iter_modules(package.__path__):
        for value in vars(import_module(f"{package.__name__}.{module.name}")).values():
            if isinstance(value, Rule) and found.setdefault(value.code, value) is not value:
                raise ValueError(f"Two rules have the code '{value.code}'.")
    return tuple(found[code] for code in sorted(found))


def lint(notice: Notice, on: date, using: Iterable[Rule] | None = None) -> tuple[Finding, ...]:
    """Everything the rules find in a notice on a day, the worst first. ``using``: these rules instead of all."""
    asked = rules() if using is None else using
    return tuple(sorted((found for rule in asked for found in rule.findings(notice, on)), key=lambda found: found.rank))


def rules_markdown() -> str:
    """The page of all rules."""
    lines = [
        "# What the linter looks for",
        "",
        "Generated from the rules in `keepsake/notice/lint/`; do not edit.",
        "`keepsake notice lint FILE` puts them to a notice.",
        "",
    ]
    for severity in SEVERITIES:
        chosen = [rule for rule in rules() if rule.severity == severity]
        lines += [f"## {severity.capitalize()}", "", "| Code | Kind | What it finds | Source |", "|---|---|---|---|"]
        lines += [f"| `{rule.code}` | {rule.kind} | {_cell(rule.title)} | {_cell(_source(rule))} |" for rule in chosen]
        lines.append("")
    return "\n".join(lines)


def _source(rule: Rule) -> str:
    return rule.source if rule.sure else f"{rule.source} (to be checked)"


def _cell(text: str) -> str:
    return text.replace("|", "\\|")
