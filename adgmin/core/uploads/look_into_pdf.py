"""A program of its own: reads a PDF from standard input, with bounded memory and time, and tells what it is as JSON.

{"pages": 3, "text": "…", "page_texts": ["…", "…", "…"]} or {"fault": "not_a_pdf" | "pdf_locked" | "pdf_active" |
"pdf_heavy" | "page_too_large"}. Then a line with the number of each page that could be drawn, and "done".
"""

import io
import json
import re
import sys
import time
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[3]))

from pypdf.errors import LimitReachedError

from adgmin.core.pdfs.child import further, limit
from adgmin.core.pdfs.content import content_of
from adgmin.core.pdfs.renewing import TooMuch, renewed
from adgmin.core.pdfs.writing import value_of

MEMORY = 768 * 1024 * 1024  # bytes
SECONDS, ALL = 15, 30  # of a processor: to look, and for everything
FOR_A_PAGE, FOR_PAGES = 2, 10  # of a processor: to draw one page, and after how many no further page is tried
LARGEST = 14_400  # points, 200 inches: the largest side of a page (ISO 32000-1, annex C.2)
ACROSS = 120  # pixels of a page that is drawn to see whether it can be
MOST_TEXT = 2_000_000  # characters
ACTIVE = (
    "/JavaScript", "/JS", "/Launch", "/EmbeddedFiles", "/EmbeddedFile", "/EF", "/RichMedia", "/XFA", "/SubmitForm",
    "/ImportData", "/GoToE", "/GoToR", "/Movie", "/Sound", "/Rendition", "/FileAttachment", "/Screen",
    "/3D", "/AA",
)  # fmt: skip
ELSEWHERE = re.compile(r"file:(?://(?!/|localhost/)|////)|\\\\")  # a server's name follows
NAMED = ("/S", "/Subtype", "/Type")  # where a dictionary says what it is
# Words beside the page: notes, stamps, fields, the outline.
SAID = ("/Contents", "/V", "/TU", "/Title", "/ActualText", "/Alt")
MOST_OBJECTS = 200_000
FIRST_PAGES = 20  # of which the columns are looked at too


def main() -> None:
    """Look and tell; whatever goes wrong means that it is no PDF we can take."""
    limit(memory=MEMORY, seconds=ALL)
    further(SECONDS)
    data = sys.stdin.buffer.read()
    try:
        told = look(data)
    except (TooMuch, LimitReachedError, MemoryError):
        told = {"fault": "pdf_heavy"}
    except BaseException:  # a hostile file may raise anything, also RecursionError
        told = {"fault": "not_a_pdf"}
    sys.stdout.write(json.dumps(told) + "\n")
    sys.stdout.flush()
    if "fault" not in told:
        draw(data)


def look(data: bytes) -> dict[str, object]:
    """Return what is known of the file."""
    from pypdf import PdfReader  # noqa: PLC0415 - after the limits are set

    reader = PdfReader(io.BytesIO(data), strict=False)
    if reader.is_encrypted and not reader.decrypt(""):
        return {"fault": "pdf_locked"}
    said: list[str] = []
    if is_active(reader, said):
        return {"fault": "pdf_active"}
    renewed(data, lambda page, _renewing: content_of(page))  # as before it is handed out with a mark
    if max(max(abs(float(side)) for side in page.mediabox) for page in reader.pages) > LARGEST:
        return {"fault": "page_too_large"}
    told = reader.metadata
    parts = [str(told.get(key) or "") for key in ("/Title", "/Subject", "/Keywords")] if told else []
    parts += said
    length, page_texts = 0, []
    for number, page in enumerate(reader.pages):
        page_texts.append("")
        if length < MOST_TEXT:
            page_texts[-1] = page.extract_text() or ""
            parts.append(page_texts[-1])
            length += len(parts[-1])
            if number < FIRST_PAGES:
                parts.append(_in_columns(page))
    drawn = _as_drawn(data, length)
    if len(drawn) not in (0, len(page_texts)):
        return {"fault": "not_a_pdf"}  # two readings of one file: what is marked would not be what is shown
    return {
        "pages": len(reader.pages),
        "text": "\n".join(parts)[:MOST_TEXT],
        "page_texts": drawn or page_texts,
    }


