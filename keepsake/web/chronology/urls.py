"""The addresses of chronologies and stories."""

from django.urls import path

from keepsake.web.chronology import copies, curating, fact, finding, reading, story

LINE = "<uuid:id>/lines/<str:model>/<uuid:record>/<slug:line>/"

app_name = "chronology"
urlpatterns = [
    path("<uuid:id>/", reading.chronology, name="chronology"),
    path("<uuid:id>/story/", story.story, name="story"),
    path("<uuid:id>/find/", finding.find, name="find"),
    path("<uuid:id>/copy/", copies.copy, name="copy"),
    path("<uuid:id>/add/", curating.add, name="add"),
    path("<uuid:id>/own/<uuid:record>/", curating.correct, name="correct"),
    path(LINE, fact.fact, name="line"),
    path(f"{LINE}curate/", curating.curate, name="curate"),
]
