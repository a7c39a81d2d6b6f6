"""The map of all pages. Each view says who may see it (permissions.py)."""

from django.urls import include, path

from keepsake.web import errors, health, home, sign_in

urlpatterns = [
    path("", home.home, name="home"),
    path("about/", home.about, name="about"),
    path("sign-in/", sign_in.sign_in, name="sign-in"),
    path("sign-out/", sign_in.sign_out, name="sign-out"),
    path("signed-out/", sign_in.signed_out, name="signed-out"),
    path("account/password/", sign_in.change_password, name="change-password"),
    path("notices/", include("keepsake.web.notices.urls")),
    path("log/", include("keepsake.web.log.urls")),
    path("protection/", include("keepsake.web.protection.urls")),
    path("work/", include("keepsake.web.work.urls")),
    path("people/", include("keepsake.web.photographs.urls")),
    path("people/", include("keepsake.web.life.urls")),
    path("", include("keepsake.web.directory.urls")),
    path("people/", include("keepsake.web.people.urls")),
    path("casework/", include("keepsake.web.casework.urls")),
    path("chronology/", include("keepsake.web.chronology.urls")),
    path("worried/", include("keepsake.web.worries.urls")),
    path("questions/", include("keepsake.web.asking.urls")),
    path("returns/", include("keepsake.web.returns.urls")),
    path("health/live", health.live, name="health-live"),
    path("health/ready", health.ready, name="health-ready"),
]

handler400 = errors.bad_request
handler403 = errors.refused
handler404 = errors.not_found
handler500 = errors.failed
