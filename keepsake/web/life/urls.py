"""The addresses of what happens in a life, below those of people."""

from django.urls import path

from keepsake.web.life import births, family_groups, households

app_name = "life"
urlpatterns = [
    path("<uuid:id>/birth/", births.birth, name="birth"),
    path("<uuid:id>/not-born-alive/", births.not_born_alive, name="not-born-alive"),
    path("<uuid:id>/death/", births.death, name="death"),
    path("<uuid:id>/family-group/add/", family_groups.belong, name="belong"),
    path("<uuid:id>/family-group/<uuid:group>/", family_groups.one, name="family-group"),
    path("<uuid:id>/family-group/<uuid:group>/name/", family_groups.rename, name="rename-family-group"),
    path("<uuid:id>/household/move-in/", households.move_in, name="move-in"),
]
