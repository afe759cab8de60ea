"""Gathers the models of the capabilities; Django looks for them here."""

from .agenda.models import AgendaItem, Session, SessionParty, Topic
from .documents.models import Document, Outcome, OutcomeStage
from .editions.models import Edition, GlossaryTerm, KeyFigure, Pillar, ThemeWording
from .parties.models import Party, PartyAlias
from .releases.models import PublishedProgramme
from .showcase.models import Booth, DemoSlot, Exhibitor, Hall, HallFeature, Product, Theme
from .venues.models import Room, RoomBooking, Venue

__all__ = [
    "AgendaItem", "Booth", "DemoSlot", "Document", "Edition", "Exhibitor", "GlossaryTerm", "Hall", "HallFeature",
    "KeyFigure", "Outcome", "OutcomeStage", "Party", "PartyAlias", "Pillar", "Product", "PublishedProgramme", "Room",
    "RoomBooking", "Session", "SessionParty", "Theme", "ThemeWording", "Topic", "Venue",
]  # fmt: skip
