from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path

from keepsake.web.permissions import public


@public
def list_(request: HttpRequest) -> HttpResponse:
    return render(request, "layout.html")


app_name = "notices"
urlpatterns = [path("", list_, name="list")]
