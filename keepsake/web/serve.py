"""Serving pages from one process."""

import os
import signal
import socket

from keepsake.web.modes import NotConfigured, mode_from, require_bindable

THREADS = 8


def serve(host: str, port: int, *, announce: str) -> int:
    """Serve until Ctrl-C, or until the system asks it to end; 0 when it ended that way."""
    require_bindable(mode_from(os.environ), host)
    listening = listen(host, port)
    from waitress.server import create_server

    from keepsake.web.wsgi import application

    for stop in (signal.SIGINT, signal.SIGTERM):
        signal.signal(stop, signal.default_int_handler)
    server = create_server(application, sockets=[listening], threads=THREADS, ident=None, **proxy_options())
    print(announce, flush=True)
    try:
        server.run()
    except KeyboardInterrupt:
        pass
    finally:
        server.close()
    print("\nKeepsake has stopped.", flush=True)
    return 0


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


def check_and_serve(host: str, port: int) -> int:
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
    return serve(host, port, announce=f"Keepsake serves http://{host}:{port}. Ctrl-C ends it.")
