"""The verbs of private files: each looks at what came, keeps it encrypted, records; nothing is kept on refusal."""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from typing import Any

from django.db import transaction

from adgmin.core import audit, clock
from adgmin.core.models import User
from adgmin.core.uploads import (
    MOST_PAPER,
    MOST_PICTURE,
    Crop,
    Picture,
    check_pdf,
    hints,
    portrait,
    read_upload,
    scan,
)
from adgmin.core.uploads.papers import refuse_secret
from delegates.delegations.models import Delegation
from delegates.nominations.models import Delegate
from delegates.nominations.signals import changed

from .models import PrivateFile
from .storing import FILES

MOST_PAGES_OF_A_PASSPORT = 10
photo_hints = hints
Kind = PrivateFile.Kind


def take_photo(delegate: Delegate, upload: Any, *, by: User | None, crop: Crop | None = None) -> PrivateFile:
    """Keep a person's photograph in place of the one before.

    Raises Refused: `file_missing`, `file_empty`, `file_too_large`, `not_a_picture`, `picture_too_large`,
    `photo_too_small`.
    """
    picture = portrait(read_upload(upload, most=MOST_PICTURE, field="photo"), crop=crop)
    with _another_photo(delegate, by=by):
        return _keep(Kind.PHOTO, picture, by=by, delegate=delegate)


def hand_over_photo(giver: Delegate, to: Delegate, *, by: User | None) -> None:
    """Make the photograph of one person that of another who is the same, in place of the one before."""
    file = photo_of(giver)
    if file is None:
        return
    with _another_photo(to, by=by):
        for one in to.files.filter(kind=Kind.PHOTO):
            remove_file(one, by=by)
        file.delegate = to
        file.save(update_fields=["delegate"])


@contextmanager
def _another_photo(delegate: Delegate, *, by: User | None) -> Iterator[None]:
    """Tell that a photograph takes the place of another; the other stays while somebody has to compare the two."""
    with transaction.atomic():
        list(Delegation.objects.select_for_update().filter(pk=delegate.delegation_id))
        before = photo_of(delegate)
        if before and not delegate.files.filter(kind=Kind.FORMER).exists():
            before.kind = Kind.FORMER
            before.save(update_fields=["kind"])
        yield
        now = photo_of(delegate)
        # The first one too: whoever was approved without a photograph has had none looked at.
        names = [before.name if before else "", now.name if now else ""]
        told = changed.send(Delegate, delegate=delegate, changes={"photo": names}, by=by)
        if not any(compares for _receiver, compares in told):
            forget_former_photo(delegate, by=by)


def forget_former_photo(delegate: Delegate, *, by: User | None) -> None:
    """Delete the photograph that was kept for comparing with the one after it."""
    for file in delegate.files.filter(kind=Kind.FORMER):
        remove_file(file, by=by)


def take_passport(delegate: Delegate, upload: Any, *, by: User | None) -> PrivateFile:
    """Keep the page of a passport, as a picture or a PDF, in place of the one before.

    Raises Refused as `take_photo`, and `not_a_pdf`, `pdf_locked`, `pdf_active`, `too_many_pages`, `state_secret`.
    """
    picture = _page(upload, most_pages=MOST_PAGES_OF_A_PASSPORT)
    return _keep(Kind.PASSPORT, picture, by=by, delegate=delegate)


def take_paper(
    delegation: Delegation, upload: Any, *, kind: str = Kind.NOTE_VERBALE, by: User | None
) -> PrivateFile:
    """Keep a paper of a delegation, as a picture or a PDF, in place of the one before. Raises Refused as above."""
    return _keep(kind, _page(upload, most_pages=200), by=by, delegation=delegation)


def photo_of(delegate: Delegate) -> PrivateFile | None:
    """Return the record of a person's photograph."""
    return delegate.files.filter(kind=Kind.PHOTO).first()


def former_photo_of(delegate: Delegate) -> PrivateFile | None:
    """Return the photograph that a check has passed and that another one has taken the place of since."""
    return delegate.files.filter(kind=Kind.FORMER).first()


def files_of(delegate: Delegate) -> dict[str, PrivateFile]:
    """Return the files that the desk shows of a person, in one query: `photo`, `former`, `passport_page`, if any."""
    names = {Kind.PHOTO: "photo", Kind.FORMER: "former", Kind.PASSPORT: "passport_page"}
    found = delegate.files.filter(kind__in=names).order_by("uploaded_at", "pk")
    return {names[Kind(file.kind)]: file for file in found}


def content_of(file: PrivateFile) -> bytes:
    """Return the content of a file. Raises FileNotFoundError, DecryptionError."""
    return FILES.read(file.name)


def remove_file(file: PrivateFile, *, by: User | None) -> None:
    """Delete a file for good; that it was there stays in the record."""
    with transaction.atomic():
        audit.record(
            file.delegate or file.delegation or file, "file removed", by=by, note=file.get_kind_display()
        )
        name = file.name
        file.delete()
        transaction.on_commit(lambda: FILES.remove(name))


def sweep() -> int:
    """Delete what no record knows (its transaction failed after the file was written); return how many."""
    return FILES.sweep(set(PrivateFile.objects.values_list("name", flat=True)))


def _page(upload: Any, *, most_pages: int) -> Picture:
    """Return a page as it is kept: pictures made anew, a PDF as it is."""
    name = str(getattr(upload, "name", "") or "")
    data = read_upload(upload, most=MOST_PAPER, field="file")
    if data[:1024].lstrip().startswith(b"%PDF-"):
        check_pdf(data, name=name, most_pages=most_pages)
        return Picture(data, 0, 0, "application/pdf")
    refuse_secret("", name=name, field="file")
    return scan(data)


def _keep(
    kind: str,
    picture: Picture,
    *,
    by: User | None,
    delegate: Delegate | None = None,
    delegation: Delegation | None = None,
) -> PrivateFile:
    owner = delegate or delegation
    file = PrivateFile(
        kind=kind, delegate=delegate, delegation=delegation, media_type=picture.media_type, size=len(picture.data),
        width=picture.width or None, height=picture.height or None, uploaded_by=by, uploaded_at=clock.now(),
    )  # fmt: skip
    FILES.write(file.name, picture.data)
    try:
        with transaction.atomic():
            earlier = list(PrivateFile.objects.filter(kind=kind, delegate=delegate, delegation=delegation))
            file.save(force_insert=True)
            for one in earlier:
                one.delete()
            audit.record(owner or file, "file taken in", by=by, note=file.get_kind_display())
    except BaseException:
        FILES.remove(file.name)
        raise
    for one in earlier:
        transaction.on_commit(partial(FILES.remove, one.name))
    return file
