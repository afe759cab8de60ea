"""The reader's mark on every page of a paper that is not for everybody: who has this copy, since when, of what.

The words are set once by the typesetter, which knows every script of a name; the program mark_pages.py writes them into
the content of each page. A file that cannot be marked is not handed out.
"""

import datetime as dt
import json
import subprocess
import sys
import threading
from contextlib import suppress
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from types import TracebackType
from typing import IO, Self

from adgmin.core.dates import local
from adgmin.core.pdfs.letters import first_drawn
from adgmin.core.pdfs.typesetting import pressed

HERE = Path(__file__).resolve().parent
FONTS = (HERE.parent / "printing" / "fonts", HERE.parent / "printing" / "scripts")
LETTERS = (
    "Be Vietnam Pro", "Noto Sans", "Noto Sans Thai", "Noto Sans Lao", "Noto Sans Khmer", "Noto Sans Myanmar",
    "Noto Sans Tamil", "Noto Sans Devanagari", "Noto Sans Arabic", "Droid Sans Fallback", "NanumGothic",
)  # fmt: skip
SECONDS = 40  # for one file
LONGEST = 120  # signs of a name or a delegation that are printed
_PROGRAM = HERE / "mark_pages.py"


class MarkFailed(RuntimeError):
    """A file could not be marked; the reason is for the log."""


@dataclass(frozen=True, slots=True)
class Mark:
    """Whose copy it is: the reader and the delegation as they are written, the paper, when it was handed out.

    `code` leads back to the line of the log; `newer` is the symbol of the revision that took the place of this one.
    """

    reader: str
    delegation: str
    symbol: str
    moment: dt.datetime
    code: str = ""
    newer: str = ""

    @property
    def line(self) -> str:
        """The line at the foot of each page."""
        whose = " · ".join(part for part in (self.reader[:LONGEST], self.delegation[:LONGEST]) if part)
        line = f"Bản riêng của · Copy for: {whose} · {self._what}"
        return f"{line} · Đã được thay thế bởi · Superseded by: {self.newer}" if self.newer else line

    @property
    def across(self) -> list[str]:
        """The lines across each page."""
        older = "Bản đã được thay thế · Superseded" if self.newer else ""
        return [part[:LONGEST] for part in (self.reader, self.delegation, self._what, older) if part]

    @property
    def _what(self) -> str:
        return " · ".join(part for part in (self.symbol, self.when, self.code) if part)

    @property
    def when(self) -> str:
        """The moment in Hanoi, alike in both languages."""
        return f"{local(self.moment):%d.%m.%Y %H:%M}"


def legible(*wordings: str) -> str:
    """Return the first wording that a mark or a cover can be set in; the last one should be of plain letters."""
    return first_drawn(wordings, FONTS)


def marked(pdf: bytes, words: Mark) -> bytes:
    """Return the file with the mark on each page. Raises MarkFailed, PressFailed."""
    with Marker(words) as marker:
        return marker.mark(pdf)


@lru_cache(maxsize=64)
def mark_pdf(words: Mark) -> bytes:
    """Return the mark as a PDF: the line, then the words across. Raises PressFailed."""
    data = {"fonts": LETTERS, "line": words.line, "across": words.across}
    template = HERE / "typst" / "mark.typ"
    return pressed(
        template,
        data,
        root=HERE.parent.parent,
        fonts=FONTS,
        format="pdf",
        timestamp=int(words.moment.timestamp()),
    )


class Marker:
    """One process that writes files anew, each with the mark (or none), one after another."""

    def __init__(self, words: Mark | None, *, for_pack: bool = False) -> None:
        self._mark = mark_pdf(words) if words else b""
        self._for_pack = for_pack
        self._child: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._end()

    def mark(self, pdf: bytes) -> bytes:
        """Return one file as it is handed out. Raises MarkFailed; the next file gets a new process then."""
        child = self._child or self._begin()
        timer = threading.Timer(SECONDS, child.kill)
        timer.start()
        try:
            _send(child.stdin, {}, pdf)
            told, made = _receive(child.stdout)
        except (OSError, ValueError) as error:
            self._end()
            raise MarkFailed(f"the process ended: {error}") from None
        finally:
            timer.cancel()
        if fault := told.get("fault"):
            raise MarkFailed(str(fault))
        return made

    def _begin(self) -> subprocess.Popen[bytes]:
        self._child = subprocess.Popen(  # noqa: S603 - our own program, what it reads on its standard input
            [sys.executable, "-I", str(_PROGRAM)],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        with suppress(OSError):  # when it ended at once, the first file says so
            _send(self._child.stdin, {"for_pack": self._for_pack}, self._mark)
        return self._child

    def _end(self) -> None:
        if self._child:
            self._child.kill()
            self._child.communicate()
            self._child = None


def _send(stream: IO[bytes] | None, told: dict[str, object], data: bytes) -> None:
    if stream:
        stream.write(json.dumps({**told, "size": len(data)}).encode() + b"\n")
        stream.write(data)
        stream.flush()


def _receive(stream: IO[bytes] | None) -> tuple[dict[str, object], bytes]:
    told = json.loads(stream.readline() if stream else b"")
    data = stream.read(told["size"]) if stream else b""
    if len(data) != told["size"]:
        raise ValueError("cut short")
    return told, data
