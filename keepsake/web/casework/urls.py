"""The addresses of casework."""

from django.urls import path

from keepsake.web.casework import contact, front_door, receiving

app_name = "casework"
urlpatterns = [
    path("", front_door.front_door, name="front-door"),
    path("about/<uuid:id>/contact/", receiving.receive, name="receive"),
    path("contacts/<uuid:id>/", contact.contact, name="contact"),
    path("contacts/<uuid:id>/decide/", contact.decide, name="decide"),
    path("contacts/<uuid:id>/tell/", contact.tell, name="tell"),
]
