"""Everything that is declared as an act, by its key in the address."""

from collections.abc import Mapping

from keepsake.web.casework.declared.asking_again import ASKING_AGAIN
from keepsake.web.casework.declared.closing import CLOSING
from keepsake.web.casework.declared.conferences import CONFERENCES
from keepsake.web.casework.declared.contacts import CONTACTS
from keepsake.web.casework.declared.family import FAMILY
from keepsake.web.casework.declared.hearing import HEARING
from keepsake.web.casework.declared.helping import HELPING
from keepsake.web.casework.declared.meeting import MEETING
from keepsake.web.casework.declared.moving import MOVING
from keepsake.web.casework.declared.notes import NOTES
from keepsake.web.casework.declared.oversight import OVERSIGHT
from keepsake.web.casework.declared.plans import PLANS
from keepsake.web.casework.declared.protection import PROTECTION

_HELP = (*CONTACTS, *HELPING, *PLANS, *MEETING, *NOTES, *FAMILY, *OVERSIGHT)
_PROTECTION = (*CONFERENCES, *ASKING_AGAIN, *HEARING, *PROTECTION, *MOVING, *CLOSING)
ACTS = {each.key: each for each in (*_PROTECTION, *_HELP)}


def done_words(key: str, known: Mapping[str, str]) -> str:
    """What a page says was done just now: by an act, or by what the page itself knows."""
    return known.get(key, ACTS[key].done if key in ACTS else "")
