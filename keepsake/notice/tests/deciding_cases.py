"""Made-up notices and requests for the tests of deciding: a small world, so that chance meets every case."""

from collections.abc import Iterable
from datetime import date

from hypothesis import strategies as st

from keepsake.notice.access import Access, AccessRule
from keepsake.notice.deciding import Request
from keepsake.notice.model import ANY, Consent, Header, Notice, Permit, Prohibition

DAY = date(2026, 1, 5)
BEFORE = date(2024, 1, 5)

CATEGORIES = ["name", "health", "bank_details", "nhs_number"]
SUBJECTS = ["child", "looked_after_child", "parent"]
PURPOSES = ["plan_support", "safeguard_children", "payments", "emergency_protection"]
ACTIONS = ["collect", "read", "use", "share", "destroy"]
RECIPIENTS = ["police", "schools"]
SOURCES = ["police", "neighbours"]
ROLES = ["social_worker", "finance_officer", "team_manager"]
RELATIONSHIPS = ["allocated", "duty", "none"]
CIRCUMSTANCES = [
    "consent_given",
    "inspection_open",
    "break_glass",
    "restriction",
    "objection_upheld",
    "sealed",
    "hold",
    "vital_interests",
    "court_order",
]


def some(codes: Iterable[str], least: int = 1) -> st.SearchStrategy[frozenset[str]]:
    return st.frozensets(st.sampled_from(list(codes)), min_size=least, max_size=3)


def a_permit(**given) -> Permit:
    """Reading health to plan support, unless something else is said."""
    values = {
        "id": "p",
        "purpose": "plan_support",
        "categories": frozenset({"health"}),
        "subjects": frozenset({"child"}),
        "actions": frozenset({"read"}),
        "basis": ("public_task", "health_or_social_care"),
        "cites": ("purposes.plan_support",),
    }
    return Permit(**(values | given))


def a_notice(*permits: Permit, prohibits: Iterable[Prohibition] = (), consent: Iterable[str] = ()) -> Notice:
    header = Header("made-up", "Made up", "Made-up Council", "childrens_social_care", 1, date(2025, 4, 1))
    return Notice(
        header=header,
        statements={},
        codes={},
        permits=permits,
        prohibits=tuple(prohibits),
        consent=Consent(frozenset(consent)) if consent else None,
        hash="0" * 64,
    )


def a_request(**given) -> Request:
    """A social worker reads health to plan support for the child they are allocated to."""
    values = {
        "action": "read",
        "purpose": "plan_support",
        "categories": frozenset({"health"}),
        "on": DAY,
        "role": "social_worker",
        "relationship": "allocated",
    }
    return Request(**(values | given))


permits = st.builds(
    Permit,
    id=st.integers(0, 10**6).map("p{}".format),
    purpose=st.sampled_from(PURPOSES),
    categories=some(CATEGORIES),
    subjects=some(SUBJECTS),
    actions=some(ACTIONS),
    recipients=some(RECIPIENTS),
    sources=some(SOURCES),
    basis=st.just(("public_task",)),
    when=st.one_of(st.just(frozenset()), some(CIRCUMSTANCES[:2])),
    duties=st.sampled_from([("log",), ("log", "redact"), ()]),
    break_glass=st.integers(0, 5).map(lambda number: number == 0),
)

prohibitions = st.builds(
    Prohibition,
    id=st.integers(0, 10**6).map("x{}".format),
    actions=some(["read", "use", "share", "destroy"]),
    categories=st.one_of(st.just(ANY), some(CATEGORIES)),
    purposes=st.one_of(st.just(ANY), some(PURPOSES)),
    recipients=st.just(ANY),
    when=st.one_of(st.just(frozenset()), some(CIRCUMSTANCES)),
    unless=st.one_of(st.just(frozenset()), some(CIRCUMSTANCES)),
    because=st.just("It is forbidden here."),
)

access_rules = st.builds(
    AccessRule,
    id=st.integers(0, 10**6).map("a{}".format),
    roles=some(ROLES),
    relationships=st.one_of(st.just(ANY), some(RELATIONSHIPS)),
    purposes=st.one_of(st.just(ANY), some(PURPOSES)),
    actions=st.one_of(st.just(ANY), some(ACTIONS)),
    categories=st.one_of(st.just(ANY), some(CATEGORIES)),
)

accesses = st.builds(
    lambda rules, authority: Access(tuple(rules), authority),
    st.lists(access_rules, max_size=6),
    some(ROLES, least=0),
)

notices = st.builds(
    lambda found, bans, consent: a_notice(*{each.id: each for each in found}.values(), prohibits=bans, consent=consent),
    st.lists(permits, max_size=6),
    st.lists(prohibitions, max_size=2),
    st.frozensets(st.sampled_from(PURPOSES), max_size=1),
)

requests = st.builds(
    Request,
    action=st.sampled_from(ACTIONS),
    purpose=st.sampled_from(PURPOSES),
    categories=some(CATEGORIES),
    on=st.sampled_from([DAY, DAY, DAY, BEFORE]),
    subjects=some(SUBJECTS),
    recipient=st.sampled_from(RECIPIENTS),
    source=st.sampled_from(SOURCES),
    role=st.sampled_from(ROLES),
    relationship=st.sampled_from(RELATIONSHIPS),
    context=some(CIRCUMSTANCES, least=0),
)
