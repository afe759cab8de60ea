"""PDF files are looked at in a process of their own, with little memory and time, and kept as they are or refused."""

import json
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.utils.translation import gettext

from .marks import secret_mark
from .reading import is_archive, refusal

MOST_PAPER = 20_000_000  # bytes
MOST_PAGES = 500
SECONDS = 45  # by the clock; the program has its own limit of processor time, which ends it first
_LOOK = Path(__file__).with_name("look_into_pdf.py")


@dataclass(frozen=True, slots=True)
class Paper:
    """What is known of a PDF that may be kept."""

    pages: int
    text: str
    page_texts: tuple[str, ...] = ()


def check_pdf(data: bytes, *, name: str = "", field: str = "file", most_pages: int = MOST_PAGES) -> Paper:
    """Look into a PDF.

    Raises Refused: `not_a_pdf`, `pdf_locked`, `pdf_active`, `pdf_heavy`, `page_too_large`, `page_undrawable`,
    `too_many_pages`, `state_secret`.
    """
    told = _told(data)
    if fault := told.get("fault"):
        raise refusal(fault, lambda: _words(fault, told.get("page", 0)), field)
    if told["pages"] > most_pages:
        raise refusal(
            "too_many_pages",
            lambda: (
                gettext("The PDF has %(pages)d pages; at most %(most)d are taken.")
                % {"pages": told["pages"], "most": most_pages}
            ),
            field,
        )
    refuse_secret(told["text"], name=name, field=field)
    return Paper(told["pages"], told["text"], tuple(map(_kept, told["page_texts"])))


def refuse_secret(text: str, *, name: str, field: str) -> None:
    """Raise Refused (`state_secret`) when a text or the name of a file bears a mark of state secrets."""
    if mark := secret_mark(text, name):
        raise refusal(
            "state_secret",
            lambda: (
                gettext(
                    "The document bears the state-secret mark “%(mark)s”. Such documents may not be sent to or kept in "
                    "this system (Law on Protection of State Secrets); nothing of it was kept. Please use the channels "
                    "for classified documents."
                )
                % {"mark": mark}
            ),
            field,
        )


def _kept(text: str) -> str:
    """The text without what no database keeps: halves of signs, and the null sign."""
    return text.replace("\0", " ").encode("utf-8", "replace").decode()


def _words(fault: str, page: int) -> str:
    return {
        "not_a_pdf": gettext("The file is not a PDF that can be read, or it is damaged. Please make the PDF anew."),
        "pdf_locked": gettext("The PDF is locked with a password. Please send it without."),
        "pdf_active": gettext(
            "The PDF holds programs, other files or acts that start by themselves. Please print it to a plain PDF and "
            "send that."
        ),
        "pdf_heavy": gettext(
            "The PDF holds far more pages or objects than a document, or takes too long to read. Please print it to a "
            "plain PDF and send that."
        ),
        "page_too_large": gettext("The PDF has a page of more than 5 metres. Please make the pages smaller."),
        "page_undrawable": gettext(
            "Page %(page)d of the PDF cannot be shown, or takes too long. Please print the PDF to a plain PDF and send "
            "that."
        ) % {"page": page},
    }[fault]  # fmt: skip


def _told(data: bytes) -> dict[str, Any]:
    if not data[:1024].lstrip().startswith(b"%PDF-"):
        return {"fault": "not_a_pdf"}
    return {"fault": "pdf_active"} if _is_more(data) else _look(data)


def _is_more(data: bytes) -> bool:
    """Whether it is another kind of file too: an archive, a page of the web, or with something after its end."""
    _before, mark, after = data.rpartition(b"%%EOF")
    if mark and after.strip(b"\0\t\r\n\x1a "):
        return True
    return is_archive(data) or any(tag in data[:1024].lower() for tag in (b"<html", b"<script", b"<?php"))


def _look(data: bytes) -> dict[str, Any]:
    try:
        done = subprocess.run(  # noqa: S603 - our own program, the file on its standard input
            [sys.executable, "-I", str(_LOOK)], input=data, capture_output=True, timeout=SECONDS, check=False
        )
        said = done.stdout
    except subprocess.TimeoutExpired as late:
        said = late.stdout or b""
    return _heard(said)


def _heard(said: bytes) -> dict[str, Any]:
    """Return what was told; when the program was ended while it drew, which page it was."""
    first, *drawn = said.decode("ascii", "replace").split("\n")
    if not drawn:  # ended before it could tell anything: by its limits, for nothing else ends it
        return {"fault": "pdf_heavy"}
    told = json.loads(first)
    if "fault" in told or "done" in drawn:
        return dict(told)
    return {"fault": "page_undrawable", "page": len(drawn)}
