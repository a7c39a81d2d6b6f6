"""The command `keepsake`. Django is loaded only by the commands that need it."""

import argparse
import os
import sys
from collections.abc import Sequence

from keepsake import __version__
from keepsake.casework.commands import register as register_questions
from keepsake.census.commands import register as register_census
from keepsake.clock.commands import register as register_clock
from keepsake.notice.commands import register
from keepsake.record.audit.commands import register as register_audit
from keepsake.returns.commands import register as register_returns
from keepsake.web.modes import NotConfigured


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; the exit code is what it returns."""
    arguments = list(sys.argv[1:] if argv is None else argv)
    try:
        return run(arguments)
    except BrokenPipeError:
        # The reader has gone (`keepsake ... | head`). Python must not fail again when it flushes at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except KeyboardInterrupt:
        print("\nStopped.", file=sys.stderr)
        return 130


def run(arguments: list[str]) -> int:
    if arguments[:1] == ["manage"]:
        return manage(arguments[1:])
    parser = build_parser()
    chosen = parser.parse_args(arguments)
    if "func" not in chosen:
        parser.print_help()
        return 2
    try:
        return int(chosen.func(chosen))
    except NotConfigured as reason:
        return refuse(reason, getattr(chosen, "unusable", 1))


def build_parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="keepsake", description="A children's social care record.")
    parser.add_argument("--version", action="version", version=f"keepsake {__version__}")
    commands = parser.add_subparsers(metavar="command")
    register(commands)
    register_audit(commands)
    register_clock(commands)
    register_returns(commands)
    register_census(commands)
    register_questions(commands)
    demo = commands.add_parser("demo", help="serve the demonstration on this machine")
    demo.add_argument("--host", default="127.0.0.1", help=argparse.SUPPRESS)
    demo.add_argument("--port", type=port, default=8000)
    demo.add_argument("--people", type=people, default=600, help="how many to invent where the record holds nobody")
    add_processes(demo)
    demo.add_argument("--prepare-only", action="store_true", help="make the database ready, and stop")
    demo.set_defaults(func=run_demo)
    serve = commands.add_parser("serve", help="serve Keepsake, set up by KEEPSAKE_... variables")
    serve.add_argument("--host", default="127.0.0.1")
    serve.add_argument("--port", type=port, default=8000)
    add_processes(serve)
    serve.set_defaults(func=run_serve)
    notify = commands.add_parser(
        "notify", help="tell workers by e-mail how many things are due, each at most once a day; for cron"
    )
    notify.set_defaults(func=run_notify)
    work = commands.add_parser("work")  # one of the processes of serve, which starts it and hands it its socket
    work.add_argument("listening", type=int)
    work.add_argument("handed", type=int)
    work.add_argument("alive", type=int)
    work.set_defaults(func=run_work)
    commands.add_parser("manage", help="Django's own commands, such as migrate")
    return parser


def add_processes(parser: argparse.ArgumentParser) -> None:
    words = "how many share the work: 1 to 64 (default: one for each core, 4 at most; each takes about 100 MB)"
    parser.add_argument("--processes", type=processes, default=None, help=words)


def processes(text: str) -> int:
    number = int(text) if text.isascii() and text.isdigit() else 0
    if not 0 < number <= 64:
        raise argparse.ArgumentTypeError(f"{text!r} is not a number of processes; it is one from 1 to 64")
    return number


def port(text: str) -> int:
    number = int(text) if text.isascii() and text.isdigit() else 0
    if not 0 < number < 65536:
        raise argparse.ArgumentTypeError(f"{text!r} is not a port; it is a number from 1 to 65535")
    return number


def people(text: str) -> int:
    number = int(text) if text.isascii() and text.isdigit() else 0
    if not 0 < number <= 1_000_000:
        raise argparse.ArgumentTypeError(f"{text!r} is not a number of people; it is one from 1 to 1000000")
    return number


def run_demo(chosen: argparse.Namespace) -> int:
    from keepsake.web.demo import demo, prepare

    if chosen.prepare_only:
        prepare(chosen.people)
        return 0
    return demo(chosen.host, chosen.port, chosen.people, chosen.processes)


def run_serve(chosen: argparse.Namespace) -> int:
    from keepsake.web.serve import check_and_serve

    return check_and_serve(chosen.host, chosen.port, chosen.processes)


def run_work(chosen: argparse.Namespace) -> int:
    from keepsake.web.serve import work

    return work(chosen.listening, chosen.handed, chosen.alive)


def run_notify(_: argparse.Namespace) -> int:
    from keepsake.record.audit.commands.ready import make_django_ready

    make_django_ready()
    from keepsake.web.work.notifying import notify_all

    done = notify_all()
    print(f"{done.sent} told, {done.nothing_due} with nothing due, {len(done.failed)} not sent.")
    for reason in done.failed:
        print(reason, file=sys.stderr)
    return 1 if done.failed else 0


def manage(arguments: list[str]) -> int:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "keepsake.web.settings")
    from django.core.management import ManagementUtility

    try:
        ManagementUtility(["keepsake manage", *arguments]).execute()
    except NotConfigured as reason:
        return refuse(reason)
    return 0


def refuse(reason: Exception, code: int = 1) -> int:
    print(reason, file=sys.stderr)
    return code
