from django.apps import AppConfig
from django.core.checks import register


class WebConfig(AppConfig):
    name = "keepsake.web"
    label = "web"

    def ready(self) -> None:
        from keepsake.web.checks import production_is_safe

        register(production_is_safe)
