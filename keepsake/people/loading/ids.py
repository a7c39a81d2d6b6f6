"""Ids that follow from what they name, so that facts can point at each other across batches without a table of ids."""

KINDS = ("person", "professional", "household", "record", "body", "worker")
SPARE = 2**40  # numbers below zero stand here: those of people whom no fact names


def made(kind: str, number: int, part: int = 0) -> str:
    """An id as 32 hexadecimal digits: a UUID of version 8, which is left to whoever makes it (RFC 9562).

    Ids grow with the number, so that a database puts what is written together in one place.

    >>> made("person", 1), made("person", -1)
    ('0000000000018000a000000000000000', '00ffffffffff8000a000000000000000')
    """
    return f"{number % SPARE if number < 0 else number:012x}8{KINDS.index(kind):03x}a{part:015x}"


def dashed(id: str) -> str:
    """An id as the versions keep it.

    >>> dashed("0b2f8cc45bcb8c5eade42a4f0f2a1d3e")
    '0b2f8cc4-5bcb-8c5e-ade4-2a4f0f2a1d3e'
    """
    return f"{id[:8]}-{id[8:12]}-{id[12:16]}-{id[16:20]}-{id[20:]}"
