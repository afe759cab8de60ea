"""No room twice at once, said by the database itself."""

from django.db import migrations

from ._room_once import backwards, forwards


class Migration(migrations.Migration):
    """Adds `events_roombooking_room_once`."""

    dependencies = (("events", "0001_initial"),)
    operations = (migrations.RunPython(forwards, backwards),)
