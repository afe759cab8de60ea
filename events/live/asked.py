"""What a form of the live desk asks for, and what would take it back."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from adgmin.core.models import User
from events.agenda.models import Session
from events.venues.models import Room

from . import acts
from .stage import Outcome, mark_of


class UnknownActError(ValueError):
    """The form asks for nothing that can be done."""


@dataclass(frozen=True, slots=True)
class Asked:
    """An act on a session, as a form names it: `do` is a word, for a delay with its minutes, for a room its code."""

    session: Session
    words: str
    push: bool
    seen: str
    day: str

    @property
    def verb(self) -> str:
        """One of begin, not_begun, finish, cancel, reopen, delay, room."""
        return self.words.partition(" ")[0]

    @property
    def minutes(self) -> int:
        """The minutes of a delay; 0 when they are no number."""
        try:
            return int(self.words.partition(" ")[2])
        except ValueError:
            return 0

    def do(self, *, by: User | None) -> Outcome:
        """Do it. Raises Refused."""
        if self.verb == "delay":
            return acts.delay(self.session, self.minutes, by=by, push=self.push, seen=self.seen)
        if self.verb == "room":
            code = self.words.partition(" ")[2]
            room = Room.objects.filter(edition=self.session.edition_id, code=code).first()
            if room is None:
                raise UnknownActError(code)
            return acts.move_room(self.session, room, by=by, seen=self.seen)
        return _PLAIN[self.verb](self.session, by=by, seen=self.seen)


_PLAIN: dict[str, Callable[..., Outcome]] = {
    "begin": acts.begin,
    "not_begun": acts.not_begun,
    "finish": acts.finish,
    "cancel": acts.cancel,
    "reopen": acts.reopen,
}


def asked_of(form: Mapping[str, str], session: Session) -> Asked:
    """Read a form. Raises UnknownActError."""
    words = " ".join(form.get("do", "").split())
    verb = words.partition(" ")[0]
    if words in {"delay", "room"}:  # typed or chosen beside the button
        words = f"{verb} {form.get('minutes' if verb == 'delay' else 'room', '').strip()}"
    if verb not in {"delay", "room", *_PLAIN}:
        raise UnknownActError(verb)
    return Asked(session, words, bool(form.get("push")), form.get("seen", ""), form.get("day", ""))


def undo_of(outcome: Outcome, asked: Asked) -> dict[str, str]:
    """Return what a form would have to say to take an act back; nothing where that is done by hand."""
    before, after = outcome.changes[0].before, outcome.session
    words = {
        "begin": "not_begun",
        "finish": "reopen",
        "cancel": "reopen",
        "delay": f"delay {-asked.minutes}",
        "room": f"room {before.room}" if before.room else "",
        "not_begun": "begin",
        "reopen": "cancel" if before.is_cancelled else "finish",
    }[asked.verb]
    if not words:
        return {}
    pushed = {"push": "1"} if asked.push else {}
    return {"undo": after.code, "do": words, "seen": mark_of(after), **pushed}
