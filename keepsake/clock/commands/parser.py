"""The words of the command line. Imports nothing of a command until it is run: every `keepsake` command loads this."""

import argparse
from datetime import date, datetime
from importlib import import_module
from pathlib import Path

UNUSABLE = 2
EXITS = {
    "due": "0 printed, 2 there is no such day or no such timescale",
    "list": "0 printed, 2 the council's file cannot be used",
    "check": "0 fine, 1 problems",
}


def register(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add `clock` and all that stands under it."""
    clock = commands.add_parser("clock", help="work out when something is due, and say why")
    clock.set_defaults(func=lambda chosen: _help(clock))
    verbs = clock.add_subparsers(metavar="command")
    due = _verb(verbs, "due", "when something is due, and why on that day")
    due.add_argument("key", metavar="KEY", help="the timescale, as `keepsake clock list` names it")
    due.add_argument(
        "--from", metavar="DATE", dest="start", type=moment, required=True, help="2025-05-02, or 2025-05-02T14:30"
    )
    due.add_argument("--on", metavar="DATE", type=moment, help="say also how it stands on this day")
    _common(due)
    listed = _verb(verbs, "list", "every timescale, with its length, its mark and its source")
    _common(listed)
    check = _verb(verbs, "check", "all that is wrong with a council's file, and what would be right")
    check.add_argument("file", metavar="FILE", type=Path, help="a council's file of timescales")


def moment(text: str) -> date:
    """A day, or a day and a time."""
    try:
        return date.fromisoformat(text) if len(text) <= len("2025-05-02") else datetime.fromisoformat(text)
    except ValueError:
        wrong = f"{text!r} is not a day; write it as 2025-05-02 or 2025-05-02T14:30"
        raise argparse.ArgumentTypeError(wrong) from None


def run(name: str, chosen: argparse.Namespace) -> int:
    """Run one command."""
    return int(import_module(f"keepsake.clock.commands.{name}_command").run(chosen))


def _common(verb: argparse.ArgumentParser) -> None:
    verb.add_argument("--file", metavar="FILE", type=Path, help="the council's file; else KEEPSAKE_TIMESCALES")
    verb.add_argument("--json", action="store_true", help="for a program")


def _verb(
    verbs: "argparse._SubParsersAction[argparse.ArgumentParser]", name: str, what: str
) -> argparse.ArgumentParser:
    description = f"{what[0].upper()}{what[1:]}."
    verb = verbs.add_parser(name, help=what, description=description, epilog=f"Exit code: {EXITS[name]}.")
    verb.set_defaults(func=lambda chosen: run(name, chosen))
    return verb


def _help(parser: argparse.ArgumentParser) -> int:
    parser.print_help()
    return UNUSABLE
