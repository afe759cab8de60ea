"""Everything under /accounts/."""

from django.urls import path
from django.views.i18n import set_language

from . import views

urlpatterns = [
    path("sign-in/", views.sign_in, name="sign-in"),
    path("sign-out/", views.sign_out, name="sign-out"),
    path("welcome/", views.welcome, name="welcome"),
    path("password/", views.ChangePassword.as_view(), name="password-change"),
    path("language/", set_language, name="staff-language"),
]
