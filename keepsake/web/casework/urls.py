"""The addresses of casework."""

from django.urls import path

from keepsake.web.casework import (
    act_pages,
    arriving,
    child_pages,
    contact,
    corrected,
    front_door,
    notes,
    receiving,
    reopening,
    step_pages,
)

app_name = "casework"
urlpatterns = [
    path("", front_door.front_door, name="front-door"),
    path("online/", arriving.tray, name="tray"),
    path("online/<uuid:id>/", arriving.take_in, name="take-in"),
    path("online/<uuid:id>/set-aside/", arriving.set_aside, name="set-aside"),
    path("corrected/", corrected.corrected, name="corrected"),
    path("apart/", front_door.apart, name="apart"),
    path("about/<uuid:id>/contact/", receiving.receive, name="receive"),
    path("contacts/<uuid:id>/", contact.contact, name="contact"),
    path("contacts/<uuid:id>/accept/<uuid:child>/", child_pages.accept, name="accept"),
    path("about/<uuid:id>/", child_pages.child, name="child"),
    path("about/<uuid:id>/all/<slug:key>/", child_pages.all_, name="all"),
    path("notes/<uuid:id>/", notes.note, name="note"),
    path("own-words/<uuid:id>/file/", notes.own_words, name="own-words"),
    path("do/<slug:act>/<uuid:id>/", act_pages.act, name="act"),
    path("about/<uuid:id>/begin/<slug:step>/", child_pages.begin, name="begin"),
    path("steps/<slug:step>/<uuid:id>/", step_pages.step, name="step"),
    path("steps/<slug:step>/<uuid:id>/fill/", step_pages.fill, name="fill"),
    path("steps/<slug:step>/<uuid:id>/fill/<uuid:part>/", step_pages.fill_own, name="fill-own"),
    path("steps/<slug:step>/<uuid:id>/send/", step_pages.send, name="send"),
    path("steps/<slug:step>/<uuid:id>/judge/", step_pages.judge, name="judge"),
    path("steps/<slug:step>/<uuid:id>/reopen/", reopening.reopen, name="reopen"),
    path("steps/<slug:step>/<uuid:id>/followed/<uuid:followed>/", reopening.settle, name="settle"),
    path("steps/<slug:step>/<uuid:id>/wrong/<uuid:part>/", reopening.find_right, name="find-right"),
    path("steps/<slug:step>/<uuid:id>/wrong/<uuid:part>/<uuid:to>/", reopening.move, name="move"),
    path("contacts/<uuid:id>/decide/", contact.decide, name="decide"),
    path("contacts/<uuid:id>/tell/", contact.tell, name="tell"),
]
