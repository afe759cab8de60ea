"""Demonstrations on the day: how each stands over its release, and where it was announced first."""

import django.db.models.deletion
from django.db import migrations, models

from . import _demo_place_once


def _without(apps, schema_editor) -> None:
    if schema_editor.connection.vendor == "sqlite":
        _demo_place_once.backwards(apps, schema_editor)


def _again(apps, schema_editor) -> None:
    if schema_editor.connection.vendor == "sqlite":
        _demo_place_once.forwards(apps, schema_editor)


class Migration(migrations.Migration):
    dependencies = [
        ("events", "0023_members_are_contacts"),
    ]

    operations = [
        migrations.AddField(
            model_name="demoslot",
            name="was_end",
            field=models.DateTimeField(
                blank=True, editable=False, null=True, verbose_name="moved from (end)"
            ),
        ),
        migrations.AddField(
            model_name="demoslot",
            name="was_start",
            field=models.DateTimeField(
                blank=True, editable=False, null=True, verbose_name="moved from (time)"
            ),
        ),
        # SQLite makes the table anew for a column that is never empty, and the triggers go with the old one.
        migrations.RunPython(_without, _again),
        migrations.AddField(
            model_name="demoslot",
            name="was_where",
            field=models.CharField(
                blank=True, editable=False, max_length=30, verbose_name="moved from (place)"
            ),
        ),
        migrations.RunPython(_again, _without),
        migrations.CreateModel(
            name="LiveDemo",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("start", models.DateTimeField(blank=True, null=True, verbose_name="new start")),
                ("end", models.DateTimeField(blank=True, null=True, verbose_name="new end")),
                (
                    "was_start",
                    models.DateTimeField(blank=True, null=True, verbose_name="first announced start"),
                ),
                ("was_end", models.DateTimeField(blank=True, null=True, verbose_name="first announced end")),
                ("status", models.CharField(blank=True, max_length=12, verbose_name="new status")),
                ("updated", models.DateTimeField(verbose_name="changed at")),
                ("where", models.CharField(blank=True, max_length=30, verbose_name="new place")),
                (
                    "was_where",
                    models.CharField(blank=True, max_length=30, verbose_name="first announced place"),
                ),
                (
                    "slot",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="live_state",
                        to="events.demoslot",
                        verbose_name="demonstration",
                    ),
                ),
            ],
            options={
                "verbose_name": "live state of a demonstration",
                "verbose_name_plural": "live states of demonstrations",
                "default_permissions": (),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("end__gt", models.F("start"))),
                        name="events_livedemo_ends_after_start",
                    )
                ],
            },
        ),
    ]
