"""The addresses of protection."""

from django.urls import path

from keepsake.web.protection import duplicates, emergency, hiding, one_person, person, restricting, reviewing, warning

app_name = "protection"
urlpatterns = [
    path("people/<uuid:id>/", person.protection, name="person"),
    path("people/<uuid:id>/close/", restricting.close, name="close"),
    path("people/<uuid:id>/restrictions/<uuid:restriction>/lift/", restricting.lift, name="lift"),
    path("people/<uuid:id>/grants/add/", restricting.grant, name="grant"),
    path("people/<uuid:id>/grants/<uuid:grant>/withdraw/", restricting.withdraw, name="withdraw"),
    path("people/<uuid:id>/hide/", hiding.hide, name="hide"),
    path("people/<uuid:id>/hidden/<uuid:hidden>/lift/", hiding.lift, name="unhide"),
    path("people/<uuid:id>/warnings/<uuid:warning>/", warning.review, name="warning"),
    path("people/<uuid:id>/same/", one_person.find_other, name="find-other"),
    path("people/<uuid:id>/same/<uuid:other>/", one_person.join, name="join"),
    path("people/<uuid:id>/part/", one_person.part, name="part"),
    path("people/<uuid:id>/emergency/", emergency.open_, name="emergency"),
    path("people/<uuid:id>/emergency/record/", emergency.record, name="emergency-record"),
    path("duplicates/", duplicates.list_, name="duplicates"),
    path("duplicates/<uuid:id>/<uuid:other>/", duplicates.two_people, name="two-people"),
    path("emergencies/", emergency.list_, name="emergencies"),
    path("reviews/", reviewing.list_, name="reviews"),
    path("reviews/<uuid:id>/", reviewing.review, name="review"),
]
