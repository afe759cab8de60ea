"""What stands on the pages of papers can be found."""

from django.db import migrations

from ._page_index import backwards, forwards


class Migration(migrations.Migration):
    """Adds the index of the words of pages."""

    dependencies = (("events", "0009_withdrawn_papers"),)
    operations = (migrations.RunPython(forwards, backwards),)
