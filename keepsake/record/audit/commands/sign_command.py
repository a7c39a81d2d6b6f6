"""`keepsake audit sign`"""

import sys
from argparse import Namespace

from django.db import DatabaseError, connection

from keepsake.record.audit.commands.ready import complain
from keepsake.record.audit.signing import CannotSign, sign
from keepsake.record.audit.signing_key import NoKey


def run(chosen: Namespace) -> int:
    """Sign the ends of the days that have no head, and the last event."""
    try:
        with connection.cursor() as cursor:
            heads = sign(cursor)
    except CannotSign as reason:
        print(f"{reason} Find out what happened: keepsake audit verify", file=sys.stderr)
        return 1
    except (NoKey, DatabaseError, OSError) as reason:
        return complain(f"The log cannot be signed: {reason}")
    for head in heads:
        print(f"{head.day}  signed up to event {head.seq}")
    if not heads:
        print("Every event has its head.")
    return 0
