"""The addresses of work: teams, allocations, absences, duty, accounts."""

from django.urls import path

from keepsake.web.work import accounts, allocating, away, diary, due_pages, feed, own_place, supervision, teams, worker

app_name = "work"
urlpatterns = [
    path("teams/", teams.tree, name="teams"),
    path("teams/add/", teams.add, name="add-team"),
    path("teams/<int:id>/", teams.one, name="team"),
    path("teams/<int:id>/join/", teams.join, name="join"),
    path("teams/<int:id>/members/<int:membership>/leave/", teams.leave, name="leave-team"),
    path("teams/<int:id>/members/<int:membership>/manages/", teams.set_manager, name="set-manager"),
    path("workers/<uuid:id>/", worker.one, name="worker"),
    path("workers/<uuid:id>/supervision/", supervision.of_worker, name="supervision"),
    path("workers/<uuid:id>/supervision/add/", supervision.add, name="supervise"),
    path("supervision/", supervision.mine, name="my-supervision"),
    path("workers/<uuid:id>/hand-over/", worker.hand_over, name="hand-over"),
    path("workers/<uuid:id>/leave/", worker.leave, name="leave"),
    path("people/<uuid:id>/", allocating.history, name="allocations"),
    path("people/<uuid:id>/allocate/", allocating.allocate, name="allocate"),
    path("people/<uuid:id>/part/", allocating.give_part, name="give-part"),
    path("people/<uuid:id>/<uuid:allocation>/end/", allocating.end, name="end-part"),
    path("away/", away.list_, name="away"),
    path("away/add/", away.add, name="add-away"),
    path("away/<int:id>/", away.come_back, name="come-back"),
    path("due/", due_pages.mine, name="due"),
    path("diary/", diary.diary, name="diary"),
    path("diary/keepsake.ics", diary.calendar, name="calendar"),
    path("diary/address/", feed.address, name="calendar-address"),
    path("diary/<str:token>.ics", feed.feed, name="calendar-feed"),
    path("due/team/", due_pages.team, name="team-due"),
    path("duty/", away.duty, name="duty"),
    path("own-address/", own_place.own_place, name="own-place"),
    path("accounts/", accounts.list_, name="accounts"),
    path("accounts/<uuid:id>/email/", accounts.email, name="email"),
]
