"""`keepsake returns`: the words of the command line. Nothing of a command is imported until it is run."""

import argparse
from importlib import import_module
from pathlib import Path

UNUSABLE = 2
FORMATS = ("text", "json", "csv", "xlsx", "html")


def register(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add `returns` and all that stands under it."""
    returns = commands.add_parser("returns", help="read and check statutory returns")
    returns.set_defaults(func=lambda chosen: _help(returns))
    verbs = returns.add_subparsers(metavar="command")
    exits = "Exit code: 0 clean, 1 findings, 2 unusable input."
    check = verbs.add_parser("check", help="put every rule of a year to a return", epilog=exits)
    _which(check)
    check.add_argument("--la", metavar="CODE", help="the authority that returns it, as in 808")
    check.add_argument("--previous", metavar="PATH", type=Path, nargs="+", default=[], help="last year's files")
    check.add_argument("--providers", metavar="FILE", type=Path, help="the list of providers, as CSV")
    check.add_argument("--postcodes", metavar="FILE", type=Path, help="a table of postcodes, as CSV")
    check.add_argument("--earlier", metavar="FILE", type=Path, help="the CSV of an earlier run, to compare with")
    check.add_argument("--explained", metavar="FILE", type=Path, help="explained findings: CSV of rule, child, reason")
    check.add_argument("--format", choices=FORMATS, default="text")
    check.add_argument("--output", metavar="DIR", type=Path, help="write the findings here, not to the terminal")
    check.add_argument("paths", metavar="PATH", type=Path, nargs="+", help="CSV, XML, a workbook, or a zip of them")
    check.set_defaults(func=lambda chosen: _run("check", chosen))
    rules = verbs.add_parser("rules", help="the rules of a year")
    _which(rules)
    rules.add_argument("--format", choices=("text", "json", "csv"), default="text")
    rules.set_defaults(func=lambda chosen: _run("rules", chosen))


def _which(verb: argparse.ArgumentParser) -> None:
    verb.add_argument("--return", dest="of", choices=("ssda903", "cin"), required=True)
    verb.add_argument("--year", required=True, help="as in 2026-27")


def _run(name: str, chosen: argparse.Namespace) -> int:
    return int(import_module(f"keepsake.returns.commands.{name}_command").run(chosen))


def _help(parser: argparse.ArgumentParser) -> int:
    parser.print_help()
    return UNUSABLE
