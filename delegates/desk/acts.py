"""The audit record in words, for the desk's history and latest acts."""

from django.utils.functional import Promise
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from adgmin.core.models import AuditRecord

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
    "load_edition": _("took in the data of %(what)s"),
    "shown": _("looked at the hidden data of %(what)s"),
    "exported delegates": _("exported the list of delegates of %(what)s"),
}


def in_words(act: AuditRecord) -> str:
    """Return what was done, to be read after the name of who did it."""
    what = act.note if act.model == "delegates.accreditation" and act.note else act.label
    words = _WORDS.get(act.verb)
    if words is None:
        return _t("%(verb)s: %(what)s") % {"verb": act.verb, "what": what}
    return str(words) % {"what": what}
