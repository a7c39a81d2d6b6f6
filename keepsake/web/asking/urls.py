"""The addresses of a council's own questions."""

from django.urls import path

from keepsake.web.asking import counting, listing

app_name = "asking"
urlpatterns = [
    path("", listing.list_, name="list"),
    path("ask/", listing.ask, name="ask"),
    path("answers/", counting.answers, name="answers"),
    path("answers/<slug:key>/", counting.count, name="count"),
    path("<slug:key>/word-anew/", listing.word_anew, name="word-anew"),
    path("<slug:key>/retire/", listing.retire, name="retire"),
    path("<slug:key>/move-up/", listing.move_up, name="move-up"),
]
