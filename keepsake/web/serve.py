"""Serving pages: from this process, or from several that are handed their connections (see ``processes``)."""

import gc
import os
import signal
import socket
from threading import Thread

from keepsake.web.modes import NotConfigured, mode_from, require_bindable
from keepsake.web.processes import Processes
from keepsake.web.returns.shared import shared
from keepsake.web.turns import InTurn

THREADS = 4  # of each process: so many may take long, or wait for the database, before others wait for them
YOUNG = 20_000  # objects that a page makes before they are looked through for rubbish; 700 costs 4 in 100 of its time
MOST_BY_ITSELF = 4  # processes, where nobody says how many: each takes about 100 MB


def usual_processes() -> int:
    """As many as there are cores to use."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return min(cores, MOST_BY_ITSELF)


def serve(host: str, port: int, *, announce: str, processes: int | None = None) -> int:
    """Serve until Ctrl-C, or until the system asks it to end: 0 then, and 1 where it cannot go on."""
    require_bindable(mode_from(os.environ), host)
    listening = listen(host, port)
    for stop in (signal.SIGINT, signal.SIGTERM):
        signal.signal(stop, signal.default_int_handler)
    print(announce, flush=True)
    number = processes or usual_processes()
    ended = _several(listening, number) if number > 1 else answer(listening)
    print("\nKeepsake has stopped.", flush=True)
    return ended


def _several(listening: socket.socket, number: int) -> int:
    with shared():
        return Processes(listening, number).run()


def answer(listening: socket.socket, handed: socket.socket | None = None) -> int:
    """Answer whoever connects, or whose connection is handed over, until this process is asked to end."""
    from django.db import connection
    from waitress.server import create_server

    from keepsake.web.handing import Taking
    from keepsake.web.wsgi import application

    make_ready()
    served = InTurn(application) if connection.vendor == "sqlite" else application
    server = create_server(served, sockets=[listening], threads=THREADS, ident=None, **proxy_options())
    if handed is not None:
        Taking(server, handed)
    try:
        server.run()
    except KeyboardInterrupt:
        pass
    finally:
        server.close()
    return 0


def make_ready() -> None:
    """What the first page would wait for. What is there by then stays, and is not walked through for rubbish again:
    that takes a tenth of a second, and comes upon a page now and then."""
    from django.urls import get_resolver

    from keepsake.record.opening import decider

    decider()
    get_resolver().url_patterns  # noqa: B018  asking for them imports every page
    gc.collect()
    gc.freeze()
    gc.set_threshold(YOUNG)


def work(listening: int, handed: int, alive: int) -> int:
    """Be one of several: answer whose connections come by ``handed``, until ``alive`` is closed on the other side."""
    for stop in (signal.SIGINT, signal.SIGTERM):
        signal.signal(stop, signal.default_int_handler)
    Thread(target=_end_with, args=(alive,), daemon=True).start()
    return answer(socket.socket(fileno=listening), socket.socket(fileno=handed))


def _end_with(alive: int) -> None:
    """Whoever started this process has gone, however it went: nobody would stop it then, or know of it."""
    while os.read(alive, 1):
        pass
    os.kill(os.getpid(), signal.SIGTERM)


def proxy_options() -> dict[str, object]:
    """Believe the forwarded headers of one named proxy, and of nobody else."""
    proxy = os.environ.get("KEEPSAKE_TRUSTED_PROXY")
    if not proxy:
        return {}
    headers = {"x-forwarded-for", "x-forwarded-proto", "x-forwarded-host"}
    return {"trusted_proxy": proxy, "trusted_proxy_headers": headers, "clear_untrusted_proxy_headers": True}


def listen(host: str, port: int) -> socket.socket:
    """A listening socket, or a sentence that says why not and what to do."""
    try:
        return socket.create_server((host, port), family=socket.AF_INET6 if ":" in host else socket.AF_INET)
    except OSError as reason:
        raise NotConfigured(
            f"Port {port} of {host} cannot be used ({reason.strerror}). "
            f"Choose another, for example: make demo PORT={port + 1}"
        ) from None


def check_and_serve(host: str, port: int, processes: int | None = None) -> int:
    """Serve with the settings of the environment, after Django's checks have passed."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "keepsake.web.settings")
    import django
    from django.core.management import call_command
    from django.core.management.base import SystemCheckError

    django.setup()
    try:
        call_command("check", fail_level="ERROR")
    except SystemCheckError as failed:
        raise NotConfigured(str(failed)) from None
    return serve(host, port, announce=f"Keepsake serves http://{host}:{port}. Ctrl-C ends it.", processes=processes)
