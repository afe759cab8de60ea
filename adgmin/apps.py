"""Puts our administration site in the place of Django's."""

from django.contrib.admin.apps import AdminConfig as DjangoAdminConfig


class AdminConfig(DjangoAdminConfig):
    """The administration, with the site of `adgmin.admin`."""

    default_site = "adgmin.admin.Site"
