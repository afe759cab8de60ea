"""Parties: the States and organisations that take part, in the order of protocol."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from adgmin.core.fields import FoldedModel
from events.editions.models import EditionPart


class PartyKind(models.TextChoices):
    """What kind of party."""

    ASEAN_MEMBER = "asean_member", _("ASEAN Member State")
    ASEAN_SECRETARIAT = "asean_secretariat", _("ASEAN Secretariat")
    DIALOGUE_PARTNER = "dialogue_partner", _("Dialogue partner")
    ORGANISATION = "organisation", _("Organisation")


class Party(FoldedModel, EditionPart):
    """A party; `sort_order` is the protocol order, never the alphabet of a language."""

    SEARCHED = ("code", "name_vi", "name_en", "formal_name_vi", "formal_name_en")

    kind = models.CharField(_("kind"), max_length=20, choices=PartyKind.choices)
    name = models.CharField(_("short name"), max_length=120)
    formal_name = models.CharField(_("formal name"), max_length=200, blank=True)
    iso2 = models.CharField(_("ISO 3166 code"), max_length=2, blank=True)
    flag = models.CharField(_("flag"), max_length=10, blank=True)
    sort_order = models.PositiveSmallIntegerField(_("protocol order"))
    dialogue_order = models.PositiveSmallIntegerField(
        _("order of the dialogue sessions"), null=True, blank=True
    )
    joined_on = models.DateField(_("joined on"), null=True, blank=True)

    class Meta:
        verbose_name = _("party")
        verbose_name_plural = _("parties")
        ordering = ("sort_order",)
        constraints = (
            models.UniqueConstraint(fields=["edition", "code"], name="events_party_code_once"),
            models.UniqueConstraint(
                fields=["edition", "sort_order"], name="events_party_protocol_order_once"
            ),
            models.UniqueConstraint(
                fields=["edition", "dialogue_order"], name="events_party_dialogue_order_once"
            ),
        )

    def __str__(self) -> str:
        return self.name


class PartyAlias(models.Model):
    """Another spelling met in files that are taken in; never printed."""

    party = models.ForeignKey(
        Party, verbose_name=_("party"), on_delete=models.CASCADE, related_name="aliases"
    )
    text = models.CharField(_("spelling"), max_length=200)

    class Meta:
        verbose_name = _("other spelling")
        verbose_name_plural = _("other spellings")
        ordering = ("pk",)
        constraints = (models.UniqueConstraint(fields=["party", "text"], name="events_partyalias_once"),)

    def __str__(self) -> str:
        return self.text
