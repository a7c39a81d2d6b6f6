"""What a notice promises and its file does not yet carry out."""

from dataclasses import dataclass

from keepsake.notice.model import Notice, Statement
from keepsake.standard.vocabulary import terms

NOT_PROMISES = ("heading", "description", "furniture")

WHY = {
    "subjects": ("It says whose information is used.", "permit"),
    "categories": ("It says that this information is held.", "permit"),
    "sources": ("It says where information comes from.", "permit that collects"),
    "purposes": ("It says what information is used for.", "permit"),
    "bases": ("It names the law that is relied on.", "permit with this basis"),
    "recipients": ("It says who receives information.", "permit that shares"),
    "processes": ("It describes a regular exchange or use.", "flow or permit"),
    "conditions": ("It sets a condition on what is done.", "circumstance or duty of a permit"),
    "retention": ("It says how long information is kept.", "retention rule"),
    "rights": ("It offers people a right.", "right"),
    "safeguards": ("It promises protection.", "duty of a permit, or what is done on a breach"),
    "contacts": ("It says who can be asked.", "contact"),
    "about": ("It makes a promise about the whole service.", "permit, prohibition or duty"),
}


@dataclass(frozen=True, slots=True)
class Unkept:
    """A statement that no rule of the file rests on: why it counts, and what kind of rule would carry it out."""

    statement: Statement
    because: str
    needs: str


def not_carried_out(notice: Notice) -> tuple[Unkept, ...]:
    """Every statement that nothing cites, in the order of the notice; not headings, descriptions and furniture."""
    cited = notice.cited_by()
    unkept = (made for key, made in notice.statements.items() if key not in cited and is_promise(made))
    return tuple(Unkept(statement, *WHY[statement.section]) for statement in unkept)


def is_promise(statement: Statement) -> bool:
    """Does it ask for something to be done? The vocabulary says which topics only describe.

    An id of our own, as in ``categories.health``, always does: it says what is done with information.
    """
    if statement.section == "furniture":
        return False
    term = terms(statement.section).get(statement.id) if statement.section in WHY else None
    return term is None or term.more.get("statement_kind", "promise") not in NOT_PROMISES
