"""Nobody is made before it was looked whether they are there: the look leaves a proof, and the action asks for it.

Where nobody can look, such as an import that matches by numbers, the reason why not is said instead, and is kept with
the first version of the record.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.core import signing

from keepsake.people.finding import find, id_of
from keepsake.people.matching import Match
from keepsake.record.access import Access
from keepsake.record.drafts import KEPT
from keepsake.record.wrong import Wrong

SALT = "keepsake.people.before_adding"
MOST = 20
UNSEARCHED = {
    "import": "It came with an import, which looks for people by their numbers.",
    "invented": "The person is invented.",
}


@dataclass(frozen=True, slots=True)
class Looked:
    """Who may be meant, and the proof that it was looked for this text."""

    matches: tuple[Match, ...]
    proof: str


def look(text: str, access: Access) -> Looked:
    """Look for a text among everybody who may be seen. Nobody can be meant by no text: a baby without a name."""
    matches = tuple(find(text, access, MOST)) if text.strip() else ()
    return Looked(matches, proof_of(access.worker, text, map(id_of, matches)))


def proof_of(worker: UUID, text: str, found: Iterable[UUID]) -> str:
    """What shows that this worker looked for this text, and whom they were shown."""
    return signing.dumps([worker.hex, text, sorted(each.hex for each in found)], salt=SALT, compress=True)


def are_the_same(one: str, other: str) -> bool:
    """Did the same worker look for the same text and find the same people? False where a proof is none, or too old."""
    try:
        return bool(_read(one) == _read(other))
    except signing.BadSignature:
        return False


def why_not_searched(worker: UUID, names: Iterable[str], searched: str, unsearched: str) -> str:
    """The reason to keep where nobody looked; "" where somebody did. Raises Wrong where it is neither.

    A proof is one where this worker looked, lately, for every word of the name.
    """
    if unsearched:
        if unsearched not in UNSEARCHED:
            raise Wrong("unsearched", "This is no reason to make a person unsearched.", _reasons())
        return UNSEARCHED[unsearched]
    try:
        who, text, _ = _read(searched)
    except signing.BadSignature:
        raise Wrong(
            "searched", "Nobody looked whether they are in the record already.", "Look for them first."
        ) from None
    looked_for = set(text.casefold().split())
    missing = [word for name in names for word in name.casefold().split() if word not in looked_for]
    if who != worker.hex or missing:
        raise Wrong("searched", "It was looked for another name.", "Look for this one first.")
    return ""


def _read(proof: str) -> tuple[str, str, list[str]]:
    read: tuple[str, str, list[str]] = signing.loads(proof, salt=SALT, max_age=KEPT)
    return read


def _reasons() -> str:
    return f"One of: {', '.join(UNSEARCHED)}."
