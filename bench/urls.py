"""The product's addresses, the bare view and one that writes."""

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.urls import include, path

from adgmin.core import audit
from adgmin.core.models import User


def bare(request: HttpRequest) -> HttpResponse:
    """The least a Django view can do."""
    return HttpResponse(b"ok")


def write(request: HttpRequest) -> HttpResponse:
    """One row written in a transaction, as a check-in is."""
    user = User.objects.first()
    if user is not None:
        with transaction.atomic():
            audit.record(user, "bench", by=None)
    return HttpResponse(b"ok")


urlpatterns = [path("bench/bare", bare), path("bench/write", write), path("", include("adgmin.urls"))]
