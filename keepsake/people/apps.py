from django.apps import AppConfig


class PeopleConfig(AppConfig):
    name = "keepsake.people"
    label = "people"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from keepsake.people.known import PeopleFacts
        from keepsake.record import facts

        facts.install(PeopleFacts())
