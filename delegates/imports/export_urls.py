"""Under /desk/delegates/."""

from django.urls import re_path

from . import export_views

urlpatterns = [re_path(r"^export\.(?P<kind>xlsx|csv)$", export_views.export, name="desk-delegates-export")]
