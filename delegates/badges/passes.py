"""Passes without a person: transferable ones of a delegation, of one day, of staff, of vehicles."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db import transaction

from adgmin.core.models import User
from adgmin.core.problems import Refused
from adgmin.core.text import nfc
from delegates.delegations.models import Delegation
from events.editions.models import Edition

from . import refusals
from .making import draft, require, validity_of, write
from .models import Badge, BadgeKind
from .zones import ensure_zones, known_letters


@dataclass(frozen=True, slots=True)
class Pass:
    """What is wanted. Without times a pass is good as long as personal badges; `label` is the bearer or the plate."""

    kind: str
    category: str
    zones: Sequence[str]
    valid_from: dt.datetime | None = None
    valid_until: dt.datetime | None = None
    delegation: Delegation | None = None
    label: str = ""


def make_pass(kind: str, *, edition: Edition, by: User | None, **wanted: Any) -> Badge:
    """Make one pass; `wanted` as `Pass` has it. Raises Refused as `make_passes`."""
    return make_passes(Pass(kind, **wanted), edition=edition, by=by)[0]


@transaction.atomic
def make_passes(wanted: Pass, *, edition: Edition, by: User | None, number: int = 1) -> list[Badge]:
    """Make so many passes of one sort.

    Raises Refused: `not_your_decision`, `not_a_pass`, `wrong_times`, `no_zones`, `no_more_keys`.
    """
    require(by)
    first, last = validity_of(edition)
    times = (wanted.valid_from or first, wanted.valid_until or last)
    letters = known_letters(ensure_zones(edition), wanted.zones)
    problems = [] if wanted.kind != BadgeKind.PERSONAL else [refusals.not_a_pass(wanted.kind)]
    problems += [] if times[1] > times[0] else [refusals.wrong_times()]
    problems += [] if letters else [refusals.no_zones()]
    if problems:
        raise Refused(*problems)
    label = nfc(" ".join(wanted.label.split()))
    drafts = [
        draft(
            wanted.kind, edition, wanted.category, letters, times, delegation=wanted.delegation, label=label
        )
        for _ in range(number)
    ]
    return write(edition, drafts, by=by)
