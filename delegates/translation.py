"""Which fields are kept in Vietnamese and English; django-modeltranslation looks for this here."""

from modeltranslation.translator import TranslationOptions, register

from . import models


@register(models.Delegation)
class DelegationTranslation(TranslationOptions):
    """The delegation's name."""

    fields = ("name",)


@register(models.DelegationOrganisation)
class DelegationOrganisationTranslation(TranslationOptions):
    """The organisation's name."""

    fields = ("name",)


@register(models.FocalPoint)
class FocalPointTranslation(TranslationOptions):
    """The office's name."""

    fields = ("office",)


@register(models.Delegate)
class DelegateTranslation(TranslationOptions):
    """Position and organisation."""

    fields = ("position", "organisation")


@register(models.ConsentText)
class ConsentTextTranslation(TranslationOptions):
    """The words agreed to."""

    fields = ("text",)


@register(models.MailTemplate)
class MailTemplateTranslation(TranslationOptions):
    """Subject and text."""

    fields = ("subject", "body")


@register(models.BulkMail)
class BulkMailTranslation(TranslationOptions):
    """Subject and text."""

    fields = ("subject", "body")


@register(models.Zone)
class ZoneTranslation(TranslationOptions):
    """The zone's name."""

    fields = ("name",)


@register(models.Gate)
class GateTranslation(TranslationOptions):
    """The gate's name."""

    fields = ("name",)
