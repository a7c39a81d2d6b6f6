"""The invented people of the demonstration. Their names say that they are invented."""

from dataclasses import dataclass

from keepsake.accounts.roles import Role

PASS_PHRASE = "kept-for-the-childs-sake"  # noqa: S105  shown on the sign-in page of the demonstration, and only there


@dataclass(frozen=True)
class DemoPerson:
    username: str
    display_name: str
    role: Role


PEOPLE = (
    DemoPerson("social.worker", "Sage Demo-Worker", Role.SOCIAL_WORKER),
    DemoPerson("duty.worker", "Rue Demo-Duty", Role.SOCIAL_WORKER),
    DemoPerson("team.manager", "Tarragon Demo-Manager", Role.TEAM_MANAGER),
    DemoPerson("conference.chair", "Cicely Demo-Chair", Role.CONFERENCE_CHAIR),
    DemoPerson("data.protection", "Dill Demo-Officer", Role.DATA_PROTECTION_OFFICER),
    DemoPerson("analyst", "Anise Demo-Analyst", Role.ANALYST),
    DemoPerson("administrator", "Bay Demo-Administrator", Role.ADMINISTRATOR),
)
