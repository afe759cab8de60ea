"""Badges as PDF and PNG: data to the typesetter by JSON, pictures inside it, nothing in the clear on disk."""

import datetime as dt
import json
from functools import cache
from pathlib import Path
from typing import Any

from adgmin.core.pdfs.typesetting import pressed
from delegates.lists.participants import text_of
from events.editions.models import Edition
from events.printing.documents import ROSETTE
from events.printing.typesetting import HERE as PRINTING

from .drawing import MODULES, look_of, words
from .layouts import Choices
from .models import Zone
from .week import week

HERE = Path(__file__).resolve().parent
FONTS = (PRINTING / "fonts", PRINTING / "scripts", HERE / "fonts")


def frame(edition: Edition, title: str, looks: dict[str, Choices]) -> dict[str, Any]:
    """Return what all badges of an edition share; `looks` are the choices of each kind."""
    zones = Zone.objects.filter(edition=edition)
    return {
        "title": title,
        "meeting": str(text_of(edition, "short_name").en or edition.short_name),
        "place": _place(edition),
        "zones": [{"letter": zone.letter, "name": text_of(zone, "name").as_dict()} for zone in zones],
        "week": week(),
        "modules": MODULES,
        "watermark": _watermark(),
        "words": words(),
        "looks": {kind: look_of(choices) for kind, choices in looks.items()},
    }


def pdf(template: str, data: dict[str, Any], *, made_at: dt.datetime) -> bytes:
    """Return the PDF of badges by `typst/<template>.typ`; the same data make the same bytes. Raises PressFailed."""
    return _pressed(template, data, format="pdf", timestamp=int(made_at.timestamp()))


def png(template: str, data: dict[str, Any], *, ppi: float) -> bytes:
    """Return the first page as a picture. Raises PressFailed."""
    return _pressed(template, data, format="png", ppi=ppi)


def noted(template: str, data: dict[str, Any], label: str) -> list[dict[str, Any]]:
    """Return what a template noted under a label while it set the pages. Raises PressFailed."""
    return list(json.loads(_pressed(template, data, query=f"<{label}>")))


def _pressed(template: str, data: dict[str, Any], **asked: Any) -> bytes:
    path = HERE / "typst" / f"{template}.typ"
    return pressed(path, data, root=HERE.parent.parent, fonts=FONTS, **asked)


def _place(edition: Edition) -> str:
    city, first, last = text_of(edition, "host_city").vi, edition.start_date, edition.end_date
    days = f"{first.day}–{last:%d.%m.%Y}" if first.month == last.month else f"{first:%d.%m.}–{last:%d.%m.%Y}"
    return ", ".join(part for part in (city, f"{last:%d.%m.%Y}" if first == last else days) if part)


@cache
def _watermark() -> str:
    drawing = ROSETTE.read_text(encoding="utf-8").replace("#E9CF8F", "#20378f")
    return drawing.replace("<svg ", '<svg opacity=".13" ', 1)
