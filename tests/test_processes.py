"""Several processes answer at one socket: one that dies is replaced, and none is left when the program ends."""

import os
import signal
import socket
import subprocess
import sys
from contextlib import ExitStack, closing, suppress
from http.client import HTTPConnection
from pathlib import Path
from threading import Timer
from time import sleep
from urllib.parse import urlsplit
from urllib.request import urlopen

import pytest

from keepsake.cli import main
from keepsake.web.handing import TOLD, Hand
from keepsake.web.processes import Processes
from keepsake.web.serve import usual_processes

KEEPSAKE = str(Path(sys.executable).parent / "keepsake")


def until(found):
    """What is found, as soon as it is; the test's own patience is long."""
    for _ in range(4800):
        with suppress(OSError):
            if answer := found():
                return answer
        sleep(0.05)
    raise AssertionError("It never came.")


@pytest.fixture
def listening():
    with socket.create_server(("127.0.0.1", 0)) as made:
        yield made


@pytest.fixture
def signals():
    kept = {each: signal.getsignal(each) for each in (signal.SIGINT, signal.SIGTERM)}
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    yield
    for each, handler in kept.items():
        signal.signal(each, handler)


def program(text):
    return lambda *_: [sys.executable, "-c", text]


def test_processes_that_die_at_once_stop_the_whole_and_say_so(listening, signals, capfd):
    assert Processes(listening, 2, program("raise SystemExit(3)")).run() == 1

    told = capfd.readouterr().err
    assert "ended with code 3. Another takes its place." in told
    assert "all of it has stopped" in told


def test_one_that_does_not_end_is_killed(listening, signals, tmp_path, monkeypatch):
    monkeypatch.setattr("keepsake.web.processes.GRACE", 0.2)
    deaf = f"""
import os, signal, time
signal.signal(signal.SIGTERM, signal.SIG_IGN)
open({str(tmp_path)!r} + f"/{{os.getpid()}}", "w").close()
time.sleep(600)"""
    stop = Timer(0, lambda: (until(lambda: len(os.listdir(tmp_path)) == 2), os.kill(os.getpid(), signal.SIGTERM)))
    stop.start()

    assert Processes(listening, 2, program(deaf)).run() == 0

    for name in os.listdir(tmp_path):
        with pytest.raises(ProcessLookupError):
            os.kill(int(name), 0)


def test_as_many_processes_as_cores_and_no_more_than_are_useful():
    assert 1 <= usual_processes() <= 4


@pytest.mark.parametrize("number", ["0", "65", "two", "-1"])
def test_a_number_of_processes_that_cannot_be_is_refused(number, capsys):
    with pytest.raises(SystemExit):
        main(["serve", f"--processes={number}"])

    assert "it is one from 1 to 64" in capsys.readouterr().err


@pytest.fixture
def demonstration(tmp_path):
    """The program itself, with two processes."""
    clean = {name: value for name, value in os.environ.items() if not name.startswith(("KEEPSAKE_", "DJANGO_"))}
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    command = [KEEPSAKE, "demo", "--people", "20", "--processes", "2", "--port", str(port)]
    with (tmp_path / "told").open("w") as told:
        running = subprocess.Popen(command, env={**clean, "KEEPSAKE_HOME": str(tmp_path)}, stdout=told, stderr=told)
    running.address = f"http://127.0.0.1:{port}/health/live"
    running.told = (tmp_path / "told").read_text
    yield running
    running.kill()
    running.wait()


def children(of):
    """The processes that one has started and that have not ended."""
    listed = Path(f"/proc/{of}/task/{of}/children").read_text().split()
    return {int(each) for each in listed if "keepsake" in Path(f"/proc/{each}/cmdline").read_text()}


def answers(address):
    with urlopen(address) as page:
        return page.status == 200


@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="the system does not list processes")
def test_the_program_goes_on_when_one_dies_and_leaves_none_when_it_ends(demonstration):
    until(lambda: answers(demonstration.address))
    before = until(lambda: len(found := children(demonstration.pid)) == 2 and found)

    os.kill(min(before), signal.SIGKILL)
    until(lambda: answers(demonstration.address))
    after = until(lambda: len(found := children(demonstration.pid)) == 2 and min(before) not in found and found)
    assert max(before) in after
    assert "was ended by SIGKILL. Another takes its place." in demonstration.told()

    demonstration.send_signal(signal.SIGTERM)
    assert demonstration.wait(timeout=120) == 0
    assert "Keepsake has stopped." in demonstration.told()
    for each in after:
        assert not Path(f"/proc/{each}").exists()


def connections_of(process, port):
    """How many connections to this port a process has open."""
    lines = [line.split() for line in Path("/proc/net/tcp").read_text().splitlines()[1:]]
    there = {f"socket:[{line[9]}]" for line in lines if line[1].endswith(f":{port:04X}") and line[3] == "01"}
    return sum(os.readlink(each) in there for each in Path(f"/proc/{process}/fd").iterdir())


@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="the system does not list processes")
def test_each_process_has_as_many_connections_as_the_other(demonstration):
    until(lambda: answers(demonstration.address))
    both = until(lambda: len(found := children(demonstration.pid)) == 2 and found)
    port = urlsplit(demonstration.address).port

    def held():
        return [connections_of(each, port) for each in both]

    with ExitStack() as opened:  # the one that began later gets a connection as soon as it is ready
        until(lambda: stay(opened, demonstration.address) and min(held()) > 0)
    until(lambda: held() == [0, 0])
    with ExitStack() as opened:
        for _ in range(12):
            stay(opened, demonstration.address)

        assert held() == [6, 6]


def stay(opened, address):
    """Ask once, and leave the connection open."""
    where = urlsplit(address)
    connection = opened.enter_context(closing(HTTPConnection(where.hostname, where.port, timeout=120)))
    connection.request("GET", where.path)
    return connection.getresponse().read()


def told(hand, taken, now):
    hand.theirs.send(TOLD.pack(taken, now))
    assert hand.hear()


def test_a_connection_goes_to_whoever_has_the_fewest_also_of_those_on_their_way():
    one, other = Hand(), Hand()
    here, there = socket.socketpair()
    try:
        told(one, 0, 0)
        told(other, 0, 0)
        assert one.is_ready
        assert one.give(here)
        assert min(one, other, key=lambda hand: hand.load) is other
        assert other.give(here)
        told(one, 1, 0)  # taken, and closed again
        assert min(one, other, key=lambda hand: hand.load) is one
        told(other, 1, 1)
        assert (one.load, other.load) == ((0, 1), (1, 1))

        one.theirs.send(TOLD.pack(7, 7)[:3])
        assert one.hear()
        assert one.load == (0, 1)
        one.theirs.close()
        assert not one.hear()
        assert not one.give(here)
    finally:
        for each in (one, other):
            each.close()
        here.close()
        there.close()


@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="the system does not list processes")
def test_no_process_outlives_one_that_is_killed(demonstration):
    until(lambda: answers(demonstration.address))
    left = until(lambda: len(found := children(demonstration.pid)) == 2 and found)

    demonstration.kill()
    demonstration.wait()

    until(lambda: not any(Path(f"/proc/{each}").exists() for each in left))
