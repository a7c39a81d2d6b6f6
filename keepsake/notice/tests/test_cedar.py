"""The engine, the condition for a list, the database and Cedar all answer alike."""

import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings

from keepsake.notice.access import load_access
from keepsake.notice.deciding import compile_notice
from keepsake.notice.deciding.lists import predicate
from keepsake.notice.library import load
from keepsake.notice.tests.cedar_oracle import Oracle
from keepsake.notice.tests.deciding_cases import accesses, notices, requests
from keepsake.notice.tests.drawn_requests import drawn
from keepsake.notice.tests.one_row import has_a_row, listed_by

PUBLISHED = sorted(Path(__file__).parents[3].joinpath("notices").glob("*.yaml"))


@pytest.fixture
def database():
    with closing(sqlite3.connect(":memory:")) as opened:
        yield opened


def the_drawn(path):
    return load(path), load_access(), list(drawn(load(path), load_access(), 300, seed=1))


def reasons(compiled, asked):
    return [found.reason and found.reason.value for found in map(compiled.decide, asked)]


@pytest.mark.parametrize("path", PUBLISHED, ids=lambda path: path.stem)
def test_the_engine_answers_as_cedar_does_with_the_same_reason(path):
    notice, access, asked = the_drawn(path)

    answers = reasons(compile_notice(notice, access), asked)

    assert answers == list(map(Oracle(notice, access).reason, asked))
    assert 0.3 < answers.count(None) / len(answers) < 0.8
    assert {"unknown", "prohibited", "not covered", "no relationship"} <= set(answers)


@pytest.mark.parametrize("path", PUBLISHED, ids=lambda path: path.stem)
def test_a_list_holds_the_rows_that_cedar_permits_in_python_and_in_the_database(path, database):
    notice, access, asked = the_drawn(path)
    alone = [each._replace(subjects=frozenset({min(each.subjects)})) for each in asked if has_a_row(each)]
    compiled, oracle = compile_notice(notice, access), Oracle(notice, access)

    listed = [listed_by(predicate(compiled, each), each, database) for each in alone]

    expected = [oracle.reason(each) is None for each in alone]
    assert listed == [(permitted, permitted) for permitted in expected]


@settings(max_examples=100, deadline=None)  # Cedar reads a whole world each time
@given(notices, accesses, requests)
def test_they_agree_in_made_up_worlds(notice, access, request):
    answer = compile_notice(notice, access).decide(request).reason

    assert answer == Oracle(notice, access).reason(request)


@pytest.mark.parametrize("left_out", ["permits", "prohibits"])
def test_cedar_finds_an_engine_that_leaves_rules_of_the_notice_out(left_out):
    notice, access, asked = the_drawn(next(path for path in PUBLISHED if path.stem == "stoke-on-trent"))
    poorer = replace(notice, **{left_out: getattr(notice, left_out)[1:]})

    answers = reasons(compile_notice(poorer, access), asked)

    assert answers != list(map(Oracle(notice, access).reason, asked))
