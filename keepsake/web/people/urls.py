"""The addresses of people."""

from django.urls import path

from keepsake.web.people import adding, changes, drafting, editing, finding, person, relating

app_name = "people"
urlpatterns = [
    path("", finding.find, name="find"),
    path("add/", adding.add, name="add"),
    path("drafts/", drafting.save, name="save-draft"),
    path("<uuid:id>/", person.person, name="person"),
    path("<uuid:id>/added/", adding.added, name="added"),
    path("<uuid:id>/why/", person.reasons, name="why"),
    path("<uuid:id>/read-for/", person.read_for, name="read-for"),
    path("<uuid:id>/relationships/add/", relating.relate, name="relate"),
    path("<uuid:id>/<slug:noun>/add/", editing.add, name="add-record"),
    path("<uuid:id>/<slug:noun>/<uuid:record>/", editing.correct, name="correct"),
    path("<uuid:id>/<slug:noun>/<uuid:record>/end/", editing.end, name="end"),
    path("<uuid:id>/<slug:noun>/<uuid:record>/history/", changes.changes, name="history"),
]
