"""Gathers the models of the capabilities; Django looks for them here."""

from .agenda.models import AgendaItem, InterpreterTeam, Session, SessionParty, SessionPromise, Topic
from .agenda.rule_models import AcceptedFinding, KindTurnover, LevelWindow, RuleSetting
from .documents.models import Document, Outcome, OutcomeStage, PageText, PaperFile, Revision
from .editions.models import Edition, GlossaryTerm, KeyFigure, Pillar, ThemeWording
from .live.models import Announcement, LiveState
from .parties.models import Party, PartyAlias
from .personal.models import Star, StarList
from .pictures.models import Picture
from .releases.models import PublishedProgramme, Release
from .showcase.models import Booth, DemoSlot, Exhibitor, Hall, HallFeature, HallUnderlay, Product, Theme
from .venues.models import Room, RoomBooking, RoomClosure, Venue

__all__ = [
    "AcceptedFinding", "AgendaItem", "Announcement", "Booth", "DemoSlot", "Document", "Edition", "Exhibitor",
    "GlossaryTerm", "Hall", "HallFeature", "HallUnderlay", "InterpreterTeam", "KeyFigure", "KindTurnover",
    "LevelWindow", "LiveState", "Outcome", "OutcomeStage", "PageText", "PaperFile", "Party", "PartyAlias", "Picture",
    "Pillar", "Product", "PublishedProgramme", "Release", "Revision", "Room", "RoomBooking", "RoomClosure",
    "RuleSetting", "Session", "SessionParty", "SessionPromise", "Star", "StarList", "Theme", "ThemeWording", "Topic",
    "Venue",
]  # fmt: skip
