"""Holding the heads against the chain: is each signed by a key we believe, in its place, and still true?"""

from collections.abc import Iterator, Sequence

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from keepsake.record.audit.finding import Findings
from keepsake.record.audit.head import NONE, Head, Unreadable, name_of
from keepsake.record.audit.walking import Walk


def sound_heads(found: Sequence[Head | Unreadable], keys: Sequence[Ed25519PublicKey], findings: Findings) -> list[Head]:
    """The heads that are signed by a key we believe and follow on one another; findings about the others."""
    known = {name_of(key): key for key in keys}
    sound: list[Head] = []
    previous: Head | None = None
    for head in found:
        if isinstance(head, Unreadable):
            findings.add("head", 0, "", f"After head {head.after} stands something that is no head.")
            continue
        wrong = list(_wrong(head, previous, known))
        for says in wrong:
            findings.add("head", head.seq, head.day, f"Head {head.number} of {head.day} {says}.")
        if not wrong or wrong == [_GAP]:
            sound.append(head)
        previous = head
    return sound


def hold_against(walk: Walk, heads: Sequence[Head]) -> None:
    """Add to the walk's findings what the heads know better than the chain."""
    agreed = 0
    for head in heads:
        if head.seq > walk.last:
            says = f"Events {walk.last + 1} to {head.seq} are missing at the end: {head.day} has a head for them."
            walk.findings.add("truncated", walk.last + 1, head.day, says)
            break
        if walk.hashes.get(head.seq) != head.hash:
            says = (
                f"The head of {head.day} was made for another event {head.seq}: from {agreed + 1} on, it was rewritten."
            )
            walk.findings.add("rewritten", head.seq, head.day, says)
        agreed = head.seq
    signed = {head.seq for head in heads}
    for seq, day in walk.day_ends:
        if seq not in signed:
            walk.findings.add("unsigned", seq, day, f"{day} has no head that is signed for its last event, {seq}.")


_GAP = "does not follow the head before it: one was taken out, changed or moved"


def _wrong(head: Head, previous: Head | None, known: dict[str, Ed25519PublicKey]) -> Iterator[str]:
    key = known.get(head.key)
    if key is None:
        yield f"is signed with the key {head.key}, which is not one that is believed"
    elif not head.is_signed_by(key):
        yield "has a signature that does not fit it: it was changed"
    number, fingerprint, seq = (previous.number, previous.fingerprint, previous.seq) if previous else (0, NONE, 0)
    if (head.number, head.previous) != (number + 1, fingerprint) or head.seq <= seq:
        yield _GAP
