"""Statements that are kept: nothing but their keys changes, nothing personal is asked by them, and they stay true."""

from uuid import uuid4

import pytest

from keepsake.accounts.backends import PasswordBackend
from keepsake.accounts.models import Account, AccountRole
from keepsake.accounts.roles import Role
from keepsake.kept import NO_KEYS, AmongKeys, Kept, keys
from keepsake.people.known import rows
from keepsake.people.models import PersonName, Team
from keepsake.record.opened import NotOpen, keeping
from keepsake.record.own_work import OwnWork
from keepsake.record.second_wall import maintenance

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]


def among(model, path="pk"):
    return model.objects.filter(AmongKeys(NO_KEYS, path))


def test_rows_are_found_by_their_keys_each_time_anew():
    teams = Kept(lambda: among(Team).order_by("name"))
    one, other = Team.objects.create(name="Anise"), Team.objects.create(name="Birch")

    assert [team for team, _ in teams.records([other.pk, one.pk])] == [one, other]
    Team.objects.filter(pk=one.pk).update(name="Cedar")
    assert [team.name for team, _ in teams.records([one.pk])] == ["Cedar"]
    assert teams.records([]) == teams.values([]) == []
    assert teams.records([one.pk + other.pk]) == []


def test_what_depends_on_more_than_its_keys_is_not_kept():
    with pytest.raises(TypeError, match="keys alone"):
        Kept(lambda: among(Team).filter(name="Anise")).records([1])
    with pytest.raises(TypeError, match="keys alone"):
        Kept(Team.objects.all).records([1])


def test_nothing_personal_is_asked_this_way():
    with pytest.raises(TypeError, match="personal"), keeping():
        Kept(lambda: rows(PersonName).filter(AmongKeys(NO_KEYS, "person"))).values([1])


def test_the_own_work_of_the_record_is_done_while_keeping_and_not_otherwise():
    names = OwnWork(lambda: rows(PersonName).filter(AmongKeys(NO_KEYS, "person")).values_list("pk"))

    with maintenance(), keeping():
        assert names.values([uuid4()]) == []
    with pytest.raises(NotOpen), maintenance():
        names.values([uuid4()])


def test_whoever_is_signed_in_comes_with_their_roles_of_this_moment(make_account, django_assert_num_queries):
    account = make_account(Role.SOCIAL_WORKER, Role.TEAM_MANAGER)

    with django_assert_num_queries(1):
        found = PasswordBackend().get_user(account.pk)
        assert found == account
        assert found.held_roles == {Role.SOCIAL_WORKER, Role.TEAM_MANAGER}
    assert {**vars(found), "_state": 0, "held_roles": 0} == {
        **vars(Account.objects.get()),
        "_state": 0,
        "held_roles": 0,
    }

    AccountRole.objects.all().delete()
    assert PasswordBackend().get_user(account.pk).held_roles == frozenset()
    Account.objects.update(is_active=False)
    assert PasswordBackend().get_user(account.pk) is None
    assert PasswordBackend().get_user(uuid4()) is None


def test_keys_are_one_value_however_many():
    assert keys([]).are_none
    assert keys([3, 20]).as_json == "[3,20]"
    assert keys([3, 20]).as_array == "{3,20}"
