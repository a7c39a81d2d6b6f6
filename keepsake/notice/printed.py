"""What decides, printed as pages for review: a permit that changes shows in the diff of its page, in words."""

from collections.abc import Iterable

from keepsake.notice.access import Access
from keepsake.notice.model import ANY, Notice, Permit, Prohibition
from keepsake.standard.vocabulary import label, terms

_MADE = "Printed by `make docs` from what decides; change that, not this page."


def notice_markdown(notice: Notice) -> str:
    """Everything that one version of a notice permits and prohibits."""
    header = notice.header
    lines = [
        f"# {_cell(header.title)}, version {header.version}",
        f"{_MADE} In force from {header.effective_on}. `keepsake notice decide` answers questions.",
        "## Permitted",
        *map(_permit, notice.permits),
        "## Prohibited, whatever is permitted",
        *(_prohibition(rule) for rule in notice.prohibits),
    ]
    return "\n\n".join([*lines, *([] if notice.prohibits else ["Nothing beyond the law under every notice."])]) + "\n"


def standing_markdown(standing: tuple[tuple[Permit, ...], tuple[Prohibition, ...]]) -> str:
    """What is law under every notice."""
    permits, prohibits = standing
    lines = ["# Law under every notice", _MADE, "## Permitted", *map(_permit, permits)]
    return "\n\n".join([*lines, "## Prohibited, whatever is permitted", *map(_prohibition, prohibits)]) + "\n"


def access_markdown(access: Access) -> str:
    """The local rules that come with Keepsake."""
    authority = _words("roles", access.authority)
    lines = [
        "# Local rules: who has a reason to look",
        f"{_MADE} They are not part of a notice, and a council sets its own. Both must pass.",
        f"A lawful reason to disclose outside a notice may be given by: {authority}.",
    ]
    for rule in access.rules:
        parts = [
            ("Roles", _words("roles", rule.roles)),
            ("Relationships", _words("relationships", rule.relationships)),
            ("Purposes", _words("purposes", rule.purposes)),
            ("Actions", _words("actions", rule.actions)),
            ("Categories", _words("categories", rule.categories)),
        ]
        lines.append(f"## {rule.id}\n\n{_cell(rule.why)}\n\n{_list(parts)}")
    return "\n\n".join(lines) + "\n"


def _permit(permit: Permit) -> str:
    link = permit.link if permit.link == "stated" else f"inferred by {permit.approved_by}, reviewed {permit.review_on}"
    purpose = "any purpose" if permit.purpose == "any" else label("purposes", permit.purpose)
    parts = [
        ("For", purpose + (" (emergency access)" if permit.break_glass else "")),
        ("May", _words("actions", permit.actions)),
        ("Categories", _words("categories", permit.categories)),
        ("About", _words("subjects", permit.subjects)),
        ("From", _words("sources", permit.sources)),
        ("To", _words("recipients", permit.recipients)),
        ("Basis", _words("bases", permit.basis)),
        ("Only where", _words("circumstances", permit.when)),
        ("Duties", _words("duties", permit.duties)),
        ("Because", _cell(permit.necessity)),
    ]
    return f"### {permit.id} ({_cell(link)})\n\n{_list(parts)}"


def _prohibition(rule: Prohibition) -> str:
    parts = [
        ("Not", _words("actions", rule.actions)),
        ("Categories", _words("categories", rule.categories)),
        ("For", _words("purposes", rule.purposes)),
        ("To", _words("recipients", rule.recipients)),
        ("Where", _words("circumstances", rule.when) or "always"),
        ("Unless", _words("circumstances", rule.unless)),
        ("Because", _cell(rule.because)),
    ]
    return f"### {rule.id}\n\n{_list(parts)}"


def _list(parts: Iterable[tuple[str, str]]) -> str:
    return "\n".join(f"- {name}: {words}" for name, words in parts if words)


def _words(kind: str, codes: Iterable[str]) -> str:
    """The labels of some codes, in the order of the vocabulary, with commas of labels kept apart by semicolons."""
    found = set(codes)
    if found == ANY:
        return "any"
    return _cell("; ".join(label(kind, code) for code in terms(kind) if code in found))


def _cell(text: str) -> str:
    return text.replace("\\", "\\\\").replace("<", "&lt;").replace("|", "\\|").replace("`", "'")
