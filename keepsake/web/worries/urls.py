"""The addresses of the public form."""

from django.urls import path

from keepsake.web.worries import telling

app_name = "worries"
urlpatterns = [
    path("", telling.tell, name="tell"),
    path("sent/", telling.sent, name="sent"),
]
