"""Law and national services that changed after the text was written. The register of changes says from which day."""

from collections.abc import Iterator
from datetime import date

from keepsake.notice.lint.finding import Fault
from keepsake.notice.lint.rule import rule
from keepsake.notice.model import Flow, Notice
from keepsake.notice.resting import said
from keepsake.standard.law import LawChange, law_changes
from keepsake.standard.vocabulary import label

_REPLACED = {"article-22": "articles_22a_22d", "article-77": "complaint_to_commissioner_s165"}
_LAST_YEAR = {  # who the service took in with its change of scope, beside whom it had
    "looked_after_now": "looked_after_last_12_months",
    "protection_plan_now": "protection_plan_last_12_months",
    "unborn_plan_now": "unborn_plan_last_12_months",
}


@rule(
    code="right-reframed",
    severity="warning",
    kind="law moved",
    title="A right is framed as an Article that something else has replaced.",
    source="register of law changes",
)
def right_is_reframed(notice: Notice, on: date) -> Iterator[Fault]:
    """The person is told of a right under a law that no longer says it."""
    for right in (notice.rights or {}).values():
        change = _change(_REPLACED.get(right.framed_as or "", ""))
        if change and change.in_force_on(on):
            what = f"The right is framed as {_article(right.framed_as or '')}; since {change.from_date} that has moved."
            about = said(notice, *right.cites)
            yield Fault(what, change.what, about, f"rights.{right.id}", right.line, _source(change), change.sure)


@rule(
    code="cp-is-scope",
    severity="warning",
    kind="law/service moved",
    title="Child Protection Information Sharing is described as it was before it reached further.",
    source="register of law changes",
)
def cp_is_reaches_further(notice: Notice, on: date) -> Iterator[Fault]:
    """Scheduled care as well, and children whose plan or care ended within twelve months."""
    change = _change("cp_is_scope_2024")
    for flow in notice.flows if change and change.in_force_on(on) else ():
        if change and flow.process == "cp_is" and (missing := _left_out(flow)):
            what = f"The exchange is described without: {', '.join(missing)}."
            about = said(notice, *(key for key in flow.cites if key == "processes.cp_is")) or said(notice, *flow.cites)
            yield Fault(what, change.what, about, f"flows.{flow.id}", flow.line, _source(change), change.sure)


@rule(
    code="sharing-duty-not-mentioned",
    severity="warning",
    kind="law moved",
    title="The duty to share information that keeps a child safe (section 16LA) is not mentioned.",
    source="register of law changes",
)
def sharing_duty_is_not_mentioned(notice: Notice, on: date) -> Iterator[Fault]:
    """It tells families that consent is not always needed."""
    change = _change("information_sharing_duty_s16la")
    if _for_children(notice) and not notice.coded("bases", "children_act_2004_s16la"):
        yield from _not_mentioned(change, on)


@rule(
    code="identifier-not-mentioned",
    severity="advice",
    kind="law moved",
    title="The consistent identifier for children (section 16LC) is not mentioned.",
    source="register of law changes",
    since=date(2026, 4, 29),  # Royal Assent of the Children's Wellbeing and Schools Act 2026
)
def identifier_is_not_mentioned(notice: Notice, on: date) -> Iterator[Fault]:
    """Enacted, and waiting for regulations: it has no day yet, so this is advice."""
    change = _change("consistent_identifier_s16lc")
    if change and _for_children(notice) and not notice.coded("bases", "children_act_2004_s16lc"):
        yield _absent(change)


@rule(
    code="complaint-duty-not-mentioned",
    severity="warning",
    kind="law moved",
    title="The duty to acknowledge a data protection complaint within 30 days (section 164A) is not mentioned.",
    source="register of law changes",
)
def complaint_duty_is_not_mentioned(notice: Notice, on: date) -> Iterator[Fault]:
    """Either the section is cited or the time to acknowledge is stated."""
    stated = notice.complaint is not None and notice.complaint.acknowledge_within is not None
    if not stated and not notice.coded("bases", "data_protection_act_2018_s164a"):
        yield from _not_mentioned(_change("complaint_duty_s164a"), on)


@rule(
    code="nhs-opt-out",
    severity="warning",
    kind="law/policy mismatch",
    title="The NHS national opt-out is offered for children's social care, which it does not cover.",
    source="NHS national data opt-out operational policy, chapter 4",
    sure=False,
)
def nhs_opt_out_does_not_reach_here(notice: Notice, on: date) -> Iterator[Fault]:
    """It concerns patient information used for research and planning, and is not set through a social worker."""
    about = said(notice, "processes.nhs_number_opt_out")
    if about and _for_children(notice):
        what = (
            "The national opt-out covers patient information used for research and planning, not the NHS number here."
        )
        yield Fault(what, "Say what people can really object to, and to whom.", about)


def _change(code: str) -> LawChange | None:
    return next((change for change in law_changes() if change.code == code), None)


def _not_mentioned(change: LawChange | None, on: date) -> Iterator[Fault]:
    if change and change.in_force_on(on):
        yield _absent(change)


def _absent(change: LawChange) -> Fault:
    begins = f"in force from {change.from_date}" if change.from_date else "waiting for regulations"
    what = f"{change.title}, {change.reference.split(',')[0]} ({begins}) is not mentioned."
    return Fault(what, change.what, where=change.code, source=_source(change), sure=change.sure)


def _left_out(flow: Flow) -> list[str]:
    """Labels of what the service now reaches and the flow does not name."""
    wanted = [_LAST_YEAR[code] for code in flow.eligibility if code in _LAST_YEAR]
    who = [label("eligibility", code) for code in wanted if code not in flow.eligibility]
    return who if "scheduled" in flow.settings else [label("settings", "scheduled"), *who]


def _for_children(notice: Notice) -> bool:
    return notice.header.service == "childrens_social_care"


def _article(framed_as: str) -> str:
    return framed_as.replace("-", " ").capitalize()


def _source(change: LawChange) -> str:
    return f"{change.title}, {change.reference}; {change.source}"
