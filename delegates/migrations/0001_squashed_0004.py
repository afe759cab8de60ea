"""All about people in one step; a database made before it takes the steps it replaces."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import adgmin.core.encryption
import adgmin.core.in_one_step
import delegates.accreditation.models
import delegates.mail.models
import delegates.privacy.models

from . import _search_index


class Migration(migrations.Migration):
    replaces = [
        ("delegates", "0001_initial"),
        ("delegates", "0002_search_index"),
        ("delegates", "0003_outbox"),
        ("delegates", "0004_delegations_at_work"),
    ]

    initial = True

    dependencies = [
        ("events", "0001_squashed_0006"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        adgmin.core.in_one_step.CreateModels(
            operations=[
                migrations.CreateModel(
                    name="Courier",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("name", models.CharField(max_length=40, unique=True)),
                        ("started_at", models.DateTimeField()),
                        ("seen_at", models.DateTimeField()),
                        ("ended_at", models.DateTimeField(null=True)),
                        (
                            "trouble",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("unreachable", "The mail server cannot be reached."),
                                    (
                                        "sign_in",
                                        "The mail server does not accept the name and password that are set for it.",
                                    ),
                                    ("timeout", "The mail server did not answer in time."),
                                    ("dropped", "The mail server broke off before it had taken the mail."),
                                    ("sender", "The mail server does not accept our sender’s address."),
                                    ("not_now", "The mail server does not take the mail at the moment."),
                                    (
                                        "refused",
                                        "The mail server refused this address or this mail for good.",
                                    ),
                                    (
                                        "gave_up",
                                        "Too many tries without success; nothing more is tried by itself.",
                                    ),
                                    (
                                        "not_composed",
                                        "The mail could not be put into words; see the log of the sender.",
                                    ),
                                    ("nothing_left", "What it was to tell no longer holds."),
                                    ("staff", "Staff decided that it is not sent."),
                                ],
                                max_length=12,
                            ),
                        ),
                        ("last_error", models.CharField(blank=True, max_length=500)),
                        ("sent", models.PositiveIntegerField(default=0)),
                    ],
                    options={
                        "default_permissions": (),
                    },
                ),
                migrations.CreateModel(
                    name="Pace",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("next_at", models.DateTimeField()),
                    ],
                    options={
                        "default_permissions": (),
                    },
                ),
                migrations.CreateModel(
                    name="Accreditation",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("draft", "Draft"),
                                    ("submitted", "Submitted"),
                                    ("secretariat_check", "Secretariat check"),
                                    ("protocol_check", "Protocol check"),
                                    ("security_clearance", "Security clearance"),
                                    ("approved", "Approved"),
                                    ("more_information", "More information asked for"),
                                    ("on_hold", "On hold"),
                                    ("refused", "Refused"),
                                    ("withdrawn", "Withdrawn"),
                                    ("badge_printed", "Badge printed"),
                                    ("badge_issued", "Badge issued"),
                                    ("replaced", "Badge being replaced"),
                                    ("revoked", "Revoked"),
                                ],
                                db_index=True,
                                default="submitted",
                                max_length=20,
                                verbose_name="state",
                            ),
                        ),
                        ("since", models.DateTimeField(verbose_name="since")),
                        (
                            "needs",
                            models.JSONField(
                                default=delegates.accreditation.models.all_checks,
                                verbose_name="checks to be passed",
                            ),
                        ),
                        (
                            "returns_to",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("draft", "Draft"),
                                    ("submitted", "Submitted"),
                                    ("secretariat_check", "Secretariat check"),
                                    ("protocol_check", "Protocol check"),
                                    ("security_clearance", "Security clearance"),
                                    ("approved", "Approved"),
                                    ("more_information", "More information asked for"),
                                    ("on_hold", "On hold"),
                                    ("refused", "Refused"),
                                    ("withdrawn", "Withdrawn"),
                                    ("badge_printed", "Badge printed"),
                                    ("badge_issued", "Badge issued"),
                                    ("replaced", "Badge being replaced"),
                                    ("revoked", "Revoked"),
                                ],
                                default="",
                                max_length=20,
                                verbose_name="returns to",
                            ),
                        ),
                        (
                            "due_at",
                            models.DateTimeField(
                                blank=True, db_index=True, null=True, verbose_name="to be decided by"
                            ),
                        ),
                        ("reason", models.TextField(blank=True, verbose_name="reason")),
                        (
                            "assigned_to",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="taken care of by",
                            ),
                        ),
                        (
                            "decided_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="decided by",
                            ),
                        ),
                        (
                            "delegate",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="accreditation",
                                to="delegates.delegate",
                                verbose_name="delegate",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "accreditation",
                        "verbose_name_plural": "accreditations",
                        "permissions": (
                            ("check_secretariat", "May decide for the secretariat"),
                            ("check_protocol", "May decide for protocol"),
                            ("check_security", "May decide for security"),
                            ("manage_badges", "May print, issue and replace badges"),
                        ),
                    },
                ),
                migrations.CreateModel(
                    name="Comment",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "audience",
                            models.CharField(
                                choices=[
                                    ("internal", "Only the desks"),
                                    ("focal_point", "The desks and the focal point"),
                                ],
                                max_length=12,
                                verbose_name="read by",
                            ),
                        ),
                        (
                            "from_delegation",
                            models.BooleanField(default=False, verbose_name="from the delegation"),
                        ),
                        ("text", models.TextField(verbose_name="text")),
                        ("at", models.DateTimeField(verbose_name="at")),
                        (
                            "accreditation",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="comments",
                                to="delegates.accreditation",
                                verbose_name="accreditation",
                            ),
                        ),
                        (
                            "author",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="author",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "comment",
                        "verbose_name_plural": "comments",
                        "ordering": ("at", "pk"),
                    },
                ),
                migrations.CreateModel(
                    name="ConsentText",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "purpose",
                            models.CharField(
                                choices=[
                                    ("accreditation", "Accreditation and security"),
                                    ("list", "Name in the list of participants"),
                                    ("photographs", "Photographs and recordings of the meeting"),
                                    ("contact", "Messages about this and later meetings"),
                                ],
                                max_length=16,
                                verbose_name="purpose",
                            ),
                        ),
                        ("version", models.PositiveSmallIntegerField(verbose_name="version")),
                        ("text", models.TextField(verbose_name="text")),
                        ("text_vi", models.TextField(null=True, verbose_name="text")),
                        ("text_en", models.TextField(null=True, verbose_name="text")),
                        (
                            "required",
                            models.BooleanField(
                                default=False, verbose_name="without it nobody can be accredited"
                            ),
                        ),
                        ("since", models.DateTimeField(verbose_name="since")),
                    ],
                    options={
                        "verbose_name": "text of a consent",
                        "verbose_name_plural": "texts of consents",
                        "ordering": ("purpose", "-version"),
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("purpose", "version"), name="delegates_consenttext_version_once"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Delegate",
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
                        ("delegation_order", models.PositiveSmallIntegerField(default=0, editable=False)),
                        ("ref", models.CharField(max_length=40, verbose_name="reference")),
                        (
                            "role",
                            models.CharField(
                                choices=[
                                    ("head", "Head of delegation"),
                                    ("alternate", "Alternate head of delegation"),
                                    ("delegate", "Delegate"),
                                    ("adviser", "Adviser"),
                                    ("interpreter", "Interpreter"),
                                    ("security", "Security"),
                                    ("media", "Media"),
                                    ("exhibitor", "Exhibitor"),
                                    ("secretariat", "Host secretariat"),
                                ],
                                max_length=12,
                                verbose_name="role in the delegation",
                            ),
                        ),
                        ("role_order", models.PositiveSmallIntegerField(default=0, editable=False)),
                        (
                            "is_active",
                            models.BooleanField(default=True, editable=False, verbose_name="holds a place"),
                        ),
                        ("honorific", models.CharField(blank=True, max_length=40, verbose_name="honorific")),
                        (
                            "title",
                            models.CharField(
                                blank=True, max_length=80, verbose_name="title (Dato’, Tan Sri, Dr.)"
                            ),
                        ),
                        (
                            "passport_surname",
                            models.CharField(
                                blank=True, max_length=200, verbose_name="surname (as in passport)"
                            ),
                        ),
                        (
                            "passport_given",
                            models.CharField(max_length=200, verbose_name="given names (as in passport)"),
                        ),
                        (
                            "single_name",
                            models.BooleanField(default=False, verbose_name="single name in passport"),
                        ),
                        (
                            "native_name",
                            models.CharField(
                                blank=True, max_length=200, verbose_name="name in native script"
                            ),
                        ),
                        ("badge_name", models.CharField(max_length=200, verbose_name="name on badge")),
                        (
                            "full_name",
                            models.CharField(blank=True, max_length=300, verbose_name="full name as used"),
                        ),
                        (
                            "list_name",
                            models.CharField(
                                blank=True, max_length=300, verbose_name="name in the list of participants"
                            ),
                        ),
                        (
                            "post_nominals",
                            models.CharField(
                                blank=True, max_length=80, verbose_name="letters after the name"
                            ),
                        ),
                        (
                            "address_form",
                            models.CharField(
                                blank=True, max_length=120, verbose_name="short form of address"
                            ),
                        ),
                        ("name_key", models.CharField(default="", editable=False, max_length=400)),
                        ("position", models.CharField(blank=True, max_length=300, verbose_name="position")),
                        (
                            "position_vi",
                            models.CharField(blank=True, max_length=300, null=True, verbose_name="position"),
                        ),
                        (
                            "position_en",
                            models.CharField(blank=True, max_length=300, null=True, verbose_name="position"),
                        ),
                        (
                            "organisation",
                            models.CharField(blank=True, max_length=300, verbose_name="organisation"),
                        ),
                        (
                            "organisation_vi",
                            models.CharField(
                                blank=True, max_length=300, null=True, verbose_name="organisation"
                            ),
                        ),
                        (
                            "organisation_en",
                            models.CharField(
                                blank=True, max_length=300, null=True, verbose_name="organisation"
                            ),
                        ),
                        (
                            "rank_band",
                            models.PositiveSmallIntegerField(
                                choices=[
                                    (1, "Minister or equivalent"),
                                    (2, "Deputy minister or equivalent"),
                                    (3, "Permanent secretary or director-general"),
                                    (4, "Director"),
                                    (5, "Deputy director or head of division"),
                                    (6, "Officer"),
                                    (7, "Support, technical or media staff"),
                                ],
                                default=6,
                                verbose_name="rank band",
                            ),
                        ),
                        (
                            "order",
                            models.PositiveIntegerField(default=1, verbose_name="order in the delegation"),
                        ),
                        (
                            "gender",
                            models.CharField(
                                choices=[("F", "Female"), ("M", "Male"), ("X", "Unspecified")],
                                default="X",
                                max_length=1,
                                verbose_name="gender",
                            ),
                        ),
                        (
                            "nationality",
                            models.CharField(blank=True, max_length=2, verbose_name="nationality (ISO code)"),
                        ),
                        (
                            "email",
                            models.EmailField(blank=True, max_length=254, verbose_name="e-mail address"),
                        ),
                        (
                            "phone",
                            models.CharField(blank=True, max_length=40, verbose_name="mobile telephone"),
                        ),
                        (
                            "interpretation",
                            models.CharField(
                                blank=True, max_length=5, verbose_name="interpretation language"
                            ),
                        ),
                        (
                            "sessions_wanted",
                            models.JSONField(blank=True, default=list, verbose_name="sessions requested"),
                        ),
                        (
                            "photo_file",
                            models.CharField(blank=True, max_length=200, verbose_name="photo file"),
                        ),
                        ("created", models.DateTimeField(auto_now_add=True, verbose_name="entered at")),
                        ("updated", models.DateTimeField(auto_now=True, verbose_name="changed at")),
                        (
                            "merged_into",
                            models.ForeignKey(
                                blank=True,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="merged",
                                to="delegates.delegate",
                                verbose_name="the same person as",
                            ),
                        ),
                        (
                            "delegation",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="delegates",
                                to="delegates.delegation",
                                verbose_name="delegation",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "delegate",
                        "verbose_name_plural": "delegates",
                        "ordering": ("delegation_order", "role_order", "rank_band", "order", "pk"),
                        "permissions": (
                            ("import_delegates", "May take in workbooks of delegates"),
                            ("export_delegates", "May export lists of delegates"),
                            ("view_sensitive", "May read passport data and needs, with a record kept"),
                        ),
                        "indexes": [
                            models.Index(
                                fields=["delegation_order", "role_order", "rank_band", "order", "id"],
                                name="delegates_protocol_order",
                            ),
                            models.Index(fields=["badge_name", "id"], name="delegates_by_badge_name"),
                            models.Index(fields=["updated", "id"], name="delegates_by_change"),
                            models.Index(fields=["role", "is_active"], name="delegates_by_role"),
                            models.Index(fields=["name_key"], name="delegates_by_name_key"),
                            models.Index(fields=["email"], name="delegates_by_email"),
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("is_active", True), ("role", "head")),
                                fields=("delegation",),
                                name="delegates_one_head",
                            ),
                            models.UniqueConstraint(fields=("ref",), name="delegates_ref_once"),
                            models.CheckConstraint(
                                condition=models.Q(("rank_band__range", (1, 7))),
                                name="delegates_rank_band_1_to_7",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Declarations",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "firearms",
                            adgmin.core.encryption.EncryptedField(
                                blank=True, verbose_name="firearms (kind, calibre, serial number)"
                            ),
                        ),
                        (
                            "equipment",
                            adgmin.core.encryption.EncryptedField(
                                blank=True, verbose_name="radio and other equipment"
                            ),
                        ),
                        (
                            "delegate",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="declarations",
                                to="delegates.delegate",
                                verbose_name="delegate",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "security declarations",
                        "verbose_name_plural": "security declarations",
                    },
                ),
                migrations.CreateModel(
                    name="Delegation",
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
                        ("code", models.CharField(max_length=10, verbose_name="code")),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("party", "Party to the meeting"),
                                    ("host_secretariat", "Host secretariat"),
                                    ("media", "Media"),
                                    ("exhibitors", "Exhibitors"),
                                    ("security", "Security and medical staff"),
                                    ("interpreters", "Interpreters"),
                                ],
                                max_length=20,
                                verbose_name="kind",
                            ),
                        ),
                        ("name", models.CharField(max_length=200, verbose_name="name")),
                        ("name_vi", models.CharField(max_length=200, null=True, verbose_name="name")),
                        ("name_en", models.CharField(max_length=200, null=True, verbose_name="name")),
                        ("sort_order", models.PositiveSmallIntegerField(verbose_name="protocol order")),
                        (
                            "table_seats",
                            models.PositiveSmallIntegerField(default=0, verbose_name="seats at the table"),
                        ),
                        (
                            "back_seats",
                            models.PositiveSmallIntegerField(default=0, verbose_name="seats behind"),
                        ),
                        (
                            "floaters",
                            models.PositiveSmallIntegerField(default=0, verbose_name="transferable passes"),
                        ),
                        (
                            "note_verbale",
                            models.CharField(
                                blank=True, max_length=100, verbose_name="note verbale (number)"
                            ),
                        ),
                        (
                            "note_verbale_on",
                            models.DateField(blank=True, null=True, verbose_name="note verbale (date)"),
                        ),
                        (
                            "edition",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to="events.edition",
                                verbose_name="edition",
                            ),
                        ),
                        (
                            "liaison",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="liaison officer",
                            ),
                        ),
                        (
                            "party",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="events.party",
                                verbose_name="party",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "delegation",
                        "verbose_name_plural": "delegations",
                        "ordering": ("sort_order",),
                        "permissions": (
                            ("invite_focal_points", "May invite, hand over and end focal points"),
                        ),
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("edition", "code"), name="delegates_delegation_code_once"
                            ),
                            models.UniqueConstraint(
                                fields=("edition", "sort_order"), name="delegates_delegation_order_once"
                            ),
                            models.UniqueConstraint(
                                fields=("edition", "party"), name="delegates_delegation_party_once"
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Deadline",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "step",
                            models.CharField(
                                choices=[
                                    ("head", "Name the head of delegation"),
                                    ("nominations", "Nominate the delegation"),
                                    ("photos", "Send the photographs"),
                                    ("travel", "Tell the flights and hotels"),
                                    ("sessions", "Choose the sessions"),
                                    ("corrections", "Last corrections"),
                                ],
                                max_length=12,
                                verbose_name="step",
                            ),
                        ),
                        ("due_at", models.DateTimeField(verbose_name="until")),
                        (
                            "edition",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to="events.edition",
                                verbose_name="edition",
                            ),
                        ),
                        (
                            "delegation",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="deadlines",
                                to="delegates.delegation",
                                verbose_name="only for",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "deadline",
                        "verbose_name_plural": "deadlines",
                        "ordering": ("due_at", "pk"),
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("delegation__isnull", True)),
                                fields=("edition", "step"),
                                name="delegates_deadline_once",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("delegation__isnull", False)),
                                fields=("delegation", "step"),
                                name="delegates_deadline_of_one_once",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Contact",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("name", models.CharField(max_length=200, verbose_name="name")),
                        ("function", models.CharField(blank=True, max_length=200, verbose_name="function")),
                        (
                            "email",
                            models.EmailField(blank=True, max_length=254, verbose_name="e-mail address"),
                        ),
                        ("phone", models.CharField(blank=True, max_length=40, verbose_name="telephone")),
                        (
                            "delegation",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="contacts",
                                to="delegates.delegation",
                                verbose_name="delegation",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "contact",
                        "verbose_name_plural": "contacts",
                        "ordering": ("delegation", "name", "pk"),
                    },
                ),
                migrations.CreateModel(
                    name="ChecklistItem",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("text", models.CharField(max_length=300, verbose_name="what is to be done")),
                        ("position", models.PositiveSmallIntegerField(default=0, verbose_name="order")),
                        ("done_at", models.DateTimeField(blank=True, null=True, verbose_name="done at")),
                        (
                            "done_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="done by",
                            ),
                        ),
                        (
                            "delegation",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="checklist",
                                to="delegates.delegation",
                                verbose_name="delegation",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "item of the checklist",
                        "verbose_name_plural": "items of the checklist",
                        "ordering": ("position", "pk"),
                    },
                ),
                migrations.CreateModel(
                    name="DelegationOrganisation",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("name", models.CharField(max_length=300, verbose_name="name")),
                        ("name_vi", models.CharField(max_length=300, null=True, verbose_name="name")),
                        ("name_en", models.CharField(max_length=300, null=True, verbose_name="name")),
                        ("position", models.PositiveSmallIntegerField(default=0, verbose_name="order")),
                        (
                            "delegation",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="organisations",
                                to="delegates.delegation",
                                verbose_name="delegation",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "organisation of the delegation",
                        "verbose_name_plural": "organisations of the delegation",
                        "ordering": ("delegation", "position"),
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("delegation", "position"), name="delegates_organisation_order_once"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="EmergencyContact",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("name", adgmin.core.encryption.EncryptedField(blank=True, verbose_name="name")),
                        (
                            "phone",
                            adgmin.core.encryption.EncryptedField(blank=True, verbose_name="telephone"),
                        ),
                        (
                            "relation",
                            adgmin.core.encryption.EncryptedField(blank=True, verbose_name="relation"),
                        ),
                        (
                            "delegate",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="emergency_contact",
                                to="delegates.delegate",
                                verbose_name="delegate",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "emergency contact",
                        "verbose_name_plural": "emergency contacts",
                    },
                ),
                migrations.CreateModel(
                    name="FocalPoint",
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
                            "kind",
                            models.CharField(
                                choices=[
                                    ("focal_point", "Focal point"),
                                    ("assistant", "Assistant of the focal point"),
                                ],
                                default="focal_point",
                                max_length=12,
                                verbose_name="kind",
                            ),
                        ),
                        ("name", models.CharField(blank=True, max_length=200, verbose_name="name")),
                        ("office", models.CharField(blank=True, max_length=300, verbose_name="office")),
                        (
                            "office_vi",
                            models.CharField(blank=True, max_length=300, null=True, verbose_name="office"),
                        ),
                        (
                            "office_en",
                            models.CharField(blank=True, max_length=300, null=True, verbose_name="office"),
                        ),
                        ("email", models.EmailField(max_length=254, verbose_name="e-mail address")),
                        ("phone", models.CharField(blank=True, max_length=40, verbose_name="telephone")),
                        (
                            "lang",
                            models.CharField(
                                choices=[("vi", "Vietnamese"), ("en", "English")],
                                default="en",
                                max_length=2,
                                verbose_name="language of mails",
                            ),
                        ),
                        (
                            "expires_at",
                            models.DateTimeField(blank=True, null=True, verbose_name="may act until"),
                        ),
                        ("ended_at", models.DateTimeField(blank=True, null=True, verbose_name="ended at")),
                        (
                            "delegation",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="focal_points",
                                to="delegates.delegation",
                                verbose_name="delegation",
                            ),
                        ),
                        (
                            "successor",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="predecessors",
                                to="delegates.focalpoint",
                                verbose_name="handed over to",
                            ),
                        ),
                        (
                            "user",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="focal_points",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="user",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "focal point",
                        "verbose_name_plural": "focal points",
                        "ordering": ("delegation", "email"),
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("delegation", "email"), name="delegates_focalpoint_email_once"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Invitation",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("digest", models.CharField(editable=False, max_length=64, unique=True)),
                        ("sent_at", models.DateTimeField(verbose_name="sent at")),
                        ("expires_at", models.DateTimeField(verbose_name="good until")),
                        ("used_at", models.DateTimeField(blank=True, null=True, verbose_name="used at")),
                        (
                            "revoked_at",
                            models.DateTimeField(blank=True, null=True, verbose_name="revoked at"),
                        ),
                        (
                            "focal_point",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="invitations",
                                to="delegates.focalpoint",
                                verbose_name="focal point",
                            ),
                        ),
                        (
                            "invited_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="invited by",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "invitation",
                        "verbose_name_plural": "invitations",
                        "ordering": ("-sent_at", "-pk"),
                        "default_permissions": ("view",),
                    },
                ),
                migrations.CreateModel(
                    name="ListVersion",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("number", models.PositiveIntegerField(verbose_name="version")),
                        ("as_of", models.DateTimeField(verbose_name="as of")),
                        ("note", models.CharField(blank=True, max_length=300, verbose_name="note")),
                        ("content", models.JSONField()),
                        (
                            "edition",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to="events.edition",
                                verbose_name="edition",
                            ),
                        ),
                        (
                            "made_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="made by",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "version of the list of participants",
                        "verbose_name_plural": "versions of the list of participants",
                        "ordering": ("-number",),
                        "default_permissions": ("view", "add"),
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("edition", "number"), name="delegates_listversion_number_once"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="MailTemplate",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("key", models.CharField(max_length=40, unique=True, verbose_name="occasion")),
                        ("subject", models.CharField(max_length=200, verbose_name="subject")),
                        ("subject_vi", models.CharField(max_length=200, null=True, verbose_name="subject")),
                        ("subject_en", models.CharField(max_length=200, null=True, verbose_name="subject")),
                        ("body", models.TextField(verbose_name="text")),
                        ("body_vi", models.TextField(null=True, verbose_name="text")),
                        ("body_en", models.TextField(null=True, verbose_name="text")),
                        ("changed_at", models.DateTimeField(verbose_name="changed at")),
                        (
                            "changed_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="changed by",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "words of a letter",
                        "verbose_name_plural": "words of letters",
                        "ordering": ("key",),
                    },
                ),
                migrations.CreateModel(
                    name="Needs",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "dietary",
                            adgmin.core.encryption.EncryptedField(
                                blank=True, verbose_name="dietary requirements"
                            ),
                        ),
                        (
                            "accessibility",
                            adgmin.core.encryption.EncryptedField(
                                blank=True, verbose_name="accessibility needs"
                            ),
                        ),
                        (
                            "health",
                            adgmin.core.encryption.EncryptedField(
                                blank=True, verbose_name="health (what first-aiders should know)"
                            ),
                        ),
                        (
                            "delegate",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="needs",
                                to="delegates.delegate",
                                verbose_name="delegate",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "needs",
                        "verbose_name_plural": "needs",
                    },
                ),
                migrations.CreateModel(
                    name="Nomination",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("submitted_at", models.DateTimeField(verbose_name="submitted at")),
                        (
                            "way",
                            models.CharField(
                                choices=[
                                    ("workbook", "Workbook"),
                                    ("desk", "Entered at the desk"),
                                    ("portal", "Portal"),
                                ],
                                default="desk",
                                max_length=10,
                                verbose_name="way",
                            ),
                        ),
                        (
                            "withdrawn_at",
                            models.DateTimeField(blank=True, null=True, verbose_name="withdrawn at"),
                        ),
                        (
                            "delegate",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="nomination",
                                to="delegates.delegate",
                                verbose_name="delegate",
                            ),
                        ),
                        (
                            "replaces",
                            models.OneToOneField(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="replaced_by",
                                to="delegates.delegate",
                                verbose_name="takes the place of",
                            ),
                        ),
                        (
                            "submitted_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="submitted by",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "nomination",
                        "verbose_name_plural": "nominations",
                    },
                ),
                migrations.CreateModel(
                    name="Notice",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("key", models.CharField(max_length=120, unique=True, verbose_name="what happened")),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("release", "Release"),
                                    ("live", "Change on the day"),
                                    ("announcement", "Announcement"),
                                    ("subscription", "Subscription to confirm"),
                                    ("letter", "Letter about a nomination"),
                                    ("bulk", "Letter to many"),
                                ],
                                max_length=12,
                                verbose_name="occasion",
                            ),
                        ),
                        (
                            "release",
                            models.PositiveIntegerField(blank=True, null=True, verbose_name="release"),
                        ),
                        ("programme", models.JSONField(default=dict)),
                        ("changes", models.JSONField(default=list)),
                        ("created_at", models.DateTimeField(verbose_name="made at")),
                        (
                            "announcement",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to="events.announcement",
                                verbose_name="announcement",
                            ),
                        ),
                        (
                            "edition",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to="events.edition",
                                verbose_name="edition",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "occasion of mails",
                        "verbose_name_plural": "occasions of mails",
                    },
                ),
                migrations.CreateModel(
                    name="BulkMail",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("subject", models.CharField(max_length=200, verbose_name="subject")),
                        ("subject_vi", models.CharField(max_length=200, null=True, verbose_name="subject")),
                        ("subject_en", models.CharField(max_length=200, null=True, verbose_name="subject")),
                        ("body", models.TextField(verbose_name="text")),
                        ("body_vi", models.TextField(null=True, verbose_name="text")),
                        ("body_en", models.TextField(null=True, verbose_name="text")),
                        ("query", models.CharField(blank=True, max_length=500, verbose_name="who gets it")),
                        ("made_at", models.DateTimeField(verbose_name="written at")),
                        (
                            "queued_at",
                            models.DateTimeField(
                                blank=True, null=True, verbose_name="given to the sender at"
                            ),
                        ),
                        (
                            "stopped_at",
                            models.DateTimeField(blank=True, null=True, verbose_name="stopped at"),
                        ),
                        (
                            "made_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="written by",
                            ),
                        ),
                        (
                            "notice",
                            models.OneToOneField(
                                blank=True,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to="delegates.notice",
                                verbose_name="occasion",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "letter to many",
                        "verbose_name_plural": "letters to many",
                        "ordering": ("-made_at", "-pk"),
                    },
                ),
                migrations.CreateModel(
                    name="OutgoingMail",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("event", models.CharField(max_length=120, verbose_name="what happened")),
                        (
                            "recipient",
                            models.CharField(editable=False, max_length=254, verbose_name="reader"),
                        ),
                        ("address", models.EmailField(max_length=254, verbose_name="e-mail address")),
                        ("name", models.CharField(blank=True, max_length=300, verbose_name="name")),
                        ("greeting", models.JSONField(default=dict, verbose_name="greeting")),
                        (
                            "lang",
                            models.CharField(
                                choices=[("vi", "Vietnamese"), ("en", "English")],
                                default="vi",
                                max_length=2,
                                verbose_name="language",
                            ),
                        ),
                        (
                            "capacity",
                            models.CharField(
                                choices=[
                                    ("delegate", "Delegate"),
                                    ("focal_point", "Focal point"),
                                    ("room_staff", "Staff of a room"),
                                    ("subscriber", "Subscriber"),
                                ],
                                max_length=12,
                                verbose_name="told as",
                            ),
                        ),
                        (
                            "delegation",
                            models.CharField(blank=True, max_length=10, verbose_name="delegation"),
                        ),
                        ("token", models.CharField(blank=True, editable=False, max_length=40)),
                        ("picks", models.JSONField(default=dict, editable=False)),
                        ("words", models.JSONField(default=dict, editable=False)),
                        ("subject", models.CharField(blank=True, max_length=300, verbose_name="subject")),
                        ("text", models.TextField(blank=True, verbose_name="text")),
                        ("html", models.TextField(blank=True, verbose_name="formatted text")),
                        ("ics", models.TextField(blank=True, verbose_name="calendar")),
                        (
                            "message_id",
                            models.CharField(max_length=120, unique=True, verbose_name="Message-ID"),
                        ),
                        ("urgent", models.BooleanField(default=False, verbose_name="goes first")),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("queued", "Waiting"),
                                    ("sending", "Being sent"),
                                    ("sent", "Sent"),
                                    ("failed", "Failed"),
                                    ("withheld", "Not to be sent"),
                                ],
                                default="queued",
                                max_length=8,
                                verbose_name="state",
                            ),
                        ),
                        ("attempts", models.PositiveIntegerField(default=0, verbose_name="tries")),
                        ("next_attempt_at", models.DateTimeField(verbose_name="next try")),
                        (
                            "claimed_until",
                            models.DateTimeField(blank=True, null=True, verbose_name="being sent until"),
                        ),
                        ("claimed_by", models.CharField(blank=True, max_length=40)),
                        (
                            "trouble",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("unreachable", "The mail server cannot be reached."),
                                    (
                                        "sign_in",
                                        "The mail server does not accept the name and password that are set for it.",
                                    ),
                                    ("timeout", "The mail server did not answer in time."),
                                    ("dropped", "The mail server broke off before it had taken the mail."),
                                    ("sender", "The mail server does not accept our sender’s address."),
                                    ("not_now", "The mail server does not take the mail at the moment."),
                                    (
                                        "refused",
                                        "The mail server refused this address or this mail for good.",
                                    ),
                                    (
                                        "gave_up",
                                        "Too many tries without success; nothing more is tried by itself.",
                                    ),
                                    (
                                        "not_composed",
                                        "The mail could not be put into words; see the log of the sender.",
                                    ),
                                    ("nothing_left", "What it was to tell no longer holds."),
                                    ("staff", "Staff decided that it is not sent."),
                                ],
                                max_length=12,
                                verbose_name="trouble",
                            ),
                        ),
                        (
                            "last_error",
                            models.CharField(blank=True, max_length=500, verbose_name="the server’s words"),
                        ),
                        ("created_at", models.DateTimeField(verbose_name="queued at")),
                        ("sent_at", models.DateTimeField(blank=True, null=True, verbose_name="sent at")),
                        (
                            "notice",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="mails",
                                to="delegates.notice",
                                verbose_name="occasion",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "message",
                        "verbose_name_plural": "messages",
                        "ordering": ("-created_at", "-pk"),
                        "default_permissions": ("view", "change"),
                        "indexes": [
                            models.Index(fields=["state", "next_attempt_at"], name="delegates_mail_due"),
                            models.Index(fields=["-created_at", "-id"], name="delegates_mail_by_time"),
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("event", "recipient"), name="delegates_mail_once"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("sent_at__isnull", False), ("state", "sent")),
                                    models.Q(
                                        models.Q(("state", "sent"), _negated=True), ("sent_at__isnull", True)
                                    ),
                                    _connector="OR",
                                ),
                                name="delegates_mail_sent_has_time",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("claimed_until__isnull", False), ("state", "sending")),
                                    models.Q(
                                        models.Q(("state", "sending"), _negated=True),
                                        ("claimed_until__isnull", True),
                                    ),
                                    _connector="OR",
                                ),
                                name="delegates_mail_claim_while_sending",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="OwnLink",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("digest", models.CharField(editable=False, max_length=64, unique=True)),
                        ("sent_at", models.DateTimeField(verbose_name="sent at")),
                        ("expires_at", models.DateTimeField(verbose_name="good until")),
                        (
                            "opened_at",
                            models.DateTimeField(blank=True, null=True, verbose_name="first opened at"),
                        ),
                        (
                            "revoked_at",
                            models.DateTimeField(blank=True, null=True, verbose_name="revoked at"),
                        ),
                        (
                            "delegate",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="own_links",
                                to="delegates.delegate",
                                verbose_name="delegate",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "delegate’s own link",
                        "verbose_name_plural": "delegates’ own links",
                        "ordering": ("-sent_at", "-pk"),
                        "default_permissions": (),
                    },
                ),
                migrations.CreateModel(
                    name="PrivateFile",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "name",
                            models.CharField(
                                default=delegates.privacy.models.new_name,
                                editable=False,
                                max_length=40,
                                unique=True,
                            ),
                        ),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("photo", "Photograph"),
                                    ("passport", "Passport page"),
                                    ("note_verbale", "Note verbale"),
                                    ("other", "Other paper"),
                                ],
                                max_length=12,
                                verbose_name="kind",
                            ),
                        ),
                        ("media_type", models.CharField(max_length=40, verbose_name="type")),
                        ("size", models.PositiveIntegerField(verbose_name="bytes")),
                        (
                            "width",
                            models.PositiveSmallIntegerField(
                                blank=True, null=True, verbose_name="width in pixels"
                            ),
                        ),
                        (
                            "height",
                            models.PositiveSmallIntegerField(
                                blank=True, null=True, verbose_name="height in pixels"
                            ),
                        ),
                        ("uploaded_at", models.DateTimeField(verbose_name="sent at")),
                        (
                            "delegate",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="files",
                                to="delegates.delegate",
                                verbose_name="delegate",
                            ),
                        ),
                        (
                            "delegation",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="files",
                                to="delegates.delegation",
                                verbose_name="delegation",
                            ),
                        ),
                        (
                            "uploaded_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="sent by",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "private file",
                        "verbose_name_plural": "private files",
                        "ordering": ("-uploaded_at", "-pk"),
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("delegate__isnull", False),
                                    ("delegation__isnull", False),
                                    _connector="XOR",
                                ),
                                name="delegates_privatefile_has_one_owner",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Quota",
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
                                    ("head", "Head of delegation"),
                                    ("alternate", "Alternate head of delegation"),
                                    ("delegate", "Delegate"),
                                    ("adviser", "Adviser"),
                                    ("interpreter", "Interpreter"),
                                    ("security", "Security"),
                                    ("media", "Media"),
                                    ("exhibitor", "Exhibitor"),
                                    ("secretariat", "Host secretariat"),
                                ],
                                max_length=12,
                                verbose_name="role",
                            ),
                        ),
                        ("places", models.PositiveIntegerField(default=0, verbose_name="places")),
                        (
                            "delegation",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="quotas",
                                to="delegates.delegation",
                                verbose_name="delegation",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "quota",
                        "verbose_name_plural": "quotas",
                        "ordering": ("delegation", "pk"),
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("delegation", "role"), name="delegates_quota_role_once"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Recheck",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "check_name",
                            models.CharField(
                                choices=[
                                    ("secretariat", "Secretariat"),
                                    ("protocol", "Protocol"),
                                    ("security", "Security"),
                                ],
                                max_length=12,
                                verbose_name="check",
                            ),
                        ),
                        (
                            "changes",
                            adgmin.core.encryption.EncryptedField(
                                help_text="JSON: {field: [old, new]}", verbose_name="changes"
                            ),
                        ),
                        ("at", models.DateTimeField(verbose_name="at")),
                        ("passed_at", models.DateTimeField(blank=True, null=True, verbose_name="passed at")),
                        (
                            "accreditation",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="rechecks",
                                to="delegates.accreditation",
                                verbose_name="accreditation",
                            ),
                        ),
                        (
                            "by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="changed by",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "change to be checked",
                        "verbose_name_plural": "changes to be checked",
                        "ordering": ("-at", "-pk"),
                    },
                ),
                migrations.CreateModel(
                    name="Reminder",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "step",
                            models.CharField(
                                choices=[
                                    ("head", "Name the head of delegation"),
                                    ("nominations", "Nominate the delegation"),
                                    ("photos", "Send the photographs"),
                                    ("travel", "Tell the flights and hotels"),
                                    ("sessions", "Choose the sessions"),
                                    ("corrections", "Last corrections"),
                                ],
                                max_length=12,
                                verbose_name="step",
                            ),
                        ),
                        ("due_at", models.DateTimeField(verbose_name="until")),
                        ("days_before", models.SmallIntegerField(verbose_name="days before")),
                        ("sent_at", models.DateTimeField(verbose_name="sent at")),
                        (
                            "focal_point",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="reminders",
                                to="delegates.focalpoint",
                                verbose_name="focal point",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "reminder",
                        "verbose_name_plural": "reminders",
                        "default_permissions": ("view",),
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("focal_point", "step", "due_at", "days_before"),
                                name="delegates_reminder_once",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="RoomStaff",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "lang",
                            models.CharField(
                                choices=[("vi", "Vietnamese"), ("en", "English")],
                                default="vi",
                                max_length=2,
                                verbose_name="language of mails",
                            ),
                        ),
                        (
                            "room",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to="events.room",
                                verbose_name="room",
                            ),
                        ),
                        (
                            "user",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="user",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "staff of a room",
                        "verbose_name_plural": "staff of rooms",
                        "ordering": ("room__sort_order", "pk"),
                        "constraints": [
                            models.UniqueConstraint(fields=("room", "user"), name="delegates_roomstaff_once")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="SavedFilter",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("page", models.CharField(max_length=40, verbose_name="page")),
                        ("name", models.CharField(max_length=80, verbose_name="name")),
                        ("query", models.CharField(blank=True, max_length=500, verbose_name="query")),
                        (
                            "shared",
                            models.BooleanField(default=False, verbose_name="for everybody at the desk"),
                        ),
                        (
                            "user",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="saved_filters",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="user",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "saved filter",
                        "verbose_name_plural": "saved filters",
                        "ordering": ("name", "pk"),
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("user", "page", "name"), name="delegates_savedfilter_name_once"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="SessionSeats",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("places", models.PositiveSmallIntegerField(verbose_name="seats")),
                        (
                            "delegation",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="session_seats",
                                to="delegates.delegation",
                                verbose_name="delegation",
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
                    ],
                    options={
                        "verbose_name": "seats in a session",
                        "verbose_name_plural": "seats in sessions",
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("delegation", "session"), name="delegates_sessionseats_once"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Subscription",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("email", models.EmailField(max_length=254, verbose_name="e-mail address")),
                        (
                            "lang",
                            models.CharField(
                                choices=[("vi", "Vietnamese"), ("en", "English")],
                                default="vi",
                                max_length=2,
                                verbose_name="language",
                            ),
                        ),
                        (
                            "token",
                            models.CharField(
                                db_index=True,
                                default=delegates.mail.models.new_token,
                                editable=False,
                                max_length=40,
                            ),
                        ),
                        ("made_at", models.DateTimeField(verbose_name="asked for at")),
                        (
                            "confirmed_at",
                            models.DateTimeField(blank=True, null=True, verbose_name="confirmed at"),
                        ),
                        (
                            "edition",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
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
                                related_name="+",
                                to="events.party",
                                verbose_name="party",
                            ),
                        ),
                        (
                            "session",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to="events.session",
                                verbose_name="session",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "subscription",
                        "verbose_name_plural": "subscriptions",
                        "default_permissions": (),
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("party__isnull", True), ("session__isnull", True)),
                                fields=("edition", "email"),
                                name="delegates_subscription_all_once",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("party__isnull", False)),
                                fields=("email", "party"),
                                name="delegates_subscription_party_once",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("session__isnull", False)),
                                fields=("email", "session"),
                                name="delegates_subscription_session_once",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("party__isnull", True), ("session__isnull", True), _connector="OR"
                                ),
                                name="delegates_subscription_one_topic",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Travel",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "arrival_flight",
                            models.CharField(blank=True, max_length=20, verbose_name="arrival flight"),
                        ),
                        ("arrival_at", models.DateTimeField(blank=True, null=True, verbose_name="arrival")),
                        (
                            "departure_flight",
                            models.CharField(blank=True, max_length=20, verbose_name="departure flight"),
                        ),
                        (
                            "departure_at",
                            models.DateTimeField(blank=True, null=True, verbose_name="departure"),
                        ),
                        ("hotel", models.CharField(blank=True, max_length=200, verbose_name="hotel")),
                        (
                            "delegate",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="travel",
                                to="delegates.delegate",
                                verbose_name="delegate",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "travel",
                        "verbose_name_plural": "travel",
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("arrival_at__isnull", True),
                                    ("departure_at__isnull", True),
                                    ("departure_at__gte", models.F("arrival_at")),
                                    _connector="OR",
                                ),
                                name="delegates_travel_leaves_after_arrival",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="TravelDocument",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "type",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("diplomatic", "Diplomatic"),
                                    ("official", "Official"),
                                    ("ordinary", "Ordinary"),
                                    ("laissez_passer", "UN laissez-passer"),
                                ],
                                max_length=16,
                                verbose_name="passport type",
                            ),
                        ),
                        (
                            "number",
                            adgmin.core.encryption.EncryptedField(blank=True, verbose_name="passport number"),
                        ),
                        (
                            "number_digest",
                            models.CharField(db_index=True, default="", editable=False, max_length=32),
                        ),
                        (
                            "expiry",
                            adgmin.core.encryption.EncryptedField(
                                blank=True, help_text="yyyy-mm-dd", verbose_name="passport expiry date"
                            ),
                        ),
                        (
                            "birth_date",
                            adgmin.core.encryption.EncryptedField(
                                blank=True, help_text="yyyy-mm-dd", verbose_name="date of birth"
                            ),
                        ),
                        ("birth_digest", models.CharField(default="", editable=False, max_length=32)),
                        (
                            "delegate",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="travel_document",
                                to="delegates.delegate",
                                verbose_name="delegate",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "travel document",
                        "verbose_name_plural": "travel documents",
                    },
                ),
                migrations.CreateModel(
                    name="Consent",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "lang",
                            models.CharField(
                                choices=[("vi", "Vietnamese"), ("en", "English")],
                                max_length=2,
                                verbose_name="read in",
                            ),
                        ),
                        ("given_at", models.DateTimeField(verbose_name="given at")),
                        (
                            "withdrawn_at",
                            models.DateTimeField(blank=True, null=True, verbose_name="taken back at"),
                        ),
                        (
                            "given_by",
                            models.ForeignKey(
                                blank=True,
                                help_text="Empty: the delegate, by their own link.",
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="given by",
                            ),
                        ),
                        (
                            "text",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="consents",
                                to="delegates.consenttext",
                                verbose_name="text",
                            ),
                        ),
                        (
                            "delegate",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="consents",
                                to="delegates.delegate",
                                verbose_name="delegate",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "consent",
                        "verbose_name_plural": "consents",
                        "ordering": ("delegate", "text", "-given_at"),
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("withdrawn_at__isnull", True)),
                                fields=("delegate", "text"),
                                name="delegates_consent_in_force_once",
                            )
                        ],
                    },
                ),
            ],
        ),
        migrations.RunPython(_search_index.forwards, _search_index.backwards),
    ]
