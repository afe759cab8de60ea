"""Who was handed which paper that is not for everybody, and what each reader has seen of the room."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from delegates.nominations.models import Delegate


class PaperAccess(models.Model):
    """That a reader was handed a file under a mark. A pack has one line for each paper, all with its mark.

    `code` is printed in the mark; `reader` and `delegation` are the words that stand beside it. The line goes with the
    reader's own record; a person found to be another keeps the lines under the name that was printed.
    """

    class Act(models.TextChoices):
        READ = "read", _("Read")
        DOWNLOAD = "download", _("Downloaded")
        PACK = "pack", _("Taken in a pack")
        KEEP = "keep", _("Kept on a device")

    code = models.CharField(_("mark"), max_length=10)
    act = models.CharField(_("what"), max_length=8, choices=Act.choices)
    user = models.ForeignKey(
        "core.User", verbose_name=_("user"), null=True, blank=True, on_delete=models.CASCADE, related_name="+"
    )
    delegate = models.ForeignKey(
        Delegate,
        verbose_name=_("delegate"),
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="papers_read",
    )
    reader = models.CharField(_("reader"), max_length=300)
    delegation = models.CharField(_("delegation"), max_length=300, blank=True)
    paper = models.ForeignKey(
        "events.Document", verbose_name=_("document"), null=True, on_delete=models.SET_NULL, related_name="+"
    )
    file = models.ForeignKey(
        "events.PaperFile", verbose_name=_("file"), null=True, on_delete=models.SET_NULL, related_name="+"
    )
    symbol = models.CharField(_("symbol"), max_length=80)
    revision = models.PositiveSmallIntegerField(_("revision"))
    language = models.CharField(_("language"), max_length=5)
    at = models.DateTimeField(_("at"))
    last_at = models.DateTimeField(_("until"))

    class Meta:
        verbose_name = _("reading of a document")
        verbose_name_plural = _("readings of documents")
        ordering = ("-at", "-pk")
        default_permissions = ("view",)
        permissions = (("export_paperaccess", _("Can export who read the papers")),)
        indexes = (
            models.Index(fields=["-at", "-id"], name="delegates_paperaccess_at"),
            models.Index(fields=["code"], name="delegates_paperaccess_code"),
        )
        constraints = (
            models.CheckConstraint(
                condition=Q(user__isnull=True) ^ Q(delegate__isnull=True),
                name="delegates_paperaccess_one_reader",
            ),
            models.UniqueConstraint(fields=["code", "file"], name="delegates_paperaccess_mark_once"),
        )

    def __str__(self) -> str:
        return f"{self.code} {self.symbol}"


class PaperVisit(models.Model):
    """What a reader has seen of the room: `seen` at the end of the visit before, `shown` until now.

    Both tell the revision of each paper by its number: {"12": 1}; -1 where only its record is known. `key` is the
    reader: a person by own link, or a user for one delegation or for the desk.
    """

    key = models.CharField(max_length=40, unique=True, editable=False)
    user = models.ForeignKey(
        "core.User", verbose_name=_("user"), null=True, blank=True, on_delete=models.CASCADE, related_name="+"
    )
    delegate = models.ForeignKey(
        Delegate,
        verbose_name=_("delegate"),
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="+",
    )
    seen = models.JSONField(null=True)
    seen_at = models.DateTimeField(_("last visit"), null=True)
    shown = models.JSONField(null=True)
    last_at = models.DateTimeField(_("seen last at"))

    class Meta:
        verbose_name = _("visit to the documents")
        verbose_name_plural = _("visits to the documents")
        default_permissions = ()

    def __str__(self) -> str:
        return self.key
