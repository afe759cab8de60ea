"""The checklist of exhibitors: its items with their deadlines, and what is ticked off."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from events.editions.models import EditionPart
from events.showcase.models import Exhibitor


class TickedBy(models.TextChoices):
    """Who says that an item is done."""

    RULE = "rule", _("the records")
    EXHIBITOR = "exhibitor", _("the exhibitor")
    STAFF = "staff", _("the desk")


class Rule(models.TextChoices):
    """What the records can tell by themselves."""

    PROFILE = "profile", _("profile in both languages")
    PRODUCTS = "products", _("products in both languages")
    PICTURES = "pictures", _("pictures")
    STAFF = "staff", _("staff of the booth")
    POWER = "power", _("power order")
    MOVE_IN = "move_in", _("vehicle for moving in")
    DEMO = "demo", _("demonstration")


class ReadinessItem(EditionPart):
    """Something that every exhibitor has to have ready by a deadline."""

    name = models.CharField(_("name"), max_length=200)
    hint = models.CharField(_("hint"), max_length=300, blank=True)
    due_at = models.DateTimeField(_("deadline"))
    ticked_by = models.CharField(_("ticked off by"), max_length=10, choices=TickedBy.choices)
    rule = models.CharField(_("rule"), max_length=10, choices=Rule.choices, blank=True)
    sort_order = models.PositiveSmallIntegerField(_("order"), default=0)

    class Meta:
        verbose_name = _("item of the exhibitors' checklist")
        verbose_name_plural = _("items of the exhibitors' checklist")
        ordering = ("sort_order", "pk")
        constraints = (
            models.UniqueConstraint(fields=["edition", "code"], name="events_readinessitem_code_once"),
            models.CheckConstraint(
                condition=(Q(ticked_by="rule") & ~Q(rule="")) | (~Q(ticked_by="rule") & Q(rule="")),
                name="events_readinessitem_rule_names_itself",
            ),
        )

    def __str__(self) -> str:
        return self.name


class ReadinessTick(models.Model):
    """An item that an exhibitor or the desk ticked off."""

    item = models.ForeignKey(
        ReadinessItem, verbose_name=_("item"), on_delete=models.CASCADE, related_name="ticks"
    )
    exhibitor = models.ForeignKey(
        Exhibitor, verbose_name=_("exhibitor"), on_delete=models.CASCADE, related_name="ticks"
    )
    at = models.DateTimeField(_("ticked off"))
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("by"), null=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        verbose_name = _("item ticked off")
        verbose_name_plural = _("items ticked off")
        ordering = ("pk",)
        constraints = (
            models.UniqueConstraint(fields=["item", "exhibitor"], name="events_readinesstick_once"),
        )

    def __str__(self) -> str:
        return f"{self.item} · {self.exhibitor}"
