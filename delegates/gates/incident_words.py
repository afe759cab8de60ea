"""Incidents in words, and the verb that closes them."""

import datetime as dt
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from adgmin.core import audit, clock, dates
from adgmin.core.bilingual import in_both
from adgmin.core.models import User
from adgmin.core.problems import Problem, Refused, Severity

from .models import Gate, Incident

LONGEST = 300


# What happened, by kind; `in_words` fills in who, where and when.
_SENTENCES = {
    Incident.Kind.TWO_DOORS: gettext_lazy(
        "Badge %(badge)s was let in at %(other)s at %(before)s and again at %(gate)s at %(time)s (%(device)s)."
    ),
    Incident.Kind.OVER_SEATS: gettext_lazy(
        "%(delegation)s has %(inside)s persons beside its head at %(gate)s; %(places)s may be there (%(time)s)."
    ),
    Incident.Kind.OVER_CAPACITY: gettext_lazy(
        "%(inside)s persons are at %(gate)s, which holds %(places)s (%(time)s)."
    ),
    Incident.Kind.ENDED_BADGE: gettext_lazy(
        "%(device)s let in badge %(badge)s at %(gate)s at %(time)s: %(why)s."
    ),
    Incident.Kind.CLOCK: gettext_lazy(
        "The clock of %(device)s is wrong by %(minutes)s. Its times are corrected."
    ),
    Incident.Kind.SEQUENCE: gettext_lazy(
        "%(device)s sent two different scans under one number. Both are kept."
    ),
    Incident.Kind.UNREADABLE: gettext_lazy(
        "%(device)s sent something that is no scan. It is kept as it came."
    ),
}

_REVOKED = gettext_lazy(
    "%(device)s still held scans when it was revoked. They are kept as they came and let nobody in."
)


def in_words(incident: Incident, gates: dict[str, Gate]) -> str:
    """Return what happened as a sentence in the active language; `gates` by code."""
    facts: dict[str, Any] = incident.facts
    first = facts.get("first", {})
    minutes = max(1, abs(int(facts.get("seconds", 0))) // 60)
    sentence = _REVOKED if facts.get("fault") == "revoked" else _SENTENCES[Incident.Kind(incident.kind)]
    return str(sentence) % {
        "badge": f"{facts['serial']:04d}" if isinstance(facts.get("serial"), int) else "–",
        "gate": _gate(facts.get("gate"), gates),
        "time": _time(facts.get("at")),
        "other": _gate(first.get("gate"), gates),
        "before": _time(first.get("at")),
        "device": facts.get("device") or (incident.device.name if incident.device else "–"),
        "delegation": str(incident.delegation or "–"),
        "inside": facts.get("inside", 0),
        "places": facts.get("places", facts.get("capacity", 0)),
        "why": _why(facts.get("reason", "")),
        "minutes": ngettext("%(number)d minute", "%(number)d minutes", minutes) % {"number": minutes},
    }


def _gate(code: Any, gates: dict[str, Gate]) -> str:
    return str(gates[code]) if code in gates else str(code or "–")


def _time(moment: Any) -> str:
    try:
        return dates.clock_time(dates.local(dt.datetime.fromisoformat(moment)))
    except (TypeError, ValueError):
        return "–"


def _why(reason: str) -> str:
    known = {
        "revoked": _("it was revoked"),
        "replaced": _("a newer one stands in its place"),
        "lost": _("it was reported lost"),
        "returned": _("it was given back"),
        "expired": _("it was no longer good"),
        "not_yet": _("it was not good yet"),
        "superseded": _("its code is an older one"),
        "other_edition": _("it is of another meeting"),
        "altered": _("its code was altered"),
        "unknown_key": _("its code was not made here"),
        "unreadable": _("its code cannot be read"),
    }
    return known.get(reason, _("nobody knows this badge"))


@transaction.atomic
def close(incident: Incident, *, by: User, note: str) -> None:
    """Note what was found. Raises Refused: `note_missing`, `closed_already` (by whom)."""
    words = " ".join(note.split())[:LONGEST]
    if not words:
        raise Refused(Problem("note_missing", Severity.BLOCK, in_both(_no_note), field="note"))
    locked = Incident.objects.select_for_update(of=("self",)).select_related("closed_by").get(pk=incident.pk)
    if locked.closed_at:
        raise Refused(Problem("closed_already", Severity.BLOCK, in_both(lambda: _closed(locked))))
    incident.closed_at, incident.closed_by, incident.note = clock.now(), by, words
    incident.save(update_fields=["closed_at", "closed_by", "note"])
    audit.record(incident, "incident closed", by=by, note=words)


def _no_note() -> str:
    return _("Write what was found, so that the next shift knows.")


def _closed(incident: Incident) -> str:
    return _("%(who)s has looked into this already: %(note)s") % {
        "who": incident.closed_by,
        "note": incident.note,
    }
