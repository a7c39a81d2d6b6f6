from django.apps import AppConfig


class AuditConfig(AppConfig):
    name = "keepsake.record.audit"
    label = "audit"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from keepsake.record.audit import checks  # noqa: F401  registers them
