"""The whole programme in one step; a database made before it takes the steps it replaces."""

import datetime
import uuid

import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

import adgmin.core.in_one_step
import events.personal.models

from . import _releases_stay, _room_once


class Migration(migrations.Migration):
    replaces = [
        ("events", "0001_initial"),
        ("events", "0002_room_once"),
        ("events", "0003_the_programme_desk"),
        ("events", "0004_releases_stay"),
        ("events", "0005_first_places_and_stars"),
        ("events", "0006_stars_with_their_time"),
    ]

    initial = True

    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        adgmin.core.in_one_step.CreateModels(
            operations=[
                migrations.CreateModel(
                    name="Hall",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "source",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("seed", "Source article"),
                                    ("public", "Published"),
                                    ("sample", "Illustrative"),
                                    ("", "Entered by staff"),
                                ],
                                default="",
                                max_length=10,
                                verbose_name="source",
                            ),
                        ),
                        (
                            "width",
                            models.DecimalField(decimal_places=2, max_digits=6, verbose_name="width (m)"),
                        ),
                        (
                            "height",
                            models.DecimalField(decimal_places=2, max_digits=6, verbose_name="depth (m)"),
                        ),
                        (
                            "room",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="hall",
                                to="events.room",
                                verbose_name="room",
                            ),
                        ),
                        (
                            "closed_for",
                            models.ManyToManyField(
                                blank=True, related_name="+", to="events.session", verbose_name="closed for"
                            ),
                        ),
                        (
                            "open_sessions",
                            models.ManyToManyField(
                                blank=True, related_name="+", to="events.session", verbose_name="open during"
                            ),
                        ),
                        (
                            "opening_session",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to="events.session",
                                verbose_name="opening",
                            ),
                        ),
                        (
                            "set_up_session",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to="events.session",
                                verbose_name="set-up",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "showcase hall",
                        "verbose_name_plural": "showcase halls",
                    },
                ),
                migrations.CreateModel(
                    name="Edition",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "source",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("seed", "Source article"),
                                    ("public", "Published"),
                                    ("sample", "Illustrative"),
                                    ("", "Entered by staff"),
                                ],
                                default="",
                                max_length=10,
                                verbose_name="source",
                            ),
                        ),
                        ("code", models.SlugField(max_length=40, unique=True, verbose_name="code")),
                        ("ordinal", models.PositiveSmallIntegerField(verbose_name="ordinal")),
                        ("short_name", models.CharField(max_length=40, verbose_name="short name")),
                        (
                            "short_name_vi",
                            models.CharField(max_length=40, null=True, verbose_name="short name"),
                        ),
                        (
                            "short_name_en",
                            models.CharField(max_length=40, null=True, verbose_name="short name"),
                        ),
                        ("name", models.CharField(max_length=200, verbose_name="name")),
                        ("name_vi", models.CharField(max_length=200, null=True, verbose_name="name")),
                        ("name_en", models.CharField(max_length=200, null=True, verbose_name="name")),
                        (
                            "som_short_name",
                            models.CharField(
                                blank=True,
                                max_length=40,
                                verbose_name="short name of the senior officials' meeting",
                            ),
                        ),
                        (
                            "som_short_name_vi",
                            models.CharField(
                                blank=True,
                                max_length=40,
                                null=True,
                                verbose_name="short name of the senior officials' meeting",
                            ),
                        ),
                        (
                            "som_short_name_en",
                            models.CharField(
                                blank=True,
                                max_length=40,
                                null=True,
                                verbose_name="short name of the senior officials' meeting",
                            ),
                        ),
                        (
                            "som_name",
                            models.CharField(
                                blank=True,
                                max_length=200,
                                verbose_name="name of the senior officials' meeting",
                            ),
                        ),
                        (
                            "som_name_vi",
                            models.CharField(
                                blank=True,
                                max_length=200,
                                null=True,
                                verbose_name="name of the senior officials' meeting",
                            ),
                        ),
                        (
                            "som_name_en",
                            models.CharField(
                                blank=True,
                                max_length=200,
                                null=True,
                                verbose_name="name of the senior officials' meeting",
                            ),
                        ),
                        ("theme", models.CharField(blank=True, max_length=200, verbose_name="theme")),
                        (
                            "theme_vi",
                            models.CharField(blank=True, max_length=200, null=True, verbose_name="theme"),
                        ),
                        (
                            "theme_en",
                            models.CharField(blank=True, max_length=200, null=True, verbose_name="theme"),
                        ),
                        ("summary", models.TextField(blank=True, verbose_name="summary")),
                        ("summary_vi", models.TextField(blank=True, null=True, verbose_name="summary")),
                        ("summary_en", models.TextField(blank=True, null=True, verbose_name="summary")),
                        ("start_date", models.DateField(verbose_name="first day")),
                        ("end_date", models.DateField(verbose_name="last day")),
                        (
                            "som_start_date",
                            models.DateField(
                                blank=True, null=True, verbose_name="first day of the senior officials"
                            ),
                        ),
                        (
                            "som_end_date",
                            models.DateField(
                                blank=True, null=True, verbose_name="last day of the senior officials"
                            ),
                        ),
                        (
                            "timezone",
                            models.CharField(
                                default="Asia/Ho_Chi_Minh", max_length=40, verbose_name="time zone"
                            ),
                        ),
                        (
                            "utc_offset",
                            models.CharField(default="+07:00", max_length=6, verbose_name="offset from UTC"),
                        ),
                        ("host_city", models.CharField(blank=True, max_length=80, verbose_name="host city")),
                        (
                            "host_city_vi",
                            models.CharField(blank=True, max_length=80, null=True, verbose_name="host city"),
                        ),
                        (
                            "host_city_en",
                            models.CharField(blank=True, max_length=80, null=True, verbose_name="host city"),
                        ),
                        (
                            "host_country",
                            models.CharField(blank=True, max_length=2, verbose_name="host country"),
                        ),
                        (
                            "host_ministry",
                            models.CharField(blank=True, max_length=200, verbose_name="host ministry"),
                        ),
                        (
                            "host_ministry_vi",
                            models.CharField(
                                blank=True, max_length=200, null=True, verbose_name="host ministry"
                            ),
                        ),
                        (
                            "host_ministry_en",
                            models.CharField(
                                blank=True, max_length=200, null=True, verbose_name="host ministry"
                            ),
                        ),
                        ("chair", models.CharField(blank=True, max_length=10, verbose_name="chair")),
                        (
                            "previous_chair",
                            models.CharField(blank=True, max_length=10, verbose_name="previous chair"),
                        ),
                        (
                            "previous_edition_city",
                            models.CharField(
                                blank=True, max_length=80, verbose_name="city of the previous edition"
                            ),
                        ),
                        (
                            "previous_edition_city_vi",
                            models.CharField(
                                blank=True,
                                max_length=80,
                                null=True,
                                verbose_name="city of the previous edition",
                            ),
                        ),
                        (
                            "previous_edition_city_en",
                            models.CharField(
                                blank=True,
                                max_length=80,
                                null=True,
                                verbose_name="city of the previous edition",
                            ),
                        ),
                        (
                            "vice_chair",
                            models.CharField(blank=True, max_length=10, verbose_name="vice-chair"),
                        ),
                        ("next_host", models.CharField(blank=True, max_length=10, verbose_name="next host")),
                        (
                            "next_edition_month",
                            models.CharField(
                                blank=True, max_length=7, verbose_name="month of the next edition"
                            ),
                        ),
                        (
                            "working_language",
                            models.CharField(default="en", max_length=10, verbose_name="working language"),
                        ),
                        ("languages", models.JSONField(blank=True, default=list, verbose_name="languages")),
                        (
                            "field_sources",
                            models.JSONField(
                                blank=True, default=dict, verbose_name="sources of single fields"
                            ),
                        ),
                        (
                            "day_starts",
                            models.TimeField(default=datetime.time(7, 0), verbose_name="no meeting before"),
                        ),
                        (
                            "day_ends",
                            models.TimeField(default=datetime.time(23, 0), verbose_name="no meeting after"),
                        ),
                        (
                            "draft_version",
                            models.PositiveIntegerField(
                                default=0, editable=False, verbose_name="number of changes to the draft"
                            ),
                        ),
                        (
                            "programme_version",
                            models.PositiveIntegerField(
                                default=0, editable=False, verbose_name="version of the programme"
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "edition",
                        "verbose_name_plural": "editions",
                        "ordering": ("-start_date",),
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("end_date__gte", models.F("start_date"))),
                                name="events_edition_ends_after_start",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Document",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "source",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("seed", "Source article"),
                                    ("public", "Published"),
                                    ("sample", "Illustrative"),
                                    ("", "Entered by staff"),
                                ],
                                default="",
                                max_length=10,
                                verbose_name="source",
                            ),
                        ),
                        ("folded", models.TextField(blank=True, default="", editable=False)),
                        ("symbol", models.CharField(max_length=60, verbose_name="symbol")),
                        ("title", models.CharField(max_length=300, verbose_name="title")),
                        ("title_vi", models.CharField(max_length=300, null=True, verbose_name="title")),
                        ("title_en", models.CharField(max_length=300, null=True, verbose_name="title")),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("agenda", "Agenda"),
                                    ("working_paper", "Working paper"),
                                    ("report", "Report"),
                                    ("plan", "Plan"),
                                    ("declaration", "Declaration"),
                                    ("statement", "Statement"),
                                    ("tor", "Terms of reference"),
                                    ("concept_note", "Concept note"),
                                    ("information", "Information paper"),
                                    ("circular", "Circular"),
                                    ("programme", "Programme"),
                                    ("list", "List"),
                                ],
                                max_length=16,
                                verbose_name="kind",
                            ),
                        ),
                        (
                            "marking",
                            models.CharField(
                                choices=[("public", "Public"), ("restricted", "Restricted")],
                                default="restricted",
                                max_length=10,
                                verbose_name="marking",
                            ),
                        ),
                        (
                            "item",
                            models.PositiveSmallIntegerField(
                                blank=True, null=True, verbose_name="agenda item"
                            ),
                        ),
                        ("version", models.PositiveSmallIntegerField(default=1, verbose_name="version")),
                        ("issued_on", models.DateField(blank=True, null=True, verbose_name="issued on")),
                        ("languages", models.JSONField(blank=True, default=list, verbose_name="languages")),
                        (
                            "pages",
                            models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="pages"),
                        ),
                        (
                            "subject_source",
                            models.CharField(blank=True, max_length=10, verbose_name="source of the subject"),
                        ),
                        (
                            "edition",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                to="events.edition",
                                verbose_name="edition",
                            ),
                        ),
                        (
                            "submitted_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="documents",
                                to="events.party",
                                verbose_name="submitted by",
                            ),
                        ),
                        (
                            "session",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="documents",
                                to="events.session",
                                verbose_name="session",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "document",
                        "verbose_name_plural": "documents",
                        "ordering": ("pk",),
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("edition", "symbol"), name="events_document_symbol_once"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="HallFeature",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("code", models.CharField(max_length=20, verbose_name="code")),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("stage", "Stage"),
                                    ("desk", "Desk"),
                                    ("entrance", "Entrance"),
                                    ("emergency_exit", "Emergency exit"),
                                ],
                                max_length=16,
                                verbose_name="kind",
                            ),
                        ),
                        ("name", models.CharField(max_length=120, verbose_name="name")),
                        ("name_vi", models.CharField(max_length=120, null=True, verbose_name="name")),
                        ("name_en", models.CharField(max_length=120, null=True, verbose_name="name")),
                        (
                            "x",
                            models.DecimalField(
                                decimal_places=2, max_digits=6, verbose_name="from the west (m)"
                            ),
                        ),
                        (
                            "y",
                            models.DecimalField(
                                decimal_places=2, max_digits=6, verbose_name="from the north (m)"
                            ),
                        ),
                        ("w", models.DecimalField(decimal_places=2, max_digits=6, verbose_name="width (m)")),
                        ("h", models.DecimalField(decimal_places=2, max_digits=6, verbose_name="depth (m)")),
                        (
                            "seats",
                            models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="seats"),
                        ),
                        (
                            "hall",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="features",
                                to="events.hall",
                                verbose_name="hall",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "feature of the hall",
                        "verbose_name_plural": "features of the hall",
                        "ordering": ("pk",),
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("hall", "code"), name="events_hallfeature_code_once"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="InterpreterTeam",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "source",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("seed", "Source article"),
                                    ("public", "Published"),
                                    ("sample", "Illustrative"),
                                    ("", "Entered by staff"),
                                ],
                                default="",
                                max_length=10,
                                verbose_name="source",
                            ),
                        ),
                        ("code", models.CharField(max_length=60, verbose_name="code")),
                        ("name", models.CharField(max_length=200, verbose_name="name")),
                        ("name_vi", models.CharField(max_length=200, null=True, verbose_name="name")),
                        ("name_en", models.CharField(max_length=200, null=True, verbose_name="name")),
                        ("languages", models.JSONField(blank=True, default=list, verbose_name="languages")),
                        (
                            "edition",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="%(class)s_set",
                                to="events.edition",
                                verbose_name="edition",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "interpreter team",
                        "verbose_name_plural": "interpreter teams",
                        "ordering": ("code",),
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("edition", "code"), name="events_interpreterteam_code_once"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="KeyFigure",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "source",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("seed", "Source article"),
                                    ("public", "Published"),
                                    ("sample", "Illustrative"),
                                    ("", "Entered by staff"),
                                ],
                                default="",
                                max_length=10,
                                verbose_name="source",
                            ),
                        ),
                        ("code", models.CharField(max_length=60, verbose_name="code")),
                        ("value", models.DecimalField(decimal_places=2, max_digits=14, verbose_name="value")),
                        ("unit", models.CharField(blank=True, max_length=40, verbose_name="unit")),
                        (
                            "qualifier",
                            models.CharField(
                                choices=[
                                    ("exact", "exactly"),
                                    ("about", "about"),
                                    ("more_than", "more than"),
                                ],
                                default="exact",
                                max_length=10,
                                verbose_name="qualifier",
                            ),
                        ),
                        ("label", models.CharField(max_length=300, verbose_name="label")),
                        ("label_vi", models.CharField(max_length=300, null=True, verbose_name="label")),
                        ("label_en", models.CharField(max_length=300, null=True, verbose_name="label")),
                        ("note", models.TextField(blank=True, verbose_name="note")),
                        ("note_vi", models.TextField(blank=True, null=True, verbose_name="note")),
                        ("note_en", models.TextField(blank=True, null=True, verbose_name="note")),
                        (
                            "edition",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="%(class)s_set",
                                to="events.edition",
                                verbose_name="edition",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "key figure",
                        "verbose_name_plural": "key figures",
                        "ordering": ("pk",),
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("edition", "code"), name="events_keyfigure_code_once"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="KindTurnover",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("plenary", "Plenary"),
                                    ("ceremony", "Ceremony"),
                                    ("dialogue", "Dialogue session"),
                                    ("ministerial_dialogue", "Ministerial dialogue"),
                                    ("retreat", "Retreat"),
                                    ("heads_meeting", "Heads of delegation"),
                                    ("governing_council", "Governing council"),
                                    ("working_group", "Working group"),
                                    ("drafting", "Drafting group"),
                                    ("closed", "Closed session"),
                                    ("bilateral", "Bilateral meeting"),
                                    ("workshop", "Workshop"),
                                    ("roundtable", "Round table"),
                                    ("briefing", "Briefing"),
                                    ("press", "Press"),
                                    ("showcase", "Showcase"),
                                    ("awards", "Awards"),
                                    ("visit", "Visit"),
                                    ("public_event", "Public event"),
                                    ("social", "Reception or dinner"),
                                    ("rehearsal", "Rehearsal"),
                                ],
                                max_length=24,
                                verbose_name="kind",
                            ),
                        ),
                        ("minutes", models.PositiveSmallIntegerField(verbose_name="minutes")),
                        (
                            "edition",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="turnovers",
                                to="events.edition",
                                verbose_name="edition",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "turnover of a kind",
                        "verbose_name_plural": "turnovers of kinds",
                        "ordering": ("kind",),
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("edition", "kind"), name="events_kindturnover_once"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="LevelWindow",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "level",
                            models.CharField(
                                choices=[
                                    ("ministerial", "Ministers"),
                                    ("som", "Senior officials"),
                                    ("technical", "Experts"),
                                    ("public", "Public and press"),
                                ],
                                max_length=12,
                                verbose_name="level",
                            ),
                        ),
                        ("first_day", models.DateField(verbose_name="first day")),
                        ("last_day", models.DateField(verbose_name="last day")),
                        ("opens", models.TimeField(blank=True, null=True, verbose_name="not before")),
                        ("closes", models.TimeField(blank=True, null=True, verbose_name="not after")),
                        (
                            "edition",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="level_windows",
                                to="events.edition",
                                verbose_name="edition",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "window of a level",
                        "verbose_name_plural": "windows of levels",
                        "ordering": ("first_day", "level"),
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("edition", "level"), name="events_levelwindow_once"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("last_day__gte", models.F("first_day"))),
                                name="events_levelwindow_ends_after_start",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Party",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "source",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("seed", "Source article"),
                                    ("public", "Published"),
                                    ("sample", "Illustrative"),
                                    ("", "Entered by staff"),
                                ],
                                default="",
                                max_length=10,
                                verbose_name="source",
                            ),
                        ),
                        ("folded", models.TextField(blank=True, default="", editable=False)),
                        ("code", models.CharField(max_length=60, verbose_name="code")),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("asean_member", "ASEAN Member State"),
                                    ("asean_secretariat", "ASEAN Secretariat"),
                                    ("dialogue_partner", "Dialogue partner"),
                                    ("organisation", "Organisation"),
                                ],
                                max_length=20,
                                verbose_name="kind",
                            ),
                        ),
                        ("name", models.CharField(max_length=120, verbose_name="short name")),
                        ("name_vi", models.CharField(max_length=120, null=True, verbose_name="short name")),
                        ("name_en", models.CharField(max_length=120, null=True, verbose_name="short name")),
                        (
                            "formal_name",
                            models.CharField(blank=True, max_length=200, verbose_name="formal name"),
                        ),
                        (
                            "formal_name_vi",
                            models.CharField(
                                blank=True, max_length=200, null=True, verbose_name="formal name"
                            ),
                        ),
                        (
                            "formal_name_en",
                            models.CharField(
                                blank=True, max_length=200, null=True, verbose_name="formal name"
                            ),
                        ),
                        ("iso2", models.CharField(blank=True, max_length=2, verbose_name="ISO 3166 code")),
                        ("flag", models.CharField(blank=True, max_length=10, verbose_name="flag")),
                        ("sort_order", models.PositiveSmallIntegerField(verbose_name="protocol order")),
                        (
                            "dialogue_order",
                            models.PositiveSmallIntegerField(
                                blank=True, null=True, verbose_name="order of the dialogue sessions"
                            ),
                        ),
                        ("joined_on", models.DateField(blank=True, null=True, verbose_name="joined on")),
                        (
                            "edition",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="%(class)s_set",
                                to="events.edition",
                                verbose_name="edition",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "party",
                        "verbose_name_plural": "parties",
                        "ordering": ("sort_order",),
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("edition", "code"), name="events_party_code_once"
                            ),
                            models.UniqueConstraint(
                                fields=("edition", "sort_order"), name="events_party_protocol_order_once"
                            ),
                            models.UniqueConstraint(
                                fields=("edition", "dialogue_order"), name="events_party_dialogue_order_once"
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Outcome",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "source",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("seed", "Source article"),
                                    ("public", "Published"),
                                    ("sample", "Illustrative"),
                                    ("", "Entered by staff"),
                                ],
                                default="",
                                max_length=10,
                                verbose_name="source",
                            ),
                        ),
                        ("folded", models.TextField(blank=True, default="", editable=False)),
                        ("code", models.CharField(max_length=60, verbose_name="code")),
                        ("title", models.CharField(max_length=300, verbose_name="title")),
                        ("title_vi", models.CharField(max_length=300, null=True, verbose_name="title")),
                        ("title_en", models.CharField(max_length=300, null=True, verbose_name="title")),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("declaration", "Declaration"),
                                    ("plan", "Plan"),
                                    ("report", "Report"),
                                    ("tor", "Terms of reference"),
                                    ("statement", "Statement"),
                                    ("recommendations", "Recommendations"),
                                    ("guidelines", "Guidelines"),
                                ],
                                max_length=16,
                                verbose_name="kind",
                            ),
                        ),
                        (
                            "stage",
                            models.CharField(
                                choices=[
                                    ("drafted", "Drafted"),
                                    ("endorsed", "Endorsed by the ADGSOM"),
                                    ("submitted", "Submitted to the ADGMIN"),
                                    ("adopted", "Adopted"),
                                    ("noted", "Noted"),
                                ],
                                max_length=10,
                                verbose_name="stage",
                            ),
                        ),
                        (
                            "marking",
                            models.CharField(
                                choices=[("public", "Public"), ("restricted", "Restricted")],
                                default="restricted",
                                max_length=10,
                                verbose_name="marking",
                            ),
                        ),
                        ("sort_order", models.PositiveSmallIntegerField(default=0, verbose_name="order")),
                        (
                            "edition",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="%(class)s_set",
                                to="events.edition",
                                verbose_name="edition",
                            ),
                        ),
                        (
                            "papers",
                            models.ManyToManyField(
                                blank=True,
                                related_name="outcomes",
                                to="events.document",
                                verbose_name="papers",
                            ),
                        ),
                        (
                            "lead",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="outcomes_led",
                                to="events.party",
                                verbose_name="lead",
                            ),
                        ),
                        (
                            "with_parties",
                            models.ManyToManyField(
                                blank=True,
                                related_name="outcomes_shared",
                                to="events.party",
                                verbose_name="with",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "outcome",
                        "verbose_name_plural": "outcomes",
                        "ordering": ("sort_order",),
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("edition", "code"), name="events_outcome_code_once"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Exhibitor",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "source",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("seed", "Source article"),
                                    ("public", "Published"),
                                    ("sample", "Illustrative"),
                                    ("", "Entered by staff"),
                                ],
                                default="",
                                max_length=10,
                                verbose_name="source",
                            ),
                        ),
                        ("folded", models.TextField(blank=True, default="", editable=False)),
                        ("code", models.CharField(max_length=60, verbose_name="code")),
                        ("slug", models.SlugField(max_length=80, verbose_name="address")),
                        ("name", models.CharField(max_length=200, verbose_name="name")),
                        ("name_vi", models.CharField(max_length=200, null=True, verbose_name="name")),
                        ("name_en", models.CharField(max_length=200, null=True, verbose_name="name")),
                        ("profile", models.TextField(blank=True, verbose_name="profile")),
                        ("profile_vi", models.TextField(blank=True, null=True, verbose_name="profile")),
                        ("profile_en", models.TextField(blank=True, null=True, verbose_name="profile")),
                        (
                            "contact_email",
                            models.EmailField(blank=True, max_length=254, verbose_name="contact address"),
                        ),
                        (
                            "edition",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="%(class)s_set",
                                to="events.edition",
                                verbose_name="edition",
                            ),
                        ),
                        (
                            "country",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="exhibitors",
                                to="events.party",
                                verbose_name="country",
                            ),
                        ),
                        (
                            "themes",
                            models.ManyToManyField(
                                blank=True,
                                related_name="exhibitors",
                                to="events.theme",
                                verbose_name="themes",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "exhibitor",
                        "verbose_name_plural": "exhibitors",
                        "ordering": ("code",),
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("edition", "code"), name="events_exhibitor_code_once"
                            ),
                            models.UniqueConstraint(
                                fields=("edition", "slug"), name="events_exhibitor_slug_once"
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="PartyAlias",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("text", models.CharField(max_length=200, verbose_name="spelling")),
                        (
                            "party",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="aliases",
                                to="events.party",
                                verbose_name="party",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "other spelling",
                        "verbose_name_plural": "other spellings",
                        "ordering": ("pk",),
                        "constraints": [
                            models.UniqueConstraint(fields=("party", "text"), name="events_partyalias_once")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Pillar",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "source",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("seed", "Source article"),
                                    ("public", "Published"),
                                    ("sample", "Illustrative"),
                                    ("", "Entered by staff"),
                                ],
                                default="",
                                max_length=10,
                                verbose_name="source",
                            ),
                        ),
                        ("code", models.CharField(max_length=60, verbose_name="code")),
                        ("number", models.PositiveSmallIntegerField(verbose_name="number")),
                        ("title", models.CharField(max_length=300, verbose_name="title")),
                        ("title_vi", models.CharField(max_length=300, null=True, verbose_name="title")),
                        ("title_en", models.CharField(max_length=300, null=True, verbose_name="title")),
                        (
                            "edition",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="%(class)s_set",
                                to="events.edition",
                                verbose_name="edition",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "pillar",
                        "verbose_name_plural": "pillars",
                        "ordering": ("number",),
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("edition", "code"), name="events_pillar_code_once"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Product",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "source",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("seed", "Source article"),
                                    ("public", "Published"),
                                    ("sample", "Illustrative"),
                                    ("", "Entered by staff"),
                                ],
                                default="",
                                max_length=10,
                                verbose_name="source",
                            ),
                        ),
                        ("code", models.CharField(max_length=60, verbose_name="code")),
                        ("name", models.CharField(max_length=200, verbose_name="name")),
                        ("name_vi", models.CharField(max_length=200, null=True, verbose_name="name")),
                        ("name_en", models.CharField(max_length=200, null=True, verbose_name="name")),
                        ("description", models.TextField(blank=True, verbose_name="description")),
                        (
                            "description_vi",
                            models.TextField(blank=True, null=True, verbose_name="description"),
                        ),
                        (
                            "description_en",
                            models.TextField(blank=True, null=True, verbose_name="description"),
                        ),
                        (
                            "edition",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="%(class)s_set",
                                to="events.edition",
                                verbose_name="edition",
                            ),
                        ),
                        (
                            "exhibitor",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="products",
                                to="events.exhibitor",
                                verbose_name="exhibitor",
                            ),
                        ),
                        (
                            "themes",
                            models.ManyToManyField(
                                blank=True, related_name="products", to="events.theme", verbose_name="themes"
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "product",
                        "verbose_name_plural": "products",
                        "ordering": ("code",),
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("edition", "code"), name="events_product_code_once"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="DemoSlot",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "source",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("seed", "Source article"),
                                    ("public", "Published"),
                                    ("sample", "Illustrative"),
                                    ("", "Entered by staff"),
                                ],
                                default="",
                                max_length=10,
                                verbose_name="source",
                            ),
                        ),
                        ("code", models.CharField(max_length=20, verbose_name="code")),
                        ("start", models.DateTimeField(verbose_name="start")),
                        ("end", models.DateTimeField(verbose_name="end")),
                        ("language", models.CharField(blank=True, max_length=5, verbose_name="language")),
                        (
                            "edition",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                to="events.edition",
                                verbose_name="edition",
                            ),
                        ),
                        (
                            "place",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="demos",
                                to="events.hallfeature",
                                verbose_name="place",
                            ),
                        ),
                        (
                            "product",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="demos",
                                to="events.product",
                                verbose_name="product",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "demonstration",
                        "verbose_name_plural": "demonstrations",
                        "ordering": ("start",),
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("edition", "code"), name="events_demoslot_code_once"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("end__gt", models.F("start"))),
                                name="events_demoslot_ends_after_start",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="PublishedProgramme",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("version", models.PositiveIntegerField(verbose_name="version")),
                        ("published_at", models.DateTimeField(verbose_name="published at")),
                        ("content", models.JSONField(verbose_name="content")),
                        (
                            "edition",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="published",
                                to="events.edition",
                                verbose_name="edition",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "published programme",
                        "verbose_name_plural": "published programmes",
                    },
                ),
                migrations.CreateModel(
                    name="Release",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("number", models.PositiveIntegerField(verbose_name="number")),
                        ("note", models.TextField(blank=True, verbose_name="note")),
                        ("note_vi", models.TextField(blank=True, null=True, verbose_name="note")),
                        ("note_en", models.TextField(blank=True, null=True, verbose_name="note")),
                        ("released_at", models.DateTimeField(verbose_name="released at")),
                        (
                            "released_by",
                            models.CharField(blank=True, max_length=254, verbose_name="released by"),
                        ),
                        (
                            "restores",
                            models.PositiveIntegerField(
                                blank=True, null=True, verbose_name="release taken up again"
                            ),
                        ),
                        (
                            "override_reason",
                            models.CharField(
                                blank=True,
                                max_length=500,
                                verbose_name="released in spite of findings, because",
                            ),
                        ),
                        ("overridden", models.JSONField(default=list, verbose_name="findings overridden")),
                        (
                            "changes",
                            models.JSONField(default=list, verbose_name="what changed for the public"),
                        ),
                        ("content", models.JSONField(verbose_name="content")),
                        ("public", models.JSONField(verbose_name="public view")),
                        (
                            "edition",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="releases",
                                to="events.edition",
                                verbose_name="edition",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "release",
                        "verbose_name_plural": "releases",
                        "ordering": ("-number",),
                        "permissions": (("release_programme", "May release the programme"),),
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("edition", "number"), name="events_release_number_once"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Room",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "source",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("seed", "Source article"),
                                    ("public", "Published"),
                                    ("sample", "Illustrative"),
                                    ("", "Entered by staff"),
                                ],
                                default="",
                                max_length=10,
                                verbose_name="source",
                            ),
                        ),
                        ("folded", models.TextField(blank=True, default="", editable=False)),
                        ("code", models.CharField(max_length=60, verbose_name="code")),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("plenary_hall", "Plenary hall"),
                                    ("meeting_room", "Meeting room"),
                                    ("dialogue_room", "Dialogue room"),
                                    ("bilateral_room", "Bilateral room"),
                                    ("press_room", "Press room"),
                                    ("showcase_hall", "Showcase hall"),
                                    ("off_site", "Off-site place"),
                                ],
                                max_length=20,
                                verbose_name="kind",
                            ),
                        ),
                        ("name", models.CharField(max_length=200, verbose_name="name")),
                        ("name_vi", models.CharField(max_length=200, null=True, verbose_name="name")),
                        ("name_en", models.CharField(max_length=200, null=True, verbose_name="name")),
                        ("floor", models.SmallIntegerField(default=0, verbose_name="floor")),
                        ("capacity", models.PositiveIntegerField(verbose_name="capacity (persons)")),
                        (
                            "table_seats",
                            models.PositiveIntegerField(default=0, verbose_name="seats at the table"),
                        ),
                        ("back_seats", models.PositiveIntegerField(default=0, verbose_name="seats behind")),
                        ("layout", models.CharField(blank=True, max_length=40, verbose_name="layout")),
                        (
                            "booths",
                            models.PositiveSmallIntegerField(default=0, verbose_name="interpretation booths"),
                        ),
                        ("step_free", models.BooleanField(default=False, verbose_name="step-free")),
                        ("hearing_loop", models.BooleanField(default=False, verbose_name="hearing loop")),
                        ("zone", models.CharField(blank=True, max_length=20, verbose_name="zone")),
                        (
                            "turnover_minutes",
                            models.PositiveSmallIntegerField(
                                blank=True,
                                help_text="What this room needs at least to be made ready. Empty: what the kind of meeting needs.",
                                null=True,
                                verbose_name="minutes between two meetings",
                            ),
                        ),
                        ("sort_order", models.PositiveSmallIntegerField(default=0, verbose_name="order")),
                        (
                            "edition",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="%(class)s_set",
                                to="events.edition",
                                verbose_name="edition",
                            ),
                        ),
                        (
                            "venue",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="rooms",
                                to="events.venue",
                                verbose_name="venue",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "room",
                        "verbose_name_plural": "rooms",
                        "ordering": ("sort_order", "pk"),
                        "constraints": [
                            models.UniqueConstraint(fields=("edition", "code"), name="events_room_code_once")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="RoomBooking",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("start", models.DateTimeField(verbose_name="start")),
                        ("end", models.DateTimeField(verbose_name="end")),
                        ("purpose", models.CharField(blank=True, max_length=200, verbose_name="purpose")),
                        (
                            "room",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="bookings",
                                to="events.room",
                                verbose_name="room",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "room booking",
                        "verbose_name_plural": "room bookings",
                        "ordering": ("start",),
                        "indexes": [
                            models.Index(fields=["room", "start"], name="events_roombooking_by_time")
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("end__gt", models.F("start"))),
                                name="events_roombooking_ends_after_start",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="RoomClosure",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("start", models.DateTimeField(verbose_name="start")),
                        ("end", models.DateTimeField(verbose_name="end")),
                        ("reason", models.CharField(blank=True, max_length=200, verbose_name="reason")),
                        (
                            "reason_vi",
                            models.CharField(blank=True, max_length=200, null=True, verbose_name="reason"),
                        ),
                        (
                            "reason_en",
                            models.CharField(blank=True, max_length=200, null=True, verbose_name="reason"),
                        ),
                        (
                            "room",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="closures",
                                to="events.room",
                                verbose_name="room",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "room closure",
                        "verbose_name_plural": "room closures",
                        "ordering": ("start",),
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("end__gt", models.F("start"))),
                                name="events_roomclosure_ends_after_start",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="RuleSetting",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("code", models.CharField(max_length=40, verbose_name="rule")),
                        (
                            "weight",
                            models.CharField(
                                choices=[
                                    ("block", "Must be mended before a release"),
                                    ("warn", "To be looked at"),
                                    ("info", "For information"),
                                    ("off", "Not checked"),
                                ],
                                max_length=5,
                                verbose_name="weight",
                            ),
                        ),
                        (
                            "edition",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="rule_settings",
                                to="events.edition",
                                verbose_name="edition",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "weight of a rule",
                        "verbose_name_plural": "weights of rules",
                        "ordering": ("code",),
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("edition", "code"), name="events_rulesetting_once"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Session",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "source",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("seed", "Source article"),
                                    ("public", "Published"),
                                    ("sample", "Illustrative"),
                                    ("", "Entered by staff"),
                                ],
                                default="",
                                max_length=10,
                                verbose_name="source",
                            ),
                        ),
                        ("folded", models.TextField(blank=True, default="", editable=False)),
                        ("code", models.CharField(max_length=60, verbose_name="code")),
                        (
                            "guid",
                            models.UUIDField(
                                default=uuid.uuid4,
                                editable=False,
                                unique=True,
                                verbose_name="identifier for calendars",
                            ),
                        ),
                        ("title", models.CharField(max_length=300, verbose_name="title")),
                        ("title_vi", models.CharField(max_length=300, null=True, verbose_name="title")),
                        ("title_en", models.CharField(max_length=300, null=True, verbose_name="title")),
                        ("abstract", models.TextField(blank=True, verbose_name="abstract")),
                        ("abstract_vi", models.TextField(blank=True, null=True, verbose_name="abstract")),
                        ("abstract_en", models.TextField(blank=True, null=True, verbose_name="abstract")),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("plenary", "Plenary"),
                                    ("ceremony", "Ceremony"),
                                    ("dialogue", "Dialogue session"),
                                    ("ministerial_dialogue", "Ministerial dialogue"),
                                    ("retreat", "Retreat"),
                                    ("heads_meeting", "Heads of delegation"),
                                    ("governing_council", "Governing council"),
                                    ("working_group", "Working group"),
                                    ("drafting", "Drafting group"),
                                    ("closed", "Closed session"),
                                    ("bilateral", "Bilateral meeting"),
                                    ("workshop", "Workshop"),
                                    ("roundtable", "Round table"),
                                    ("briefing", "Briefing"),
                                    ("press", "Press"),
                                    ("showcase", "Showcase"),
                                    ("awards", "Awards"),
                                    ("visit", "Visit"),
                                    ("public_event", "Public event"),
                                    ("social", "Reception or dinner"),
                                    ("rehearsal", "Rehearsal"),
                                ],
                                max_length=24,
                                verbose_name="kind",
                            ),
                        ),
                        (
                            "level",
                            models.CharField(
                                choices=[
                                    ("ministerial", "Ministers"),
                                    ("som", "Senior officials"),
                                    ("technical", "Experts"),
                                    ("public", "Public and press"),
                                ],
                                max_length=12,
                                verbose_name="level",
                            ),
                        ),
                        (
                            "ordinal",
                            models.PositiveSmallIntegerField(
                                blank=True, null=True, verbose_name="ordinal in its series"
                            ),
                        ),
                        ("start", models.DateTimeField(blank=True, null=True, verbose_name="start")),
                        ("end", models.DateTimeField(blank=True, null=True, verbose_name="end")),
                        (
                            "status",
                            models.CharField(
                                choices=[
                                    ("confirmed", "Confirmed"),
                                    ("provisional", "Provisional"),
                                    ("cancelled", "Cancelled"),
                                ],
                                default="confirmed",
                                max_length=12,
                                verbose_name="status",
                            ),
                        ),
                        (
                            "is_draft",
                            models.BooleanField(default=False, verbose_name="draft, seen by staff only"),
                        ),
                        (
                            "all_members",
                            models.BooleanField(default=False, verbose_name="every ASEAN Member State"),
                        ),
                        ("secretariat", models.BooleanField(default=False, verbose_name="ASEAN Secretariat")),
                        (
                            "access",
                            models.CharField(
                                choices=[
                                    ("public", "Open to the public"),
                                    ("accredited", "Accredited persons"),
                                    ("restricted", "Named categories only"),
                                ],
                                default="accredited",
                                max_length=12,
                                verbose_name="access",
                            ),
                        ),
                        (
                            "disclosure",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("announced", "Announced (title, time, room and a lock)"),
                                    ("unnamed", "Unnamed (only that a closed meeting takes place)"),
                                    ("hidden", "Hidden (not shown at all)"),
                                ],
                                help_text="Only for a restricted session. Empty: by its kind (bilateral unnamed, rehearsal hidden, else announced).",
                                max_length=12,
                                verbose_name="disclosure",
                            ),
                        ),
                        (
                            "categories",
                            models.JSONField(
                                blank=True,
                                default=list,
                                help_text="Roles that may enter, for instance head.",
                                verbose_name="categories admitted",
                            ),
                        ),
                        (
                            "heads_plus",
                            models.PositiveSmallIntegerField(
                                blank=True, null=True, verbose_name="persons beside each head"
                            ),
                        ),
                        (
                            "expected_audience",
                            models.PositiveSmallIntegerField(
                                blank=True, null=True, verbose_name="persons expected beside the delegations"
                            ),
                        ),
                        (
                            "media",
                            models.CharField(
                                choices=[
                                    ("closed", "Closed to the press"),
                                    ("photo_call", "Press for the opening minutes"),
                                    ("open", "Open to the press"),
                                ],
                                default="closed",
                                max_length=12,
                                verbose_name="press",
                            ),
                        ),
                        (
                            "floor_languages",
                            models.JSONField(blank=True, default=list, verbose_name="floor languages"),
                        ),
                        (
                            "interpreted_into",
                            models.JSONField(blank=True, default=list, verbose_name="interpreted into"),
                        ),
                        ("dress", models.CharField(blank=True, max_length=200, verbose_name="dress")),
                        (
                            "dress_vi",
                            models.CharField(blank=True, max_length=200, null=True, verbose_name="dress"),
                        ),
                        (
                            "dress_en",
                            models.CharField(blank=True, max_length=200, null=True, verbose_name="dress"),
                        ),
                        (
                            "schedule_source",
                            models.CharField(
                                blank=True, max_length=10, verbose_name="source of time and room"
                            ),
                        ),
                        (
                            "was_start",
                            models.DateTimeField(blank=True, null=True, verbose_name="moved from (time)"),
                        ),
                        (
                            "was_end",
                            models.DateTimeField(blank=True, null=True, verbose_name="moved from (end)"),
                        ),
                        ("updated", models.DateTimeField(auto_now=True, verbose_name="changed at")),
                        (
                            "sequence",
                            models.PositiveIntegerField(
                                default=0, editable=False, verbose_name="number of changes"
                            ),
                        ),
                        (
                            "booking",
                            models.OneToOneField(
                                blank=True,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="session",
                                to="events.roombooking",
                                verbose_name="room booking",
                            ),
                        ),
                        (
                            "edition",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="%(class)s_set",
                                to="events.edition",
                                verbose_name="edition",
                            ),
                        ),
                        (
                            "interpreters",
                            models.ManyToManyField(
                                blank=True,
                                related_name="sessions",
                                to="events.interpreterteam",
                                verbose_name="interpreter teams",
                            ),
                        ),
                        (
                            "room",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="sessions",
                                to="events.room",
                                verbose_name="room",
                            ),
                        ),
                        (
                            "was_room",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to="events.room",
                                verbose_name="moved from (room)",
                            ),
                        ),
                        (
                            "parties",
                            models.ManyToManyField(
                                blank=True,
                                related_name="sessions",
                                through="events.SessionParty",
                                to="events.party",
                                verbose_name="parties",
                            ),
                        ),
                        (
                            "topics",
                            models.ManyToManyField(
                                blank=True, related_name="sessions", to="events.topic", verbose_name="topics"
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "session",
                        "verbose_name_plural": "sessions",
                        "ordering": ("start", "room__sort_order", "code"),
                        "permissions": (("open_desk", "May work at the desk"),),
                        "indexes": [
                            models.Index(fields=["edition", "start"], name="events_session_by_time"),
                            models.Index(fields=["room", "start"], name="events_session_by_room"),
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("edition", "code"), name="events_session_code_once"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("end__gt", models.F("start"))),
                                name="events_session_ends_after_start",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("end__isnull", True), ("start__isnull", True)),
                                    models.Q(("end__isnull", False), ("start__isnull", False)),
                                    _connector="OR",
                                ),
                                name="events_session_start_with_end",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="OutcomeStage",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "source",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("seed", "Source article"),
                                    ("public", "Published"),
                                    ("sample", "Illustrative"),
                                    ("", "Entered by staff"),
                                ],
                                default="",
                                max_length=10,
                                verbose_name="source",
                            ),
                        ),
                        (
                            "stage",
                            models.CharField(
                                choices=[
                                    ("drafted", "Drafted"),
                                    ("endorsed", "Endorsed by the ADGSOM"),
                                    ("submitted", "Submitted to the ADGMIN"),
                                    ("adopted", "Adopted"),
                                    ("noted", "Noted"),
                                ],
                                max_length=10,
                                verbose_name="stage",
                            ),
                        ),
                        ("date", models.DateField(blank=True, null=True, verbose_name="date")),
                        (
                            "outcome",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="stages",
                                to="events.outcome",
                                verbose_name="outcome",
                            ),
                        ),
                        (
                            "session",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to="events.session",
                                verbose_name="meeting",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "step",
                        "verbose_name_plural": "steps",
                        "ordering": ("date", "pk"),
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("outcome", "stage"), name="events_outcomestage_once"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="LiveState",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("started_at", models.DateTimeField(blank=True, null=True, verbose_name="began at")),
                        ("ended_at", models.DateTimeField(blank=True, null=True, verbose_name="ended at")),
                        ("start", models.DateTimeField(blank=True, null=True, verbose_name="new start")),
                        ("end", models.DateTimeField(blank=True, null=True, verbose_name="new end")),
                        (
                            "was_start",
                            models.DateTimeField(blank=True, null=True, verbose_name="first announced start"),
                        ),
                        (
                            "was_end",
                            models.DateTimeField(blank=True, null=True, verbose_name="first announced end"),
                        ),
                        ("status", models.CharField(blank=True, max_length=12, verbose_name="new status")),
                        (
                            "sequence",
                            models.PositiveIntegerField(
                                default=0, verbose_name="changes published since the release"
                            ),
                        ),
                        ("updated", models.DateTimeField(verbose_name="changed at")),
                        (
                            "room",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="events.room",
                                verbose_name="new room",
                            ),
                        ),
                        (
                            "was_room",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to="events.room",
                                verbose_name="first announced room",
                            ),
                        ),
                        (
                            "session",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="live_state",
                                to="events.session",
                                verbose_name="session",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "live state",
                        "verbose_name_plural": "live states",
                        "permissions": (("run_live", "May run the day: start, delay, move, cancel"),),
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("end__gt", models.F("start"))),
                                name="events_livestate_ends_after_start",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Announcement",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "level",
                            models.CharField(
                                choices=[
                                    ("info", "For information"),
                                    ("change", "Change"),
                                    ("urgent", "Urgent"),
                                ],
                                default="info",
                                max_length=8,
                                verbose_name="level",
                            ),
                        ),
                        ("text", models.CharField(max_length=400, verbose_name="text")),
                        ("text_vi", models.CharField(max_length=400, null=True, verbose_name="text")),
                        ("text_en", models.CharField(max_length=400, null=True, verbose_name="text")),
                        ("begins", models.DateTimeField(verbose_name="shown from")),
                        ("expires", models.DateTimeField(verbose_name="shown until")),
                        (
                            "withdrawn_at",
                            models.DateTimeField(
                                blank=True, editable=False, null=True, verbose_name="withdrawn at"
                            ),
                        ),
                        (
                            "made_by",
                            models.CharField(
                                blank=True, editable=False, max_length=254, verbose_name="announced by"
                            ),
                        ),
                        (
                            "edition",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="announcements",
                                to="events.edition",
                                verbose_name="edition",
                            ),
                        ),
                        (
                            "party",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="announcements",
                                to="events.party",
                                verbose_name="to the audience of a party",
                            ),
                        ),
                        (
                            "session",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="announcements",
                                to="events.session",
                                verbose_name="to the audience of a session",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "announcement",
                        "verbose_name_plural": "announcements",
                        "ordering": ("-begins", "-pk"),
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("expires__gt", models.F("begins"))),
                                name="events_announcement_expires_after_start",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("session__isnull", True), ("party__isnull", True), _connector="OR"
                                ),
                                name="events_announcement_one_audience",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="AgendaItem",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "source",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("seed", "Source article"),
                                    ("public", "Published"),
                                    ("sample", "Illustrative"),
                                    ("", "Entered by staff"),
                                ],
                                default="",
                                max_length=10,
                                verbose_name="source",
                            ),
                        ),
                        ("number", models.PositiveSmallIntegerField(verbose_name="number")),
                        ("title", models.CharField(max_length=300, verbose_name="title")),
                        ("title_vi", models.CharField(max_length=300, null=True, verbose_name="title")),
                        ("title_en", models.CharField(max_length=300, null=True, verbose_name="title")),
                        ("minutes", models.PositiveSmallIntegerField(default=0, verbose_name="minutes")),
                        (
                            "papers",
                            models.ManyToManyField(
                                blank=True, related_name="items", to="events.document", verbose_name="papers"
                            ),
                        ),
                        (
                            "lead",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to="events.party",
                                verbose_name="lead",
                            ),
                        ),
                        (
                            "session",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="agenda_items",
                                to="events.session",
                                verbose_name="session",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "agenda item",
                        "verbose_name_plural": "agenda items",
                        "ordering": ("session", "number"),
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("session", "number"), name="events_agendaitem_number_once"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="SessionParty",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "role",
                            models.CharField(
                                choices=[
                                    ("member", "Member State taking part"),
                                    ("partner", "Partner"),
                                    ("chair", "Chair"),
                                    ("co_chair", "Co-chair"),
                                ],
                                max_length=10,
                                verbose_name="role",
                            ),
                        ),
                        (
                            "party",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="session_links",
                                to="events.party",
                                verbose_name="party",
                            ),
                        ),
                        (
                            "session",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="party_links",
                                to="events.session",
                                verbose_name="session",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "party in the session",
                        "verbose_name_plural": "parties in the session",
                        "ordering": ("role", "party__sort_order"),
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("session", "party", "role"), name="events_sessionparty_once"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="SessionPromise",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("note", models.CharField(blank=True, max_length=200, verbose_name="note")),
                        (
                            "party",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to="events.party",
                                verbose_name="party",
                            ),
                        ),
                        (
                            "session",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="promises",
                                to="events.session",
                                verbose_name="session",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "session promised to a party",
                        "verbose_name_plural": "sessions promised to parties",
                        "ordering": ("session", "party__sort_order"),
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("session", "party"), name="events_sessionpromise_once"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Star",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("on", models.BooleanField(default=True, verbose_name="starred")),
                        (
                            "at",
                            models.DateTimeField(
                                default=django.utils.timezone.now, verbose_name="decided at"
                            ),
                        ),
                        (
                            "session",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to="events.session",
                                verbose_name="session",
                            ),
                        ),
                        (
                            "star_list",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="stars",
                                to="events.starlist",
                                verbose_name="list",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "star",
                        "verbose_name_plural": "stars",
                        "constraints": [
                            models.UniqueConstraint(fields=("star_list", "session"), name="events_star_once")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="StarList",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "token",
                            models.CharField(
                                default=events.personal.models.new_token,
                                editable=False,
                                max_length=40,
                                unique=True,
                                verbose_name="token",
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=0, verbose_name="number of changes")),
                        ("created", models.DateTimeField(auto_now_add=True, verbose_name="made at")),
                        ("updated", models.DateTimeField(auto_now=True, verbose_name="changed at")),
                        (
                            "sessions",
                            models.ManyToManyField(
                                blank=True,
                                related_name="+",
                                through="events.Star",
                                to="events.session",
                                verbose_name="sessions",
                            ),
                        ),
                        (
                            "user",
                            models.OneToOneField(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="user",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "personal agenda",
                        "verbose_name_plural": "personal agendas",
                    },
                ),
                migrations.CreateModel(
                    name="Theme",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "source",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("seed", "Source article"),
                                    ("public", "Published"),
                                    ("sample", "Illustrative"),
                                    ("", "Entered by staff"),
                                ],
                                default="",
                                max_length=10,
                                verbose_name="source",
                            ),
                        ),
                        ("code", models.CharField(max_length=60, verbose_name="code")),
                        ("name", models.CharField(max_length=120, verbose_name="name")),
                        ("name_vi", models.CharField(max_length=120, null=True, verbose_name="name")),
                        ("name_en", models.CharField(max_length=120, null=True, verbose_name="name")),
                        ("sort_order", models.PositiveSmallIntegerField(default=0, verbose_name="order")),
                        (
                            "edition",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="%(class)s_set",
                                to="events.edition",
                                verbose_name="edition",
                            ),
                        ),
                        (
                            "topics",
                            models.ManyToManyField(
                                blank=True, related_name="themes", to="events.topic", verbose_name="topics"
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "theme of the showcase",
                        "verbose_name_plural": "themes of the showcase",
                        "ordering": ("sort_order",),
                        "constraints": [
                            models.UniqueConstraint(fields=("edition", "code"), name="events_theme_code_once")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ThemeWording",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "source",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("seed", "Source article"),
                                    ("public", "Published"),
                                    ("sample", "Illustrative"),
                                    ("", "Entered by staff"),
                                ],
                                default="",
                                max_length=10,
                                verbose_name="source",
                            ),
                        ),
                        ("code", models.CharField(max_length=60, verbose_name="code")),
                        ("text", models.CharField(blank=True, max_length=200, verbose_name="text")),
                        (
                            "text_vi",
                            models.CharField(blank=True, max_length=200, null=True, verbose_name="text"),
                        ),
                        (
                            "text_en",
                            models.CharField(blank=True, max_length=200, null=True, verbose_name="text"),
                        ),
                        (
                            "status",
                            models.CharField(
                                choices=[("canonical", "canonical"), ("do_not_use", "do not use")],
                                max_length=12,
                                verbose_name="status",
                            ),
                        ),
                        (
                            "edition",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="%(class)s_set",
                                to="events.edition",
                                verbose_name="edition",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "theme wording",
                        "verbose_name_plural": "theme wordings",
                        "ordering": ("pk",),
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("edition", "code"), name="events_themewording_code_once"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Topic",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "source",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("seed", "Source article"),
                                    ("public", "Published"),
                                    ("sample", "Illustrative"),
                                    ("", "Entered by staff"),
                                ],
                                default="",
                                max_length=10,
                                verbose_name="source",
                            ),
                        ),
                        ("folded", models.TextField(blank=True, default="", editable=False)),
                        ("code", models.CharField(max_length=60, verbose_name="code")),
                        ("name", models.CharField(max_length=200, verbose_name="name")),
                        ("name_vi", models.CharField(max_length=200, null=True, verbose_name="name")),
                        ("name_en", models.CharField(max_length=200, null=True, verbose_name="name")),
                        ("description", models.TextField(blank=True, verbose_name="description")),
                        (
                            "description_vi",
                            models.TextField(blank=True, null=True, verbose_name="description"),
                        ),
                        (
                            "description_en",
                            models.TextField(blank=True, null=True, verbose_name="description"),
                        ),
                        (
                            "group",
                            models.CharField(
                                choices=[
                                    ("dialogue", "Priority of the dialogue sessions"),
                                    ("ministerial", "Ministers' discussion"),
                                    ("cross_cutting", "Cross-cutting"),
                                ],
                                max_length=20,
                                verbose_name="group",
                            ),
                        ),
                        ("sort_order", models.PositiveSmallIntegerField(default=0, verbose_name="order")),
                        (
                            "edition",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="%(class)s_set",
                                to="events.edition",
                                verbose_name="edition",
                            ),
                        ),
                        (
                            "pillar",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="topics",
                                to="events.pillar",
                                verbose_name="pillar",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "topic",
                        "verbose_name_plural": "topics",
                        "ordering": ("sort_order",),
                        "constraints": [
                            models.UniqueConstraint(fields=("edition", "code"), name="events_topic_code_once")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Venue",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "source",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("seed", "Source article"),
                                    ("public", "Published"),
                                    ("sample", "Illustrative"),
                                    ("", "Entered by staff"),
                                ],
                                default="",
                                max_length=10,
                                verbose_name="source",
                            ),
                        ),
                        ("folded", models.TextField(blank=True, default="", editable=False)),
                        ("code", models.CharField(max_length=60, verbose_name="code")),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("convention_centre", "Convention centre"),
                                    ("off_site", "Off-site place"),
                                ],
                                max_length=20,
                                verbose_name="kind",
                            ),
                        ),
                        ("name", models.CharField(max_length=200, verbose_name="name")),
                        ("name_vi", models.CharField(max_length=200, null=True, verbose_name="name")),
                        ("name_en", models.CharField(max_length=200, null=True, verbose_name="name")),
                        ("city", models.CharField(blank=True, max_length=80, verbose_name="city")),
                        (
                            "city_vi",
                            models.CharField(blank=True, max_length=80, null=True, verbose_name="city"),
                        ),
                        (
                            "city_en",
                            models.CharField(blank=True, max_length=80, null=True, verbose_name="city"),
                        ),
                        ("country", models.CharField(blank=True, max_length=2, verbose_name="country")),
                        (
                            "floors",
                            models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="floors"),
                        ),
                        ("note", models.TextField(blank=True, verbose_name="note")),
                        ("note_vi", models.TextField(blank=True, null=True, verbose_name="note")),
                        ("note_en", models.TextField(blank=True, null=True, verbose_name="note")),
                        (
                            "edition",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="%(class)s_set",
                                to="events.edition",
                                verbose_name="edition",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "venue",
                        "verbose_name_plural": "venues",
                        "ordering": ("pk",),
                        "constraints": [
                            models.UniqueConstraint(fields=("edition", "code"), name="events_venue_code_once")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="AcceptedFinding",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("fingerprint", models.CharField(max_length=64, verbose_name="facts")),
                        ("code", models.CharField(max_length=40, verbose_name="rule")),
                        ("sessions", models.JSONField(default=list, verbose_name="sessions")),
                        ("because", models.CharField(max_length=300, verbose_name="because")),
                        ("accepted_by", models.CharField(max_length=254, verbose_name="accepted by")),
                        ("accepted_at", models.DateTimeField(verbose_name="accepted at")),
                        (
                            "edition",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="accepted_findings",
                                to="events.edition",
                                verbose_name="edition",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "accepted finding",
                        "verbose_name_plural": "accepted findings",
                        "ordering": ("-accepted_at",),
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("edition", "fingerprint"), name="events_acceptedfinding_once"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="GlossaryTerm",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "source",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("seed", "Source article"),
                                    ("public", "Published"),
                                    ("sample", "Illustrative"),
                                    ("", "Entered by staff"),
                                ],
                                default="",
                                max_length=10,
                                verbose_name="source",
                            ),
                        ),
                        ("code", models.CharField(max_length=60, verbose_name="code")),
                        ("term", models.CharField(max_length=200, verbose_name="term")),
                        ("term_vi", models.CharField(max_length=200, null=True, verbose_name="term")),
                        ("term_en", models.CharField(max_length=200, null=True, verbose_name="term")),
                        (
                            "edition",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="%(class)s_set",
                                to="events.edition",
                                verbose_name="edition",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "agreed term",
                        "verbose_name_plural": "agreed terms",
                        "ordering": ("code",),
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("edition", "code"), name="events_glossaryterm_code_once"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Booth",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "source",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("seed", "Source article"),
                                    ("public", "Published"),
                                    ("sample", "Illustrative"),
                                    ("", "Entered by staff"),
                                ],
                                default="",
                                max_length=10,
                                verbose_name="source",
                            ),
                        ),
                        ("code", models.CharField(max_length=10, verbose_name="code")),
                        (
                            "x",
                            models.DecimalField(
                                decimal_places=2, max_digits=6, verbose_name="from the west (m)"
                            ),
                        ),
                        (
                            "y",
                            models.DecimalField(
                                decimal_places=2, max_digits=6, verbose_name="from the north (m)"
                            ),
                        ),
                        ("w", models.DecimalField(decimal_places=2, max_digits=6, verbose_name="width (m)")),
                        ("h", models.DecimalField(decimal_places=2, max_digits=6, verbose_name="depth (m)")),
                        (
                            "power_kw",
                            models.DecimalField(
                                decimal_places=2, default=0, max_digits=6, verbose_name="power (kW)"
                            ),
                        ),
                        (
                            "exhibitor",
                            models.OneToOneField(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="booth",
                                to="events.exhibitor",
                                verbose_name="exhibitor",
                            ),
                        ),
                        (
                            "hall",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="booths",
                                to="events.hall",
                                verbose_name="hall",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "booth",
                        "verbose_name_plural": "booths",
                        "ordering": ("code",),
                        "constraints": [
                            models.UniqueConstraint(fields=("hall", "code"), name="events_booth_code_once"),
                            models.CheckConstraint(
                                condition=models.Q(("h__gt", 0), ("w__gt", 0)), name="events_booth_has_size"
                            ),
                        ],
                    },
                ),
            ],
        ),
        migrations.RunPython(_room_once.forwards, _room_once.backwards),
        migrations.RunPython(_releases_stay.forwards, _releases_stay.backwards),
    ]
