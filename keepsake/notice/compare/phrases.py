"""How a changed field is said. A field without a phrase is still reported, in plainer words, and counts as material."""

from typing import NamedTuple


class Phrase(NamedTuple):
    """``kind``: the vocabulary of its codes. ``more``, ``less``: what a list gains or loses; ``now``: another value."""

    kind: str = ""
    more: str = "has more {name}: {}"
    less: str = "has no longer these {name}: {}"
    now: str = "has another {name}: {new}, not {old}"
    material: bool = True


_AFTER = Phrase(material=False)
_ONLY_IF = Phrase("circumstances", "now holds only if {}", "no longer asks that {}")

# Rules as a whole
RULE = {
    "link": Phrase(now="is now {new} and not {old}", material=False),
    "approved_by": Phrase(now="was approved by {new}, not {old}", material=False),
    "review_on": Phrase(now="is to be reviewed on {new}, not {old}", material=False),
    "cites": Phrase("", "now also rests on {}", "no longer rests on {}", material=False),
}
PERMIT = {
    **RULE,
    "purpose": Phrase("purposes", now="is now for '{new}', not for '{old}'"),
    "categories": Phrase("categories", "now also covers {}", "no longer covers {}"),
    "subjects": Phrase("subjects", "is now also about {}", "is no longer about {}"),
    "actions": Phrase("actions", "now also allows to {}", "no longer allows to {}"),
    "basis": Phrase("bases", "now also rests on the basis {}", "no longer rests on the basis {}"),
    "sources": Phrase("sources", "now also collects from {}", "no longer collects from {}"),
    "recipients": Phrase("recipients", "now also shares with {}", "no longer shares with {}"),
    "when": Phrase("circumstances", "now needs that {}", "no longer needs that {}"),
    "duties": Phrase("duties", "now also has the duty to {}", "no longer has the duty to {}"),
    "necessity": Phrase(now="gives another reason why it is needed: {new}", material=False),
    "break_glass": Phrase(now="{new} an emergency way in"),
}
PROHIBITION = {
    **RULE,
    "actions": Phrase("actions", "now also forbids to {}", "no longer forbids to {}"),
    "categories": Phrase("categories", "now also protects {}", "no longer protects {}"),
    "purposes": Phrase("purposes", "now also holds for the purpose {}", "no longer holds for the purpose {}"),
    "recipients": Phrase("recipients", "now also holds for {}", "no longer holds for {}"),
    "when": _ONLY_IF,
    "unless": Phrase("circumstances", "now gives way where {}", "no longer gives way where {}"),
    "because": Phrase(now="is explained in other words: {new}", material=False),
    "basis": Phrase("bases", "now also rests on {}", "no longer rests on {}", material=False),
}
RETENTION = {
    **RULE,
    "retention_class": Phrase("retention_classes", now="is now for '{new}', not for '{old}'"),
    "trigger": Phrase(now="now counts from {new}, not from {old}"),
    "period": Phrase(now="now keeps for {new}, not for {old}"),
    "round": Phrase(now="now rounds to {new}, not to {old}"),
    "scope": Phrase(now="now reaches to {new}, not to {old}"),
    "instead": Phrase(now="now has the exception '{new}', not '{old}'"),
    "authority": Phrase("bases", now="now has the authority {new}, not {old}", material=False),
    "sure": Phrase(now="{new} confirmed", material=False),
}
FLOW = {
    **RULE,
    "process": Phrase("processes", now="is now '{new}', not '{old}'"),
    "direction": Phrase(now="now goes {new}, not {old}"),
    "frequency": Phrase(now="now happens {new}, not {old}"),
    "recipients": Phrase("recipients", "now also goes to {}", "no longer goes to {}"),
    "sources": Phrase("sources", "now also comes from {}", "no longer comes from {}"),
    "categories": Phrase("categories", "now also carries {}", "no longer carries {}"),
    "subjects": Phrase("subjects", "is now also about {}", "is no longer about {}"),
    "purpose": Phrase("purposes", now="is now for '{new}', not for '{old}'"),
    "basis": Phrase("bases", "now also rests on the basis {}", "no longer rests on the basis {}"),
    "settings": Phrase("settings", "now also reaches {}", "no longer reaches {}"),
    "eligibility": Phrase("eligibility", "now also takes in who is {}", "no longer takes in who is {}"),
    "when": _ONLY_IF,
    "onward": Phrase("recipients", "is now also passed on to {}", "is no longer passed on to {}"),
    "recipient_keeps_until": Phrase(now="may be kept by the recipient until {new}, not until {old}"),
}
RIGHT = {
    **RULE,
    "offered": Phrase(now="{new} offered"),
    "how": Phrase(now="is now used like this: {new}"),
    "clock": Phrase(now="is now answered within {new}, not within {old}"),
    "framed_as": Phrase(now="is now framed as {new}, not as {old}", material=False),
    "refused_for": Phrase("bases", "may now also be refused for {}", "may no longer be refused for {}"),
}

