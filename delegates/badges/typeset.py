"""Badges as PDF and PNG: data to the typesetter by JSON, pictures inside it, nothing in the clear on disk."""

import datetime as dt
import json
import subprocess
import sys
from functools import cache
from pathlib import Path
from typing import Any

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
SECONDS = 120  # for one job: some hundred times what 200 badges need
_PRESS = HERE / "press.py"


class PressFailed(RuntimeError):
    """The typesetter did not do it; the reason is for the log, it may hold names."""


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
    asked |= {
        "input": str(HERE / "typst" / f"{template}.typ"),
        "root": str(HERE.parent.parent),
        "fonts": [str(folder) for folder in FONTS],
    }
    said = json.dumps(asked).encode() + b"\n" + json.dumps(data, ensure_ascii=False).encode()
    try:
        done = subprocess.run(  # noqa: S603 - our own program, what it reads on its standard input
            [sys.executable, "-I", str(_PRESS)], input=said, capture_output=True, timeout=SECONDS, check=False
        )
    except subprocess.TimeoutExpired:
        raise PressFailed(f"not done after {SECONDS} s") from None
    if done.returncode or not done.stdout:
        raise PressFailed(done.stderr.decode(errors="replace")[-2000:] or f"exit {done.returncode}")
    return done.stdout


def _place(edition: Edition) -> str:
    city, first, last = text_of(edition, "host_city").vi, edition.start_date, edition.end_date
    days = f"{first.day}–{last:%d.%m.%Y}" if first.month == last.month else f"{first:%d.%m.}–{last:%d.%m.%Y}"
    return ", ".join(part for part in (city, f"{last:%d.%m.%Y}" if first == last else days) if part)


@cache
def _watermark() -> str:
    drawing = ROSETTE.read_text(encoding="utf-8").replace("#E9CF8F", "#20378f")
    return drawing.replace("<svg ", '<svg opacity=".13" ', 1)
