"""A program of its own: reads a PDF from standard input, with bounded memory and time, and tells what it is as JSON.

{"pages": 3, "text": "…"} or {"fault": "not_a_pdf" | "pdf_locked" | "pdf_active"}.
"""

import io
import json
import resource
import sys

MEMORY = 768 * 1024 * 1024  # bytes
SECONDS = 15
MOST_TEXT = 2_000_000  # characters
ACTIVE = ("/JavaScript", "/JS", "/Launch", "/EmbeddedFiles", "/EmbeddedFile", "/RichMedia", "/XFA", "/SubmitForm",
          "/ImportData")  # fmt: skip
MOST_OBJECTS = 200_000


def main() -> None:
    """Look and tell; whatever goes wrong means that it is no PDF we can take."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    try:
        told = look(sys.stdin.buffer.read())
    except BaseException:  # a hostile file may raise anything, also MemoryError and RecursionError
        told = {"fault": "not_a_pdf"}
    sys.stdout.write(json.dumps(told))


def look(data: bytes) -> dict[str, object]:
    """Return what is known of the file."""
    from pypdf import PdfReader  # noqa: PLC0415 - after the limits are set

    reader = PdfReader(io.BytesIO(data), strict=False)
    if reader.is_encrypted and not reader.decrypt(""):
        return {"fault": "pdf_locked"}
    if is_active(reader):
        return {"fault": "pdf_active"}
    parts, length = [], 0
    for page in reader.pages:
        if length < MOST_TEXT:
            parts.append(page.extract_text() or "")
            length += len(parts[-1])
    told = reader.metadata
    titles = [str(told.get(key) or "") for key in ("/Title", "/Subject", "/Keywords")] if told else []
    return {"pages": len(reader.pages), "text": "\n".join([*titles, *parts])[:MOST_TEXT]}


def is_active(reader: object) -> bool:
    """Whether any object starts something or carries another file; everything reachable from the root is looked at."""
    from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject  # noqa: PLC0415 - after the limits

    waiting, seen = [reader.trailer["/Root"]], set()  # type: ignore[attr-defined]  # a PdfReader
    while waiting:
        one = waiting.pop()
        if isinstance(one, IndirectObject):
            if one.idnum in seen:
                continue
            seen.add(one.idnum)
            if len(seen) > MOST_OBJECTS:
                return True
            one = one.get_object()
        if isinstance(one, DictionaryObject):
            if any(key in one for key in ACTIVE) or one.get("/S") in ACTIVE:
                return True
            waiting += [one.raw_get(key) for key in one]
        elif isinstance(one, ArrayObject):
            waiting += list(one)
    return False


if __name__ == "__main__":
    main()
