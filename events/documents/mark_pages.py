"""A program of its own: writes PDFs anew with a mark in the content of each page, with bounded memory and time.

Standard input: a line of JSON (`size`, `for_pack`) and the mark as a PDF of two pages (or nothing), then for each file
a line (`size`) and its bytes. Standard output, for each: a line (`size`, or `fault` with size 0) and its bytes.
"""

import json
import sys
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from adgmin.core.pdfs.child import further, limit
from adgmin.core.pdfs.renewing import renewed
from events.documents.onto_page import Drawn, draw

MEMORY = 1024 * 1024 * 1024  # bytes
SECONDS, ALL = 20, 600  # of a processor: for one file, for all files


def main() -> None:
    """Mark what comes, until nothing comes."""
    limit(memory=MEMORY, seconds=ALL)
    begun, mark = _received()
    drawn = Drawn(mark) if mark else None
    while asked := sys.stdin.buffer.readline():
        data = sys.stdin.buffer.read(json.loads(asked)["size"])
        further(SECONDS)
        try:
            told, made = {}, _made(data, drawn, for_pack=begun["for_pack"])
        except Exception as error:  # a file may be wrong in any way, also so that it asks for too much memory
            told, made = {"fault": f"{type(error).__name__}: {error}"[:300]}, b""
        sys.stdout.buffer.write(json.dumps({**told, "size": len(made)}).encode() + b"\n")
        sys.stdout.buffer.write(made)
        sys.stdout.buffer.flush()


def _made(data: bytes, drawn: Drawn | None, *, for_pack: bool) -> bytes:
    def change(page: Any, renewing: Any) -> None:
        if drawn:
            draw(page, drawn, renewing)

    return renewed(data, change, for_pack=for_pack)


def _received() -> tuple[dict[str, Any], bytes]:
    told = json.loads(sys.stdin.buffer.readline())
    return told, sys.stdin.buffer.read(told["size"])


if __name__ == "__main__":
    main()