def draw(data: bytes) -> None:
    """Draw the pages, small, and say so after each; one that takes too long or too much ends the process."""
    import pypdfium2  # noqa: PLC0415 - after the limits are set

    begun = time.process_time()
    for number, page in enumerate(pypdfium2.PdfDocument(data), 1):
        if time.process_time() - begun > FOR_PAGES:
            break
        further(FOR_A_PAGE)
        page.render(scale=ACROSS / max(page.get_size()))
        sys.stdout.write(f"{number}\n")
        sys.stdout.flush()
    sys.stdout.write("done\n")


def _as_drawn(data: bytes, length: int) -> list[str]:
    """The text of each page as the drawing library reads it, which parts words better; nothing when it fails."""
    import pypdfium2  # noqa: PLC0415 - after the limits are set

    try:
        with pypdfium2.PdfDocument(data) as document:
            most = max(2 * length, 1000)  # a page of far more letters than its words is a trap
            texts = []
            for page in document:
                # The library writes a word that is parted at the end of a line with this sign in it.
                texts.append(page.get_textpage().get_text_range().replace("\ufffe", "")[:most])
                most -= len(texts[-1])
            return texts
    except Exception:  # the other reading stands
        return []


def _in_columns(page: Any) -> str:
    """The text with the gaps between its columns, where a stamp stands beside other words; nothing when it fails."""
    try:
        return str(page.extract_text(extraction_mode="layout"))
    except Exception:  # the plain text was read; pages without a font, or turned, have no columns
        return ""


def is_active(reader: object, said: list[str]) -> bool:
    """Whether any object starts something or carries another file; everything reachable from the root is looked at.

    What notes, stamps, fields and the outline say is added to `said`.
    """
    from pypdf.generic import (  # noqa: PLC0415 - after the limits
        ArrayObject,
        DictionaryObject,
        IndirectObject,
        TextStringObject,
    )

    waiting, seen = [reader.trailer["/Root"]], set()  # type: ignore[attr-defined]  # a PdfReader
    while waiting:
        one = waiting.pop()
        if isinstance(one, IndirectObject):
            if one.idnum in seen:
                continue
            seen.add(one.idnum)
            if len(seen) > MOST_OBJECTS:
                raise TooMuch
            one = one.get_object()
        if isinstance(one, DictionaryObject):
            if starts_something(one):
                return True
            said += [value for key in SAID if isinstance(value := value_of(one, key), TextStringObject)]
            waiting += [one.raw_get(key) for key in one]
        elif isinstance(one, ArrayObject):
            waiting += list(one)
    return False


def starts_something(one: Any) -> bool:
    """Whether a dictionary is, or has, an act or another file; or leads to a script or another machine's files."""
    if any(key in one for key in ACTIVE) or any(value_of(one, key) in ACTIVE for key in NAMED):
        return True
    address = str(value_of(one, "/URI") or "").strip().lower()
    return "script:" in address or ELSEWHERE.match(address) is not None or opens_more(one) or fetches(one)


def opens_more(one: Any) -> bool:
    """Whether a file does anything when it is opened but show one of its own places (ISO 32000-1, 12.6.2)."""
    act = value_of(one, "/OpenAction")
    return hasattr(act, "raw_get") and (value_of(act, "/S") != "/GoTo" or "/Next" in act)


def fetches(one: Any) -> bool:
    """Whether a content lies in a file outside, or shows a page of one (ISO 32000-1, 7.3.8.2 and 8.10.4)."""
    is_form = value_of(one, "/Subtype") == "/Form"
    return (hasattr(one, "get_data") and "/F" in one) or (is_form and "/Ref" in one)


if __name__ == "__main__":
    main()
