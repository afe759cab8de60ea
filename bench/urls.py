"""The product's addresses and the bare view."""

from django.http import HttpRequest, HttpResponse
from django.urls import include, path


def bare(request: HttpRequest) -> HttpResponse:
    """The least a Django view can do."""
    return HttpResponse(b"ok")


urlpatterns = [path("bench/bare", bare), path("", include("adgmin.urls"))]
