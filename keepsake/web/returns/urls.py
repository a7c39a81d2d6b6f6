"""The addresses of the returns."""

from django.urls import path

from keepsake.web.returns import checking

app_name = "returns"
urlpatterns = [path("check/", checking.check_return, name="check")]
