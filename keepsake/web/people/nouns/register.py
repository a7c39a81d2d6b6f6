"""All nouns of a person's page, by the word in their address."""

from keepsake.web.people.nouns.about import ABOUT
from keepsake.web.people.nouns.addresses import ADDRESSES
from keepsake.web.people.nouns.contacts import CONTACTS
from keepsake.web.people.nouns.family_groups import FAMILY_GROUPS
from keepsake.web.people.nouns.households import HOUSEHOLDS
from keepsake.web.people.nouns.involvements import INVOLVEMENTS
from keepsake.web.people.nouns.names import NAMES
from keepsake.web.people.nouns.noun import Noun
from keepsake.web.people.nouns.numbers import NUMBERS
from keepsake.web.people.nouns.relations import RELATIONS
from keepsake.web.people.nouns.roles import ROLES
from keepsake.web.people.nouns.warnings import WARNINGS
from keepsake.web.people.nouns.workers import WORKERS

NOUNS: dict[str, Noun] = {
    noun.key: noun
    for noun in (
        ABOUT,
        NAMES,
        ADDRESSES,
        CONTACTS,
        *NUMBERS,
        RELATIONS,
        HOUSEHOLDS,
        FAMILY_GROUPS,
        ROLES,
        WORKERS,
        INVOLVEMENTS,
        WARNINGS,
    )
}
SECTIONS = (
    ("household", "Who they live with", (HOUSEHOLDS,)),
    ("family-groups", "Families they belong to", (FAMILY_GROUPS,)),
    ("names", "Names", (NAMES,)),
    ("addresses", "Addresses", (ADDRESSES,)),
    ("contact", "Contact, and whether it is safe", (CONTACTS,)),
    ("numbers", "Numbers", NUMBERS),
    ("roles", "What they are to the council", (ROLES,)),
    ("workers", "Who works with them", (WORKERS, INVOLVEMENTS)),
    ("warnings", "Warnings", (WARNINGS,)),
)
