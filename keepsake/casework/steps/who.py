"""Who fills steps in and who decides on them, and the guidance that most of them rest on."""

WORKING_TOGETHER = "Working Together to Safeguard Children"
WORKERS = ("social_worker", "team_manager", "senior_manager", "emergency_duty_worker")
MANAGERS = ("team_manager", "senior_manager")
CHAIRS = (*MANAGERS, "conference_chair")
AT_CONFERENCES = (*WORKERS, "conference_chair")
