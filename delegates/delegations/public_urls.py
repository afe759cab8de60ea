"""The page behind the link of an invitation, under /portal/invitation/."""

from django.urls import path

from . import invitation_page

urlpatterns = [path("<str:token>/", invitation_page.invitation, name="invitation")]
