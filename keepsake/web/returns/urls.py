"""The addresses of the returns."""

from django.urls import path

from keepsake.web.returns import checking

app_name = "returns"
urlpatterns = [
    path("check/", checking.check_return, name="check"),
    path("check/<uuid:id>/", checking.checked_return, name="checked"),
    path("check/<uuid:id>/wipe/", checking.wipe, name="wipe"),
    path("check/<uuid:id>/findings.<slug:form>", checking.download, name="download"),
]
