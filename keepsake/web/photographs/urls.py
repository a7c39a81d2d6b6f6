"""The addresses of photographs, below those of people."""

from django.urls import path

from keepsake.web.photographs import pages

app_name = "photographs"
urlpatterns = [
    path("<uuid:id>/photographs/", pages.all_, name="all"),
    path("<uuid:id>/photographs/add/", pages.add, name="add"),
    path("<uuid:id>/photographs/<uuid:record>.jpg", pages.picture, name="picture"),
    path("<uuid:id>/photographs/<uuid:record>/", pages.correct, name="correct"),
    path("<uuid:id>/photographs/<uuid:record>/down/", pages.take_down, name="take-down"),
]
