"""Addresses of a reader's room for its templates: the same page lies behind two doors."""

import datetime as dt

from django import template

from delegates.papers.readers import Reader
from events.documents.models import Document, PaperFile

register = template.Library()


@register.filter
def room(reader: Reader, name: str) -> str:
    """The address of a page without parameters."""
    return reader.address(name)


@register.filter
def room_pack(reader: Reader, code: str) -> str:
    """Where the pack of a meeting is made."""
    return reader.address("pack", code=code)


@register.filter
def room_day(reader: Reader, day: dt.date) -> str:
    """Where the pack of a day is made."""
    return reader.address("pack-day", day=day.isoformat())


@register.filter
def room_paper(reader: Reader, paper: Document) -> str:
    """The page of a paper."""
    return reader.address("paper", slug=paper.slug)


@register.filter
def room_compare(reader: Reader, paper: Document) -> str:
    """Where two revisions are compared."""
    return reader.address("compare", slug=paper.slug)


@register.filter
def room_read(reader: Reader, file: PaperFile) -> str:
    """Where a file is read."""
    return _of_file(reader, "read", file)


@register.filter
def room_read_revision(reader: Reader, file: PaperFile) -> str:
    """Where a file of an older revision is read."""
    return _of_revision(reader, "read-revision", file)


@register.filter
def room_download_revision(reader: Reader, file: PaperFile) -> str:
    """Where a file of an older revision is downloaded."""
    return _of_revision(reader, "download-revision", file)


@register.filter
def room_download(reader: Reader, file: PaperFile) -> str:
    """Where a file is downloaded."""
    return _of_file(reader, "download", file)


@register.filter
def room_keep(reader: Reader, file: PaperFile) -> str:
    """Where a device asks for what it keeps of a file."""
    return _of_file(reader, "keep", file)


def _of_file(reader: Reader, name: str, file: PaperFile) -> str:
    return reader.address(name, slug=file.revision.document.slug, language=file.language)


def _of_revision(reader: Reader, name: str, file: PaperFile) -> str:
    revision = file.revision
    return reader.address(name, slug=revision.document.slug, language=file.language, revision=revision.number)
