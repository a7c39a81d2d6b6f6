"""The words of the command line. Imports nothing of a command until it is run: every `keepsake` command loads this."""

import argparse
from importlib import import_module
from typing import TypeAlias

UNUSABLE = 2
KINDS = ("line", "text", "yes_no", "day", "number", "choice", "several")
Subparsers: TypeAlias = "argparse._SubParsersAction[argparse.ArgumentParser]"


def register(commands: Subparsers) -> None:
    """Add `questions` and all that stands under it."""
    questions = commands.add_parser("questions", help="what the council asks of its own in the steps of casework")
    questions.set_defaults(func=lambda chosen: _help(questions))
    verbs = questions.add_subparsers(metavar="command")
    _verb(verbs, "list", "list the questions that are asked, in their order")
    ask = _verb(verbs, "ask", "ask a question from today; refused where the notice does not cover its category")
    ask.add_argument("step", metavar="STEP", help="as contact, assessment, strategy, enquiry")
    ask.add_argument("words", metavar="QUESTION")
    ask.add_argument("--kind", required=True, choices=KINDS)
    ask.add_argument("--category", required=True, help="a code of docs/vocabulary.md, categories")
    ask.add_argument("--choice", action="append", default=[], dest="choices", help="an answer of a list; repeat it")
    ask.add_argument("--help-text", default="", help="words beside the question")
    ask.add_argument("--each-child", action="store_true", help="asked of each child, not once")
    ask.add_argument("--needed", action="store_true", help="without an answer the step is not complete")
    for name, what in (("retire", "ask a question no longer; its answers stay"), ("up", "move it one place up")):
        _verb(verbs, name, what).add_argument("key", metavar="KEY", help="as `list` prints it")
    for verb in verbs.choices.values():
        verb.add_argument("--by", required=True, metavar="USERNAME", help="the administrator who does it, for the log")


def _verb(verbs: Subparsers, name: str, what: str) -> argparse.ArgumentParser:
    codes = "Exit code: 0 done, 2 not done."
    verb = verbs.add_parser(name, help=what, description=f"{what[0].upper()}{what[1:]}.", epilog=codes)
    verb.set_defaults(func=lambda chosen: run(name, chosen), unusable=UNUSABLE)
    return verb


def run(name: str, chosen: argparse.Namespace) -> int:
    """Run one command, with Django ready."""
    from keepsake.record.audit.commands.ready import make_django_ready

    make_django_ready()
    return int(import_module("keepsake.casework.commands.questions_command").run(name, chosen))


def _help(parser: argparse.ArgumentParser) -> int:
    parser.print_help()
    return UNUSABLE
