"""Search in any part of a word stays fast on PostgreSQL too (SQLite scans its narrow column fast enough)."""

from django.db import migrations

from ._search_index import backwards, forwards


class Migration(migrations.Migration):
    """Adds the trigram index."""

    dependencies = (("delegates", "0001_initial"),)
    operations = (migrations.RunPython(forwards, backwards),)
