"""The closed list of roles."""

from django.db.models import TextChoices


class Role(TextChoices):
    """What an account is for. What each role may do stands in one table, in the web room."""

    SOCIAL_WORKER = "social_worker", "Social worker"
    TEAM_MANAGER = "team_manager", "Team manager"
    CONFERENCE_CHAIR = "conference_chair", "Child protection conference chair"
    DATA_PROTECTION_OFFICER = "data_protection_officer", "Data protection officer"
    ANALYST = "analyst", "Analyst"
    ADMINISTRATOR = "administrator", "Administrator"
