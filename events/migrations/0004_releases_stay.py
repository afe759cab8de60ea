"""A release is never changed, said by the database itself."""

from django.db import migrations

from ._releases_stay import backwards, forwards


class Migration(migrations.Migration):
    """Adds `events_release_immutable`."""

    dependencies = (("events", "0003_the_programme_desk"),)
    operations = (migrations.RunPython(forwards, backwards),)
