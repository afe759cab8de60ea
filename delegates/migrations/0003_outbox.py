"""The outbox of mails: occasions, mails, senders, pace; staff of rooms and subscriptions."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import delegates.mail.models


class Migration(migrations.Migration):
    """Makes the tables of the outbox."""

    dependencies = [
        ("delegates", "0002_search_index"),
        ("events", "0004_releases_stay"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
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
                            ("refused", "The mail server refused this address or this mail for good."),
                            ("gave_up", "Too many tries without success; nothing more is tried by itself."),
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
                        ],
                        max_length=12,
                        verbose_name="occasion",
                    ),
                ),
                ("release", models.PositiveIntegerField(blank=True, null=True, verbose_name="release")),
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
            name="OutgoingMail",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("event", models.CharField(max_length=120, verbose_name="what happened")),
                ("recipient", models.CharField(editable=False, max_length=254, verbose_name="reader")),
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
                ("delegation", models.CharField(blank=True, max_length=10, verbose_name="delegation")),
                ("token", models.CharField(blank=True, editable=False, max_length=40)),
                ("picks", models.JSONField(default=dict, editable=False)),
                ("subject", models.CharField(blank=True, max_length=300, verbose_name="subject")),
                ("text", models.TextField(blank=True, verbose_name="text")),
                ("html", models.TextField(blank=True, verbose_name="formatted text")),
                ("ics", models.TextField(blank=True, verbose_name="calendar")),
                ("message_id", models.CharField(max_length=120, unique=True, verbose_name="Message-ID")),
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
                            ("refused", "The mail server refused this address or this mail for good."),
                            ("gave_up", "Too many tries without success; nothing more is tried by itself."),
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
                    models.UniqueConstraint(fields=("event", "recipient"), name="delegates_mail_once"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("sent_at__isnull", False), ("state", "sent")),
                            models.Q(models.Q(("state", "sent"), _negated=True), ("sent_at__isnull", True)),
                            _connector="OR",
                        ),
                        name="delegates_mail_sent_has_time",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("claimed_until__isnull", False), ("state", "sending")),
                            models.Q(
                                models.Q(("state", "sending"), _negated=True), ("claimed_until__isnull", True)
                            ),
                            _connector="OR",
                        ),
                        name="delegates_mail_claim_while_sending",
                    ),
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
                        db_index=True, default=delegates.mail.models.new_token, editable=False, max_length=40
                    ),
                ),
                ("made_at", models.DateTimeField(verbose_name="asked for at")),
                ("confirmed_at", models.DateTimeField(blank=True, null=True, verbose_name="confirmed at")),
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
    ]
