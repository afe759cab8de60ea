"""The groups of the roles; what each may do is set after every migrate (adgmin.core.granting)."""

from typing import Any

from django.db import migrations

ROLES = ("administrator", "organiser", "programme", "protocol", "gate", "liaison", "focal point", "exhibitor")


def forwards(apps: Any, schema_editor: Any) -> None:
    """Make the groups."""
    group = apps.get_model("auth", "Group")
    for name in ROLES:
        group.objects.get_or_create(name=name)


class Migration(migrations.Migration):
    """Makes one group for each role."""

    dependencies = (("core", "0001_initial"), ("auth", "0012_alter_user_first_name_max_length"))
    operations = (migrations.RunPython(forwards, migrations.RunPython.noop),)
