"""The words of the command line. Imports nothing of a command until it is run: every `keepsake` command loads this."""

import argparse
from importlib import import_module
from pathlib import Path

UNUSABLE = 2
EXITS = {
    "verify": "0 the log is whole, 1 it is not, 2 it cannot be checked",
    "heads": "0 printed, 2 there is nothing to print",
    "sign": "0 signed, or nothing to sign; 1 the log is not whole, 2 it cannot be signed",
}


def register(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add `audit` and all that stands under it."""
    audit = commands.add_parser("audit", help="check and sign the log of who did what")
    audit.set_defaults(func=lambda chosen: _help(audit))
    verbs = audit.add_subparsers(metavar="command")
    verify = _verb(verbs, "verify", "was anything in the log changed, taken out, moved, added or cut off, and where?")
    verify.add_argument("--json", action="store_true", help="for a program: counts, and a list of findings")
    _heads_argument(verify)
    verify.add_argument(
        "--public-key", metavar="HEX", default="", help="believe heads signed by this key; else KEEPSAKE_AUDIT_PUBLIC"
    )
    heads = _verb(verbs, "heads", "the signed heads, to be mailed or printed")
    _heads_argument(heads)
    heads.add_argument(
        "--last", metavar="NUMBER", type=int, default=1, help="how many, counted from the end; 0 for all"
    )
    _verb(verbs, "sign", "sign what has no head yet")


def _heads_argument(verb: argparse.ArgumentParser) -> None:
    verb.add_argument("--heads", metavar="FILE", type=Path, help="heads kept elsewhere; else KEEPSAKE_AUDIT_HEADS")


def _verb(
    verbs: "argparse._SubParsersAction[argparse.ArgumentParser]", name: str, what: str
) -> argparse.ArgumentParser:
    description = f"{what[0].upper()}{what[1:]}{'' if what.endswith('?') else '.'}"
    verb = verbs.add_parser(name, help=what, description=description, epilog=f"Exit code: {EXITS[name]}.")
    verb.set_defaults(func=lambda chosen: run(name, chosen), unusable=UNUSABLE)
    return verb


def run(name: str, chosen: argparse.Namespace) -> int:
    """Run one command, with Django ready."""
    from keepsake.record.audit.commands.ready import make_django_ready

    make_django_ready()
    return int(import_module(f"keepsake.record.audit.commands.{name}_command").run(chosen))


def _help(parser: argparse.ArgumentParser) -> int:
    parser.print_help()
    return UNUSABLE
