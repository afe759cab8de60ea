"""Gives each role its permissions after every migrate, so that the table in `roles` is what holds."""

from typing import Any

from django.contrib.auth.models import Group, Permission

from .roles import PERMISSIONS


def grant_roles(**kwargs: Any) -> None:
    """Set each role's permissions to exactly those of the table. Codes not made yet are given at a later migrate."""
    known = {
        f"{app}.{codename}": pk
        for pk, app, codename in Permission.objects.values_list("pk", "content_type__app_label", "codename")
    }
    for role, codes in PERMISSIONS.items():
        group, _made = Group.objects.get_or_create(name=str(role))
        group.permissions.set(known[code] for code in codes if code in known)
