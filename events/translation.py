"""Which fields are kept in Vietnamese and English; django-modeltranslation looks for this here."""

from modeltranslation.translator import TranslationOptions, register

from . import models


def _translated(model: type, *names: str) -> None:
    register(model)(type(f"{model.__name__}Translation", (TranslationOptions,), {"fields": names}))


_translated(
    models.Edition,
    "short_name", "name", "som_short_name", "som_name", "theme", "summary", "host_city", "host_ministry",
    "previous_edition_city",
)  # fmt: skip
_translated(models.Pillar, "title")
_translated(models.KeyFigure, "label", "note")
_translated(models.ThemeWording, "text")
_translated(models.GlossaryTerm, "term")
_translated(models.Party, "name", "formal_name")
_translated(models.Venue, "name", "city", "note")
_translated(models.Room, "name")
_translated(models.RoomClosure, "reason")
_translated(models.InterpreterTeam, "name")
_translated(models.Topic, "name", "description")
_translated(models.Session, "title", "abstract", "dress")
_translated(models.AgendaItem, "title")
_translated(models.Release, "note")
_translated(models.Announcement, "text")
_translated(models.Document, "title")
_translated(models.Revision, "note")
_translated(models.Outcome, "title")
_translated(models.Picture, "alt")
_translated(models.HallFeature, "name")
_translated(models.Theme, "name")
_translated(models.Exhibitor, "name", "profile")
_translated(models.Product, "name", "description")
_translated(models.DemoSlot, "title")
_translated(models.AwardCategory, "name")
_translated(models.Criterion, "name")
_translated(models.Finalist, "name", "organisation", "description")
_translated(models.ReadinessItem, "name", "hint")
_translated(models.Tour, "name", "guest")
_translated(models.TourStop, "receiver")
