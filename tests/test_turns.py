"""Pages take turns in a process, and one that takes long keeps nobody waiting for its end."""

from concurrent.futures import ThreadPoolExecutor
from threading import Event, Lock
from time import sleep

import pytest

from keepsake.web.turns import InTurn

PATIENT, IMPATIENT = 60.0, 0.05


class Pages:
    """An application that counts how many are under way; a page waits until it is let go."""

    def __init__(self):
        self.count, self.most, self.lock = 0, 0, Lock()
        self.begun = {name: Event() for name in "abc"}
        self.go = {name: Event() for name in "abc"}

    def __call__(self, environ, start_response):
        name = environ["PATH_INFO"]
        with self.lock:
            self.count += 1
            self.most = max(self.most, self.count)
        self.begun[name].set()
        assert self.go[name].wait(120)
        with self.lock:
            self.count -= 1
        if environ.get("fails"):
            raise ValueError(name)
        return [name.encode()]


@pytest.fixture
def pages():
    return Pages()


@pytest.fixture
def asking():
    with ThreadPoolExecutor(3) as pool:
        yield lambda application, name, **more: pool.submit(application, {"PATH_INFO": name, **more}, None)


def test_a_page_begins_when_the_one_before_it_has_ended(pages, asking):
    served = InTurn(pages, PATIENT)
    first = asking(served, "a")
    assert pages.begun["a"].wait(120)
    others = [asking(served, "b"), asking(served, "c")]

    for event in pages.go.values():
        event.set()

    assert [each.result() for each in (first, *others)] == [[b"a"], [b"b"], [b"c"]]
    assert pages.most == 1


def test_one_that_takes_long_is_not_waited_for_and_the_others_take_turns_beside_it(pages, asking):
    served = InTurn(pages, IMPATIENT)
    slow = asking(served, "a")
    assert pages.begun["a"].wait(120)

    pages.go["b"].set()
    pages.go["c"].set()
    assert asking(served, "b").result() == [b"b"]
    assert asking(served, "c").result() == [b"c"]
    assert not slow.done()
    assert pages.most == 2

    pages.go["a"].set()
    assert slow.result() == [b"a"]
    assert asking(served, "b").result() == [b"b"]


def test_pages_begin_in_the_order_in_which_they_came(pages, asking):
    served, order = InTurn(pages, PATIENT), []
    first = asking(served, "a")
    assert pages.begun["a"].wait(120)
    others = []
    for number, name in enumerate("cb", 1):
        others.append(asking(served, name))
        others[-1].add_done_callback(lambda done: order.append(done.result()))
        while len(served._waiting) < number:
            sleep(0.01)

    for event in pages.go.values():
        event.set()

    assert [each.result() for each in (first, *others)] == [[b"a"], [b"c"], [b"b"]]
    assert order == [[b"c"], [b"b"]]


def test_a_page_that_fails_ends_its_turn(pages, asking):
    served = InTurn(pages, PATIENT)
    for event in pages.go.values():
        event.set()

    with pytest.raises(ValueError, match="a"):
        asking(served, "a", fails=True).result()
    assert asking(served, "b").result() == [b"b"]
