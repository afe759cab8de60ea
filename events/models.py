"""Gathers the models of the capabilities; Django looks for them here."""

from .agenda.models import AgendaItem, InterpreterTeam, Session, SessionParty, SessionPromise, Topic
from .agenda.rule_models import AcceptedFinding, KindTurnover, LevelWindow, RuleSetting
from .awards.models import (
    AwardCategory,
    CategoryClosing,
    CategoryResult,
    ConflictOfInterest,
    Criterion,
    Finalist,
    Juror,
    ScoreSheet,
    TieRuling,
)
from .documents.models import Document, Outcome, OutcomeStage, PageText, PaperFile, Revision
from .editions.models import Edition, GlossaryTerm, KeyFigure, Pillar, ThemeWording
from .live.models import Announcement, LiveDemo, LiveState
from .outcomes.models import (
    Amendment,
    Commitment,
    OutcomeBrief,
    OutcomePublication,
    OutcomeStep,
    Paragraph,
    Position,
    TextVersion,
)
from .parties.models import Party, PartyAlias
from .personal.models import DemoStar, Star, StarList
from .pictures.models import Picture
from .releases.models import PublishedProgramme, Release
from .showcase.entry_models import BoothNeeds, Entry
from .showcase.models import Booth, DemoSlot, Exhibitor, Hall, HallFeature, HallUnderlay, Product, Theme
from .showcase.move_in.models import DockHours, VehicleSlot
from .showcase.readiness.models import ReadinessItem, ReadinessTick
from .tours.models import Tour, TourStop
from .venues.models import Room, RoomBooking, RoomClosure, Venue

__all__ = [
    "AcceptedFinding", "AgendaItem", "Amendment", "Announcement", "AwardCategory", "Booth", "BoothNeeds",
    "CategoryClosing", "CategoryResult", "Commitment", "ConflictOfInterest", "Criterion", "DemoSlot", "DemoStar",
    "DockHours",
    "Document", "Edition", "Entry", "Exhibitor", "Finalist", "GlossaryTerm", "Hall",
    "HallFeature", "HallUnderlay", "InterpreterTeam", "Juror", "KeyFigure", "KindTurnover", "LevelWindow",
    "LiveDemo", "LiveState", "Outcome", "OutcomeBrief", "OutcomePublication", "OutcomeStage", "OutcomeStep", "PageText",
    "PaperFile", "Paragraph", "Party", "PartyAlias", "Picture", "Pillar", "Position", "Product",
    "PublishedProgramme", "ReadinessItem", "ReadinessTick", "Release", "Revision", "Room", "RoomBooking",
    "RoomClosure", "RuleSetting", "ScoreSheet", "Session", "SessionParty", "SessionPromise", "Star", "StarList",
    "TextVersion", "Theme", "ThemeWording", "TieRuling", "Topic", "Tour", "TourStop", "VehicleSlot", "Venue",
]  # fmt: skip
