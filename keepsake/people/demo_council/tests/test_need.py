"""Statuses hang together, and workers follow one another."""

from collections import defaultdict
from datetime import date

from keepsake.people.demo_council.persons import Status
from keepsake.people.demo_council.staff import Allocation, Team, Worker

TODAY = date(2026, 11, 22)


def test_whoever_is_on_a_plan_or_looked_after_is_in_need_from_that_day_or_before(council):
    begun = defaultdict(dict)
    for status in council[Status]:
        if status.ends_on is None:
            begun[status.person_id][status.kind] = status.begins_on

    for kinds in begun.values():
        assert all(kinds["child_in_need"] <= day <= TODAY for day in kinds.values())


def test_no_status_begins_before_birth_unless_the_child_is_unborn(council):
    for status in council[Status]:
        born = council.people[status.person_id].born_on
        assert born > TODAY or status.begins_on >= born


def test_workers_are_allocated_only_while_they_are_in_post_and_one_after_the_other(council):
    posts = {worker.id: worker for worker in council[Worker]}
    before = {}
    for each in council[Allocation]:
        if each.worker_id:
            post = posts[each.worker_id]
            assert post.begins_on <= each.begins_on, each
            assert post.ends_on is None or (each.ends_on and each.ends_on <= post.ends_on), each
        assert each.begins_on == before.get(each.person_id, each.begins_on)
        before[each.person_id] = each.ends_on


def test_everybody_in_need_has_a_team(council):
    need = {each.person_id for each in council[Status] if each.ends_on is None}
    now = {each.person_id for each in council[Allocation] if each.ends_on is None}

    assert need == now


def test_teams_form_one_tree_and_some_workers_have_left(council):
    tops = [team for team in council[Team] if team.above_id is None]
    left = [worker for worker in council[Worker] if worker.ends_on]

    assert len(tops) == 1
    assert 0.1 < len(left) / len(council[Worker]) < 0.9
