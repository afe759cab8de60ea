"""The administration site: records by capability, in our look."""

from django.contrib.admin import AdminSite
from django.contrib.admin.apps import AdminConfig as DjangoAdminConfig


class AdminConfig(DjangoAdminConfig):
    """Puts our site in the place of Django's."""

    default_site = "adgmin.admin.Site"


class Site(AdminSite):
    """The administration site."""
