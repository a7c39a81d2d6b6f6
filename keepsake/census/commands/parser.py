"""The words of the command line. Imports nothing of a command until it is run: every `keepsake` command loads this."""

import argparse
from importlib import import_module
from pathlib import Path
from typing import TypeAlias

UNUSABLE = 2
Subparsers: TypeAlias = "argparse._SubParsersAction[argparse.ArgumentParser]"


def register(commands: Subparsers) -> None:
    """Add `census` and all that stands under it."""
    census = commands.add_parser("census", help="the census of children in need, into the record and out of it")
    census.set_defaults(func=lambda chosen: _help(census))
    verbs = census.add_subparsers(metavar="command")
    taken = _verb(verbs, "import", "read a census file of 2017 to 2027 into the record; what is there already stays")
    taken.add_argument("file", metavar="FILE", type=Path)
    taken.add_argument("--json", action="store_true", help="for a program: counts, and a list of what was not placed")
    given = _verb(verbs, "export", "write the census of a year from the record")
    given.add_argument("--year", required=True, help="as 2026-27")
    given.add_argument("--la", required=True, metavar="NUMBER", help="the council's number of three digits")
    given.add_argument("file", metavar="OUT.xml", type=Path)


def _verb(verbs: Subparsers, name: str, what: str) -> argparse.ArgumentParser:
    codes = "Exit code: 0 done, 1 done and not everything could be placed, 2 not done."
    verb = verbs.add_parser(name, help=what, description=f"{what[0].upper()}{what[1:]}.", epilog=codes)
    verb.set_defaults(func=lambda chosen: run(name, chosen), unusable=UNUSABLE)
    return verb


def run(name: str, chosen: argparse.Namespace) -> int:
    """Run one command, with Django ready."""
    from keepsake.record.audit.commands.ready import make_django_ready

    make_django_ready()
    return int(import_module(f"keepsake.census.commands.{name}_command").run(chosen))


def _help(parser: argparse.ArgumentParser) -> int:
    parser.print_help()
    return UNUSABLE
