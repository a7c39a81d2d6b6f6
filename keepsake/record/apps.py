from django.apps import AppConfig


class RecordConfig(AppConfig):
    name = "keepsake.record"
    label = "record"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from keepsake.record import checks, policies, sealing  # noqa: F401  registers their checks
