"""Revisions of a paper: begun with what is new in them, and issued."""

from adgmin.core import audit, clock
from adgmin.core.models import User
from adgmin.core.text import nfc

from . import refusals
from .changing import changing
from .models import Document, PaperStatus, Revision


def new_revision(paper: Document, *, note_vi: str = "", note_en: str = "", by: User | None) -> Revision:
    """Begin the next revision of a paper whose last one is issued.

    Raises Refused: `note_missing`, `is_withdrawn`, `no_file` (nothing was issued yet), `revision_open`.
    """
    note_vi, note_en = nfc(note_vi).strip(), nfc(note_en).strip()
    if not (note_vi or note_en):
        raise refusals.note_missing()
    with changing(paper) as locked:
        if locked.status == PaperStatus.WITHDRAWN:
            raise refusals.is_withdrawn(locked)
        newest = locked.revisions.order_by("-number").first()
        if newest is None:
            raise refusals.no_file(locked)
        if newest.issued_at is None:
            raise refusals.revision_open(locked)
        revision = Revision.objects.create(
            document=locked, number=newest.number + 1, note_vi=note_vi, note_en=note_en, made_at=clock.now(),
            made_by=by,
        )  # fmt: skip
        numbers = [newest.number, revision.number]
        audit.record(locked, "begin revision", by=by, changes={"revision": numbers}, note=note_vi or note_en)
    return revision


def change_note(revision: Revision, *, note_vi: str, note_en: str, by: User | None) -> None:
    """Change what is said to be new in a revision. Raises Refused: `note_missing`."""
    note_vi, note_en = nfc(note_vi).strip(), nfc(note_en).strip()
    if not (note_vi or note_en):
        raise refusals.note_missing()
    with changing(revision.document) as locked:
        before = audit.state_of(revision)
        revision.note_vi, revision.note_en = note_vi, note_en  # type: ignore[attr-defined]  # translated columns
        revision.save(update_fields=["note", "note_vi", "note_en"])
        audit.record(locked, "change", by=by, changes=audit.difference(before, audit.state_of(revision)))


def issue(paper: Document, *, by: User | None) -> Revision:
    """Give out the revision that is being made; its files stay as they are from now on. A draft becomes circulated.

    Raises Refused: `is_withdrawn`, `no_file`, `nothing_open`.
    """
    with changing(paper) as locked:
        if locked.status == PaperStatus.WITHDRAWN:
            raise refusals.is_withdrawn(locked)
        revision = locked.revisions.order_by("-number").first()
        files = list(revision.files.all()) if revision else []
        if revision is None or not (files or revision.issued_at):
            raise refusals.no_file(locked)
        if revision.issued_at:
            raise refusals.nothing_open(locked)
        revision.issued_at = clock.now()
        revision.save(update_fields=["issued_at"])
        if locked.status == PaperStatus.DRAFT:
            locked.status = PaperStatus.CIRCULATION
        locked.version, locked.to_look_at = revision.number + 1, False
        locked.issued_on = clock.now().date()
        locked.languages = [file.language for file in files]
        locked.pages = max(file.pages for file in files)
        locked.save()
        audit.record(locked, "issue paper", by=by, changes={"revision": ["", revision.number]})
    return revision
