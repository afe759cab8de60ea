"""A list as a PDF: A4, the headings again on each page, in the dress of the printed programme."""

import datetime as dt
from functools import cache
from pathlib import Path
from typing import Any

from events.editions.models import Edition
from events.printing.documents import ROSETTE
from events.printing.typesetting import typeset

from .layout import BOTH, Cell, Group, Leaf, one_or_both

HERE = Path(__file__).resolve().parent
# How wide the columns are, in parts: of one language, then of both side by side.
WIDTHS = {False: (2, 12, 11, 11), True: (2, 9, 12, 12)}


def widths_of(leaf: Leaf) -> tuple[int, ...]:
    """Return how wide the columns of the list of participants are."""
    return WIDTHS[leaf.lang == BOTH]


def leaf_pdf(leaf: Leaf, edition: Edition, made_at: dt.datetime, widths: tuple[int, ...] = ()) -> bytes:
    """Return the PDF of a list; the same list as of the same moment makes the same bytes."""
    data = {
        "lang": leaf.lang,
        "wide": len(leaf.columns) > 5,
        "heading": leaf.title,
        "meeting_line": leaf.meeting,
        "short_line": one_or_both(edition, "short_name", leaf.lang),
        "ministry": one_or_both(edition, "host_ministry", leaf.lang),
        "marks": leaf.marks,
        "columns": leaf.columns,
        "widths": widths or widths_of(leaf),
        "blocks": [
            {"heading": block.heading, "groups": [_group(group) for group in block.groups]}
            for block in leaf.blocks
        ],
        "rosette": _rosette(),
        "words": {},
    }
    return typeset("list", data, made_at=made_at, folder=HERE)


@cache
def _rosette() -> str:
    return ROSETTE.read_text(encoding="utf-8")


def _group(group: Group) -> dict[str, Any]:
    rows = [{"number": str(row.number), "cells": [_cell(cell) for cell in row.cells]} for row in group.rows]
    return {"heading": group.heading, "rows": rows}


def _cell(cell: Cell) -> dict[str, Any]:
    return {"lines": cell.lines, "lang": cell.lang, "small": cell.small}
