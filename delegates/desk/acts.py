"""The audit record in words, for the desk's history and latest acts."""

import datetime as dt
from typing import Any

from django.apps import apps
from django.core.exceptions import FieldDoesNotExist
from django.db.models import DateTimeField, ForeignKey
from django.utils.functional import Promise
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from adgmin.core import dates
from adgmin.core.models import AuditRecord

MOST_CHANGES = 8
_SILENT = frozenset(
    {"id", "updated", "sequence", "folded", "name_key", "since", "decided_by", "delegation_order",
     "role_order", "title", "abstract", "position", "organisation", "booking"}
)  # fmt: skip

# The predicate after the name of who acted.
_WORDS: dict[str, str | Promise] = {
    "add": _("added %(what)s"),
    "change": _("changed %(what)s"),
    "delete": _("deleted %(what)s"),
    "nominate": _("entered the nomination of %(what)s"),
    "submit": _("put %(what)s forward for a decision"),
    "accredit": _("accredited %(what)s"),
    "refuse": _("refused the accreditation of %(what)s"),
    "ask": _("asked for more information about %(what)s"),
    "withdraw": _("withdrew the nomination of %(what)s"),
    "reopen": _("let %(what)s wait for a decision again"),
    "read": _("read the passport data and needs of %(what)s"),
    "changed by workbook": _("changed %(what)s by a workbook"),
    "sign in": _("signed in"),
    "sign out": _("signed out"),
    "password": _("changed the password of %(what)s"),
    "taken in": _("took in %(what)s from a workbook"),
    "exported delegates": _("exported the list of delegates of %(what)s"),
}


def in_words(act: AuditRecord) -> str:
    """Return what was done, to be read after the name of who did it."""
    what = act.note if act.model == "delegates.accreditation" and act.note else act.label
    words = _WORDS.get(act.verb)
    if words is None:
        return _t("%(verb)s: %(what)s") % {"verb": act.verb, "what": what}
    return str(words) % {"what": what}


def changes_in_words(act: AuditRecord) -> list[dict[str, str]]:
    """Return what changed, from what to what, in the words of the forms; derived columns left out."""
    return [
        {"name": _field_name(act, name), "old": _value(act, name, old), "new": _value(act, name, new)}
        for name, (old, new) in act.changes.items()
        if name not in _SILENT
    ][:MOST_CHANGES]


def _field(act: AuditRecord, name: str) -> Any:
    try:
        return apps.get_model(act.model)._meta.get_field(name)
    except (LookupError, FieldDoesNotExist, ValueError):
        return None


def _field_name(act: AuditRecord, name: str) -> str:
    return str(getattr(_field(act, name), "verbose_name", name))


def _value(act: AuditRecord, name: str, value: Any) -> str:
    if value in (None, "", []):
        return "–"
    field = _field(act, name)
    if isinstance(field, DateTimeField):
        moment = dates.local(dt.datetime.fromisoformat(value))
        return f"{dates.day_short(moment.date())}, {dates.clock_time(moment)}"
    if isinstance(field, ForeignKey):
        return str(field.related_model._base_manager.filter(pk=value).first() or value)
    if isinstance(value, list):
        return ", ".join(map(str, value))
    choices = dict(getattr(field, "flatchoices", ()))
    return str(choices.get(value, value))
