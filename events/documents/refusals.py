"""Why a verb of papers does nothing, in both languages."""

from collections.abc import Callable

from django.utils.translation import gettext as _

from adgmin.core.bilingual import in_both
from adgmin.core.problems import Problem, Refused, Severity

from .models import Document, PaperStatus


def _refused(code: str, sentence: Callable[[], str], field: str = "") -> Refused:
    return Refused(Problem(code, Severity.BLOCK, in_both(sentence), field=field))


def title_missing() -> Refused:
    """There is a title in neither language."""
    return _refused(
        "title_missing", lambda: _("Give the title of the document in at least one language."), "title_vi"
    )


def symbol_taken(symbol: str) -> Refused:
    """Another paper bears the symbol."""
    return _refused(
        "symbol_taken",
        lambda: _("Another document bears the symbol %(symbol)s. Choose another one.") % {"symbol": symbol},
        "symbol",
    )


def bad_symbol() -> Refused:
    """The symbol has signs that do not go into addresses."""
    return _refused(
        "bad_symbol",
        lambda: _("A symbol is made of letters without accents, figures and the signs / . _ -, at most 60."),
        "symbol",
    )


def symbol_stays() -> Refused:
    """The symbol of a paper that was issued is known to others."""
    return _refused(
        "symbol_stays",
        lambda: _(
            "The document was issued: its symbol is known and stays. Withdraw it and make another one."
        ),
        "symbol",
    )


def unknown_item(number: int | None) -> Refused:
    """The session has no such agenda item, or there is no session."""
    return _refused(
        "unknown_item",
        lambda: (
            _("The session has no agenda item %(number)s. Choose one of its items or none.")
            % {"number": number}
        ),
        "item",
    )


def unknown_language(language: str) -> Refused:
    """Papers are not kept in this language."""
    return _refused(
        "unknown_language",
        lambda: _("Documents are not kept in the language “%(code)s”.") % {"code": language},
        "language",
    )


def is_withdrawn(paper: Document) -> Refused:
    """Nothing is added to a withdrawn paper."""
    return _refused(
        "is_withdrawn",
        lambda: (
            _("%(symbol)s is withdrawn. Take it up again before you change it.") % {"symbol": paper.symbol}
        ),
    )


def nothing_open(paper: Document) -> Refused:
    """The newest revision is out; a file of it stays what its readers have."""
    return _refused(
        "nothing_open",
        lambda: (
            _("The files of %(symbol)s are issued and stay as they are. Begin a new revision first.")
            % {"symbol": paper.symbol}
        ),
        "file",
    )


def revision_open(paper: Document) -> Refused:
    """A revision is being made already."""
    return _refused(
        "revision_open",
        lambda: (
            _("A revision of %(symbol)s is being made already. Issue it, or replace its files.")
            % {"symbol": paper.symbol}
        ),
    )


def note_missing() -> Refused:
    """A revision says what is new in it."""
    return _refused(
        "note_missing", lambda: _("Say what is new in this revision, in at least one language."), "note_vi"
    )


def no_file(paper: Document) -> Refused:
    """There is nothing to issue."""
    return _refused(
        "no_file",
        lambda: _("%(symbol)s has no file yet. Take one in before it is issued.") % {"symbol": paper.symbol},
        "file",
    )


def not_from_here(paper: Document, wanted: str) -> Refused:
    """The table of states has no such step."""
    return _refused(
        "not_from_here",
        lambda: (
            _("%(symbol)s is “%(now)s” and cannot become “%(wanted)s” from there.")
            % {
                "symbol": paper.symbol,
                "now": PaperStatus(paper.status).label,
                "wanted": PaperStatus(wanted).label,
            }
        ),
        "status",
    )


def changed_meanwhile(paper: Document) -> Refused:
    """Somebody else was faster."""
    return _refused(
        "changed_meanwhile",
        lambda: (
            _("%(symbol)s was changed while you were looking; it is “%(now)s” now. Look at it again.")
            % {"symbol": paper.symbol, "now": PaperStatus(paper.status).label}
        ),
    )


def issue_instead(paper: Document) -> Refused:
    """A draft that has files goes out by being issued."""
    return _refused(
        "issue_instead",
        lambda: _("%(symbol)s has files that are not issued. Issue them instead.") % {"symbol": paper.symbol},
        "status",
    )


def reason_missing() -> Refused:
    """A paper is not withdrawn without a word."""
    return _refused("reason_missing", lambda: _("Say why the document is withdrawn."), "reason")


def embargo_missing() -> Refused:
    """Neither a moment nor a session was named."""
    return _refused(
        "embargo_missing",
        lambda: _("Name the moment or the session until which the document is held back."),
        "until",
    )


def embargo_past() -> Refused:
    """The moment has passed."""
    return _refused("embargo_past", lambda: _("This moment has passed. Choose a later one."), "until")


def session_began(code: str) -> Refused:
    """The session is open: the paper would be out at once."""
    return _refused(
        "session_began",
        lambda: (
            _(
                "%(code)s has begun already: the document would not be held back. Choose another session or a moment."
            )
            % {"code": code}
        ),
        "session",
    )
