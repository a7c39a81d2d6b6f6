"""`keepsake audit verify`"""

import json
import sys
from argparse import Namespace
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from django.conf import settings
from django.db import DatabaseError

from keepsake.bar import Bar
from keepsake.record.audit.commands.ready import complain, heads_path
from keepsake.record.audit.head import name_of
from keepsake.record.audit.heads_file import heads_in
from keepsake.record.audit.signing_key import NoKey, believed_keys
from keepsake.record.audit.verifying import Verified, verify

SHOWN = 20


def run(chosen: Namespace) -> int:
    """Walk the whole chain, and hold it against the heads."""
    path = heads_path(chosen)
    if path is None or (chosen.heads and not path.is_file()):
        return complain(f"There is no file of heads{f' at {path}' if path else ''}.")
    try:
        # Before the first head there may be no key either, and the chain can be walked without.
        keys = _keys(chosen.public_key or settings.AUDIT_PUBLIC) if heads_in(path) else []
        found = _verified(path, keys)
    except (NoKey, DatabaseError, OSError) as reason:
        return complain(f"The log cannot be checked: {reason}")
    if chosen.json:
        print(json.dumps({**found.as_json(), "keys": [name_of(key) for key in keys]}))
    else:
        print("\n".join(_in_words(found)))
    return 0 if found.is_whole else 1


def _verified(path: Path, keys: list[Ed25519PublicKey]) -> Verified:
    bar = Bar(sys.stderr, sys.stderr.isatty())
    try:
        return verify(lambda: heads_in(path), keys, tell=partial(bar, "Walking along the chain"))
    finally:
        bar.away()


def _keys(public: str) -> list[Ed25519PublicKey]:
    return believed_keys(public, settings.AUDIT_KEY, settings.AUDIT_KEY_FILE)


def _in_words(found: Verified) -> Iterator[str]:
    yield f"{found.events} events, {found.heads} heads."
    if found.unsigned:
        yield f"The last {found.unsigned} have no head yet: if these were cut off, nothing would show it."
    if found.is_whole:
        yield "The log is whole."
        return
    for finding in found.findings.kept[:SHOWN]:
        yield f"{finding.day or 'no day':>10}  {finding.kind:<9}  {finding.says}"
    if found.findings.count > SHOWN:
        yield f"And {found.findings.count - SHOWN} more."
    yield "THE LOG IS NOT WHOLE."
