"""The words of the command line. Imports nothing of a command until it is run: every `keepsake` command loads this."""

import argparse
import io
import sys
from collections.abc import Callable
from datetime import date
from importlib import import_module
from pathlib import Path

Run = Callable[[argparse.Namespace], int]

UNUSABLE = 2
FILE = "a notice file"
EXITS = {
    "list": "0 all can be read, 1 some cannot, 2 no such folder",
    "check": "0 fine, 1 problems, 2 unusable (not there, not readable, not a notice at all)",
    "coverage": "0 every line is anchored and unchanged, 1 not, 2 unusable",
    "lint": "0 nothing found, 1 findings, 2 unusable",
    "decide": "0 every line was decided, 1 some could not be, 2 unusable",
    "ropa": "0 printed, 2 unusable",
    "render": "0 printed, 2 unusable",
    "diff": "0 the same, 1 differences, 2 unusable",
}


def register(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add `notice` and all that stands under it."""
    notice = commands.add_parser("notice", help="read, check and apply privacy notices")
    notice.set_defaults(func=lambda chosen: _help(notice))
    verbs = notice.add_subparsers(metavar="command")
    _list(_verb(verbs, "list", "the notices in a folder, with what they hold"))
    _check(_verb(verbs, "check", "all that is wrong with notice files, and what would be right"))
    _coverage(_verb(verbs, "coverage", "which lines of the published text a notice accounts for"))
    _lint(_verb(verbs, "lint", "what is stale, missing or unlinked in a notice"))
    _decide(_verb(verbs, "decide", "may this be done? requests as JSON lines in, decisions as JSON lines out"))
    _ropa(_verb(verbs, "ropa", "the record of processing of Article 30"))
    _render(_verb(verbs, "render", "the public page"))
    _diff(_verb(verbs, "diff", "what differs between two versions, in words"))


def commands_markdown() -> str:
    """The commands as a page of Markdown, from the same words that `--help` prints."""
    root = argparse.ArgumentParser(prog="keepsake")
    register(root.add_subparsers())
    parts = ["# Command line", ""]
    for name, verb in _verbs(root).items():
        parts += [
            f"## `keepsake notice {name}`",
            "",
            f"{verb.description}",
            "",
            "```",
            verb.format_usage().strip(),
            "```",
            "",
        ]
        parts += [*_arguments(verb), "", f"Exit code: {EXITS[name]}.", ""]
    return "\n".join(parts).rstrip() + "\n"


def _list(verb: argparse.ArgumentParser) -> None:
    verb.add_argument(
        "--folder", type=Path, help="where the notices are; else KEEPSAKE_NOTICES, else the project's own"
    )


def _check(verb: argparse.ArgumentParser) -> None:
    verb.add_argument("files", metavar="FILE", nargs="+", type=Path, help=FILE)


def _coverage(verb: argparse.ArgumentParser) -> None:
    verb.add_argument("file", metavar="FILE", type=Path, help=FILE)
    verb.add_argument("--text", metavar="TEXT", type=Path, required=True, help="the published text, as a text file")
    verb.add_argument("--json", action="store_true", help="for a program: lines, anchored, unanchored, changed")


def _lint(verb: argparse.ArgumentParser) -> None:
    verb.add_argument("file", metavar="FILE", type=Path, help=FILE)
    verb.add_argument("--on", metavar="DATE", type=day, help="judge it as of this day, as in 2026-10-01; else today")
    verb.add_argument("--json", action="store_true", help="for a program: a list of findings")


def _decide(verb: argparse.ArgumentParser) -> None:
    verb.add_argument("file", metavar="FILE", type=Path, help=FILE)
    verb.add_argument(
        "--access", metavar="FILE", type=Path, help="local access rules; else those that come with Keepsake"
    )
    verb.add_argument("--notice-only", action="store_true", help="ask the notice alone, not the local access rules")


def _ropa(verb: argparse.ArgumentParser) -> None:
    verb.add_argument("file", metavar="FILE", type=Path, help=FILE)
    verb.add_argument("--format", choices=("csv", "html"), default="csv", help="csv (default) or html")


def _render(verb: argparse.ArgumentParser) -> None:
    verb.add_argument("file", metavar="FILE", type=Path, help=FILE)
    verb.add_argument("--easy", action="store_true", help="the easy-read page")
    verb.add_argument("--format", choices=("html", "text"), default="html", help="html (default) or text")


def _diff(verb: argparse.ArgumentParser) -> None:
    verb.add_argument("old", metavar="OLD", type=Path, help="the notice file as it was")
    verb.add_argument("new", metavar="NEW", type=Path, help="the notice file as it is to be")


def _verb(
    verbs: "argparse._SubParsersAction[argparse.ArgumentParser]", name: str, what: str
) -> argparse.ArgumentParser:
    description = f"{what[0].upper()}{what[1:]}."
    verb = verbs.add_parser(name, help=what, description=description, epilog=f"Exit code: {EXITS[name]}.")
    verb.set_defaults(func=lambda chosen: run(name, chosen))
    return verb


def run(name: str, chosen: argparse.Namespace) -> int:
    """Run one command. What cannot be used is said on standard error in plain words, and is exit code 2."""
    from keepsake.notice.commands.opened import Unusable, complain

    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    try:
        code = int(import_module(f"keepsake.notice.commands.{name}_command").run(chosen))
        sys.stdout.flush()  # here, so that a reader who has gone is noticed inside the command and not at exit
    except BrokenPipeError:
        raise  # the reader has gone: the command `keepsake` ends quietly
    except Unusable as reason:
        complain(str(reason))
        return UNUSABLE
    except OSError as error:
        complain(f"{error.filename}: {error.strerror or error}.")
        return UNUSABLE
    return code


def day(text: str) -> date:
    """A day as in 2026-10-01."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is not a day; write it as 2026-10-01") from None


def _help(parser: argparse.ArgumentParser) -> int:
    parser.print_help()
    return UNUSABLE


def _verbs(root: argparse.ArgumentParser) -> dict[str, argparse.ArgumentParser]:
    return _choices(_choices(root)["notice"])


def _choices(parser: argparse.ArgumentParser) -> dict[str, argparse.ArgumentParser]:
    actions = [action for action in parser._actions if isinstance(action, argparse._SubParsersAction)]
    return dict(actions[0].choices)


def _arguments(verb: argparse.ArgumentParser) -> list[str]:
    actions = [action for action in verb._actions if action.dest != "help"]
    return [f"* `{', '.join(action.option_strings) or action.metavar}`: {action.help}" for action in actions]