# What is not a rule
STATEMENT = {
    "section": Phrase(now="now stands under {new}, not under {old}"),
    "label": Phrase(now="has another short label: {new}", material=False),
    "easy": Phrase(now="has other easy words: {new}", material=False),
    "wording": Phrase("", "is now printed as {}", "is no longer printed as {}", material=False),
    "gap": Phrase(now="now has this gap: {new}, not {old}", material=False),
    "note": Phrase(now="has another note: {new}", material=False),
    "stated_as": Phrase(now="is now stated as {new}, not as {old}", material=False),
    "listed_as": Phrase(now="is now listed as {new}, not as {old}", material=False),
    "names_a_person": Phrase(now="{new} naming a person", material=False),
    "of": Phrase(now="now comes from the notice {new}, not from {old}", material=False),
}
CODE = {
    "says": Phrase("", "now also rests on {}", "no longer rests on {}", material=False),
    "role": Phrase(now="is now {new}, not {old}"),
    "agreement": Phrase(now="now has the agreement {new}, not {old}", material=False),
}
CONSENT = {
    "purposes": Phrase("purposes", "is now also asked for the purpose {}", "is no longer asked for the purpose {}"),
    "how_to_withdraw": Phrase(now="is now withdrawn like this: {new}"),
    "cites": RULE["cites"],
}
BREACH = {
    "procedure": Phrase(now="{new} promising a procedure"),
    "tells_people": Phrase(now="{new} promising that people are told"),
    "tells_regulator": Phrase(now="{new} promising that the regulator is told"),
    "cites": RULE["cites"],
}
COMPLAINT = {
    "to_council": Phrase(now="{new} offering a complaint to the council"),
    "to_regulator": Phrase(now="{new} offering a complaint to the regulator"),
    "acknowledge_within": Phrase(now="is now acknowledged within {new}, not within {old}"),
    "cites": RULE["cites"],
}
CONTACT = {
    "named": Phrase(now="{new} naming the person", material=False),
    "email": Phrase(now="now has the email address {new}, not {old}"),
    "address": Phrase(now="now has the address {new}, not {old}"),
    "telephone": Phrase(now="now has the telephone number {new}, not {old}"),
    "form": Phrase(now="{new} offering a form"),
    "contact": Phrase(now="is now reached like this: {new}"),
    "cites": RULE["cites"],
}
HEADER = {
    "id": Phrase(now="has another id: {new}, not {old}", material=False),
    "title": Phrase(now="has another title: {new}", material=False),
    "council": Phrase(now="is now of {new}, not of {old}"),
    "controller": Phrase(now="now names as the controller {new}, not {old}"),
    "service": Phrase(now="is now for {new}, not for {old}"),
    "version": Phrase(now="is version {new} after version {old}", material=False),
    "effective_on": Phrase(now="decides from {new}, not from {old}", material=False),
    "effective_note": Phrase(now="explains its day in other words: {new}", material=False),
    "inherits": Phrase(now="now inherits from {new}, not from {old}"),
    "languages": Phrase(now="is now in these languages: {new}, not {old}"),
    "approved_by": Phrase(now="was approved by {new}, not by {old}", material=False),
    "text_lines": Phrase(now="was made from a text of {new} lines, not {old}", material=False),
    "text_sha": Phrase(now="was made from another text ({new}, not {old})", material=False),
    "text_address": Phrase(now="has its text at {new}, not at {old}"),
}
UNSAID = _AFTER._replace(material=True)
