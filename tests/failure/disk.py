"""A small disk, somebody who fills it, and a form that is sent until there is no room."""

import os
import subprocess
from contextlib import contextmanager
from uuid import uuid4

import pytest

from tests.people_pages.test_forms import form_of

REASON = "An invented reason that goes on. " * 6


@contextmanager
def mounted(disk, megabytes):
    """A disk of its own of so many megabytes, at this folder."""
    disk.mkdir()
    size = f"size={megabytes}m"
    made = subprocess.run(["mount", "-t", "tmpfs", "-o", size, "tmpfs", str(disk)], capture_output=True, text=True)
    if made.returncode != 0:
        pytest.skip("only root can make a small disk")
    try:
        yield disk
    finally:
        subprocess.run(["umount", "--lazy", str(disk)], check=True)


@contextmanager
def filled(disk, but):
    """Somebody else took all the room but this many bytes."""
    free = os.statvfs(disk)
    (disk / "other").write_bytes(b"x" * (free.f_bavail * free.f_frsize - but))
    try:
        yield
    finally:
        (disk / "other").unlink()


def until_full(pages, record, version=1, most=400):
    """Correct a name, which stands in this version, again and again; the first answer that is no redirect, and how many
    were.
    """
    form = form_of(pages, record.form)
    for number in range(most):
        own = {"once": str(uuid4()), "seen": str(number + version)}
        answer = pages.post(record.form, form | own | {"given": f"Robin {number}", "because": REASON})
        if answer.status != 302:
            return answer, number
    raise AssertionError("It was never full.")
