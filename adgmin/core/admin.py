"""Gathers the pages of users and of the audit record; Django looks for them here."""

from django.contrib import admin
from django.contrib.auth.models import Group

from . import admin_trail, admin_users  # noqa: F401 - importing registers

# Roles are fixed and get their permissions from the table in `roles`; they are not edited here.
if admin.site.is_registered(Group):
    admin.site.unregister(Group)
