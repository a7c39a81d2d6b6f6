from types import SimpleNamespace

import pytest

from keepsake.accounts.roles import Role
from tests.work_pages.invented_team import a_child, a_team, a_worker


@pytest.fixture
def office(db):
    """A team with a manager, two workers and one child; another team with a worker and a manager of their own."""
    team, other = a_team("Invented team"), a_team("Other invented team")
    sage = a_worker("Sage Demo-Worker", team)
    return SimpleNamespace(
        team=team,
        other=other,
        sage=sage,
        rue=a_worker("Rue Demo-Worker", team),
        manager=a_worker("Tarragon Demo-Manager", team, Role.TEAM_MANAGER, is_manager=True),
        stranger=a_worker("Borage Demo-Stranger", other),
        other_manager=a_worker("Hyssop Demo-Manager", other, Role.TEAM_MANAGER, is_manager=True),
        officer=a_worker("Dill Demo-Officer", role=Role.DATA_PROTECTION_OFFICER),
        administrator=a_worker("Bay Demo-Administrator", role=Role.ADMINISTRATOR),
        analyst=a_worker("Anise Demo-Analyst", role=Role.ANALYST),
        child=a_child("Wren", sage, worker=sage, team=team),
    )
