"""Address of the bookings of an exhibitor's own demonstrations, under /portal/showcase/."""

from django.urls import path

from .booth_views import demos

urlpatterns = [path("<slug:slug>/demos/", demos, name="booth-demos")]
