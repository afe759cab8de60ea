"""The audit record in words, for the desk's history and latest acts."""

from django.utils.functional import Promise
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from adgmin.core.models import AuditRecord
from delegates.delegations.models import DelegateRole
from delegates.privacy.models import Purpose

# The predicate after the name of who acted.
_WORDS: dict[str, str | Promise] = {
    "add": _("added %(what)s"),
    "change": _("changed %(what)s"),
    "make paper": _("made the paper %(what)s"),
    "take in paper file": _("took in a file of the paper %(what)s:"),
    "remove paper file": _("deleted a file of the paper %(what)s:"),
    "begin revision": _("began a revision of the paper %(what)s:"),
    "issue paper": _("issued the paper %(what)s"),
    "set paper status": _("changed the status of the paper %(what)s"),
    "withdraw paper": _("withdrew the paper %(what)s:"),
    "set embargo": _("put an embargo on the paper %(what)s"),
    "lift embargo": _("lifted the embargo on the paper %(what)s"),
    "place booth": _("placed the booth %(what)s on the plan of the hall"),
    "move booth": _("moved the booth %(what)s"),
    "change booth": _("changed the booth %(what)s"),
    "delete booth": _("deleted the booth %(what)s"),
    "allot booth": _("changed who has the booth %(what)s"),
    "undo booth": _("took back a change of the booth %(what)s"),
    "redo booth": _("did a change of the booth %(what)s again"),
    "take in picture": _("took in the picture %(what)s"),
    "accept_finding": _("let the conflict %(what)s stand"),
    "withdraw_acceptance": _("took back that the conflict %(what)s may stand"),
    "delete": _("deleted %(what)s"),
    "move": _("moved %(what)s"),
    "shift": _("shifted %(what)s with the rest of its room’s day"),
    "swap": _("swapped %(what)s with another session"),
    "undo": _("moved %(what)s back"),
    "redo": _("moved %(what)s again"),
    "nominate": _("entered the nomination of %(what)s"),
    "submit": _("put %(what)s forward for a decision"),
    "accredit": _("accredited %(what)s"),
    "refuse": _("refused the accreditation of %(what)s"),
    "ask": _("asked for more information about %(what)s"),
    "try mail again": _("asked to send the message %(what)s again"),
    "forget mails": _("deleted old messages of %(what)s"),
    "withhold mail": _("decided not to send the message %(what)s"),
    "invite": _("invited %(what)s"),
    "accept invitation": _("accepted the invitation as focal point (%(what)s)"),
    "hand over": _("handed over the task of %(what)s"),
    "end focal point": _("ended the access of %(what)s"),
    "write letter": _("wrote the words of the letter %(what)s"),
    "use standard letter": _("went back to the standard words of the letter %(what)s"),
    "send to many": _("sent the letter to many: %(what)s"),
    "stop sending": _("stopped the letter to many: %(what)s"),
    "take out": _("took out of %(what)s:"),
    "tick": _("ticked %(what)s as done"),
    "untick": _("took back that %(what)s is done"),
    "withdraw": _("withdrew the nomination of %(what)s"),
    "reopen": _("let %(what)s wait for a decision again"),
    "read": _("read the passport data and needs of %(what)s"),
    "read passport": _("read the passport data of %(what)s"),
    "read birth": _("read the date of birth of %(what)s"),
    "read needs": _("read the needs of %(what)s"),
    "read declarations": _("read the declarations to security of %(what)s"),
    "read emergency": _("read the emergency contact of %(what)s"),
    "comment": _("commented on %(what)s"),
    "assign": _("changed who takes care of %(what)s"),
    "set due time": _("changed until when %(what)s is to be decided"),
    "recheck": _("changed %(what)s, which is checked again"),
    "take_up": _("began the check of %(what)s"),
    "approve": _("passed a check of %(what)s"),
    "answer": _("answered the question about %(what)s"),
    "hold": _("put %(what)s on hold"),
    "resume": _("took up %(what)s again"),
    "revoke": _("took back the accreditation of %(what)s"),
    "print": _("recorded that the badge of %(what)s is printed"),
    "issue": _("handed over the badge of %(what)s"),
    "replace": _("let the badge of %(what)s be replaced"),
    "consent": _("recorded a consent of %(what)s:"),
    "consent withdrawn": _("recorded that a consent of %(what)s is taken back:"),
    "file taken in": _("took in a file of %(what)s:"),
    "file removed": _("deleted a file of %(what)s:"),
    "file read": _("read a paper of %(what)s:"),
    "make badge": _("made badge %(what)s"),
    "print badge": _("printed badge %(what)s"),
    "hand over badge": _("handed over badge %(what)s"),
    "take back badge": _("took back badge %(what)s"),
    "report lost badge": _("recorded badge %(what)s as lost"),
    "replace badge": _("replaced badge %(what)s"),
    "revoke badge": _("revoked badge %(what)s"),
    "badge out of date": _("made what is printed on badge %(what)s out of date"),
    "sign badge anew": _("signed badge %(what)s anew"),
    "hand over badges": _("had receipt %(what)s signed for badges"),
    "took receipt": _("took receipt %(what)s on paper"),
    "key made": _("made the signing key %(what)s"),
    "key retired": _("retired the signing key %(what)s"),
    "key withdrawn": _("withdrew the signing key %(what)s"),
    "release": _("released the programme: %(what)s"),
    "take in": _("took in a programme file into %(what)s"),
    "badges rendered": _("drew badges of %(what)s without counting them as printed:"),
    "layout of badges changed": _("changed the layout %(what)s"),
    "print run begun": _("began print run %(what)s"),
    "print run resumed": _("took up print run %(what)s again"),
    "print run to stop": _("asked print run %(what)s to stop"),
    "print run given up": _("gave up print run %(what)s"),
    "print run handed out": _("took out the file of print run %(what)s"),
    "print run done": _("finished print run %(what)s"),
    "print run stopped": _("stopped print run %(what)s"),
    "print run failed": _("could not finish print run %(what)s"),
    "device made": _("made the device %(what)s for the doors"),
    "pairing code made": _("made a pairing code for the device %(what)s"),
    "device paired": _("paired the device %(what)s"),
    "device revoked": _("revoked the device %(what)s"),
    "incident closed": _("looked into an incident (%(what)s):"),
    "movements read": _("read where %(what)s went:"),
    "evacuation list read": _("opened the evacuation list of %(what)s"),
    "exported attendance": _("exported the attendance of %(what)s"),
    "roster printed": _("made a paper roster for %(what)s"),
    "typed in from paper": _("typed in lines from paper for %(what)s:"),
    "merge": _("found %(what)s to be the same person as"),
    "not the same": _("found %(what)s not to be the same person as"),
    "changed by workbook": _("changed %(what)s by a workbook"),
    "sign in": _("signed in"),
    "sign out": _("signed out"),
    "password": _("changed the password of %(what)s"),
    "taken in": _("took in %(what)s from a workbook"),
    "load_edition": _("took in the data of %(what)s"),
    "begin": _("began %(what)s"),
    "take back begin": _("took back the beginning of %(what)s"),
    "end": _("ended %(what)s"),
    "delay": _("changed the time of %(what)s on the day"),
    "move room": _("changed the room of %(what)s on the day"),
    "cancel": _("cancelled %(what)s"),
    "take back": _("took back the end or the cancellation of %(what)s"),
    "unreleased place replaced": _("replaced an unreleased time or room of %(what)s"),
    "announce": _("announced %(what)s"),
    "withdraw announcement": _("withdrew the announcement %(what)s"),
    "draft": _("began a draft of a nomination"),
    "give up draft": _("gave up a draft of a nomination"),
    "own link sent": _("sent %(what)s the link to their own data"),
    "own link ended": _("ended the link of %(what)s to their own data"),
    "changed by own link": _("took in what %(what)s wrote by their own link"),
    "looked for passport": _("looked for a person by passport number in %(what)s:"),
    "shown": _("looked at the hidden data of %(what)s"),
    "exported delegates": _("exported the list of delegates of %(what)s"),
    "exported list of participants": _("exported the list of participants of %(what)s"),
    "kept list of participants": _("kept version %(what)s of the list of participants"),
    "exported list": _("exported a list of %(what)s"),
    "exported sensitive list": _("exported a list with sensitive data of %(what)s"),
    "read sensitive list": _("read a list with sensitive data of %(what)s"),
}


# What is noted by codes: the role of who was taken in, the purpose of a consent.
_CODED = frozenset({"taken in", "consent", "consent withdrawn"})


def note_in_words(act: AuditRecord) -> str:
    """Return the note of an act, codes as words."""
    if act.verb not in _CODED:
        return act.note
    words = {code: str(label) for code, label in (*DelegateRole.choices, *Purpose.choices)}
    return " ".join(words.get(part, part) for part in act.note.split(" "))


def in_words(act: AuditRecord) -> str:
    """Return what was done, to be read after the name of who did it."""
    what = act.note if act.model == "delegates.accreditation" and act.note else act.label
    words = _WORDS.get(act.verb)
    if words is None:
        return _t("%(verb)s: %(what)s") % {"verb": act.verb, "what": what}
    return str(words) % {"what": what}
