"""The timescales as a page: every rule with its length, its source and how sure it is."""

from collections.abc import Iterable

from keepsake.clock.library import Clock
from keepsake.clock.timescale import MARKS, Allowed, Means, Timescale
from keepsake.standard.glossary import escaped

HEADINGS = ("Key", "What", "Length", "Set by", "Mark", "From", "Extension", "Closed by", "Source and note")
MEANINGS = {
    Means.DEADLINE: "",
    Means.EARLIEST: "not before ",
    Means.UNTIL: "lasts ",
    Means.THRESHOLD: "from then on, ",
    Means.TOTAL: "altogether ",
}
OPENING = """# Timescales

When something is due, and what says so. This page is printed from `keepsake/clock/timescales`: change the files, not
the page. `keepsake clock due KEY --from DATE` works one out and says why; `keepsake clock list` lists them.

*Mark*: {marks}. The days under *From* have not been read at their source unless the file says so; a case older than
that is worked out by the same rule.

A council sets its own in a file that `KEEPSAKE_TIMESCALES` names (`docs/how-to/set-timescales.md`): local rules,
directions of a court, and guidance that nobody has verified; days off; school terms. What a statute sets stands."""


def timescales_markdown(clock: Clock) -> str:
    """The page as Markdown, one table an area; the same text on every machine."""
    marks = "; ".join(f"`{mark}` {words}" for mark, words in MARKS.items())
    areas = dict.fromkeys(rule.area for rule in clock.rules())
    return "\n\n".join([OPENING.format(marks=marks), *(_section(area, clock) for area in areas)]) + "\n"


def _section(area: str, clock: Clock) -> str:
    rules = [rule for rule in clock.rules() if rule.area == area]
    lines = [_line(HEADINGS), _line("---" for _ in HEADINGS), *(_line(_cells(rule)) for rule in rules)]
    return f"## {area}\n\n" + "\n".join(lines)


def _cells(rule: Timescale) -> tuple[str, ...]:
    return (
        f"`{rule.key}`",
        escaped(rule.title),
        escaped(length_said(rule)),
        rule.kind,
        rule.mark if rule.is_sure else f"**{rule.mark}**",
        f"{rule.begins_on or ''}",
        escaped(_extension(rule.extension)),
        escaped(rule.closes),
        escaped("; ".join(part for part in (rule.source.title, rule.paragraph, rule.note) if part)),
    )


def length_said(rule: Timescale) -> str:
    """The length as a phrase: from what it is counted, on which side, and what it means."""
    side = "before" if rule.is_before else "from and with" if rule.start_counts else "after"
    words = f"{MEANINGS[rule.means]}{rule.length} {side} {rule.start_words}"
    if rule.within is not None:
        words = f"altogether {rule.length} in {rule.within}"
    if rule.not_before is not None:
        words += f", not before {rule.not_before}"
    return words if rule.at is None else f"{words}, by {rule.at:%H:%M}"


def _extension(allowed: Allowed | None) -> str:
    if allowed is None:
        return ""
    how = f"by {allowed.by}" if allowed.by else f"to {allowed.to}"
    often = {0: "as often as there is a reason", 1: "once"}.get(allowed.times, f"{allowed.times} times")
    return f"{how}, {often}, by {' or '.join(allowed.givers)}" + (f"; {allowed.reason}" if allowed.reason else "")


def _line(cells: Iterable[str]) -> str:
    return "| " + " | ".join(cells) + " |"
