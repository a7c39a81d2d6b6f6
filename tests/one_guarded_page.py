"""The map of all pages and one more, for the tests of the gate."""

from django.http import HttpRequest, HttpResponse
from django.urls import path

from keepsake.web import urls
from keepsake.web.permissions import granted


@granted("notice.lint")
def guarded(request: HttpRequest) -> HttpResponse:
    return HttpResponse("page")


def failing(request: HttpRequest) -> HttpResponse:
    raise RuntimeError("a fault of ours")


failing.is_public = True

urlpatterns = [*urls.urlpatterns, path("guarded/", guarded), path("failing/", failing)]
handler400, handler403, handler404, handler500 = (urls.handler400, urls.handler403, urls.handler404, urls.handler500)
