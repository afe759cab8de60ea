"""PDFs of different makers (tests/data/papers/README.md), and what a reader sees of a PDF."""

import datetime as dt
import re
from functools import cache
from pathlib import Path

from adgmin.core.clock import MEETING_ZONE

FOLDER = Path(__file__).resolve().parents[2] / "data" / "papers"
FILES = sorted(FOLDER.glob("*.pdf"))
NAMES = [path.stem for path in FILES]
MOMENT = dt.datetime(2026, 1, 15, 11, 5, tzinfo=MEETING_ZONE)


def read(name: str) -> bytes:
    return (FOLDER / f"{name}.pdf").read_bytes()


def texts(data: bytes) -> list[str]:
    """The words of each page as the drawing library reads them, in one line."""
    import pypdfium2

    with pypdfium2.PdfDocument(data) as paper:
        return [re.sub(r"\s+", " ", page.get_textpage().get_text_range()) for page in paper]


@cache
def mark():
    from events.documents.marking import Mark

    return Mark("Nguyễn Thị Đào", "Đoàn Việt Nam", "ADGMIN6/WP3", MOMENT)


@cache
def drawn():
    from events.documents.marking import mark_pdf
    from events.documents.onto_page import Drawn

    return Drawn(mark_pdf(mark()))


def marked_here(data: bytes, *, for_pack: bool = False) -> bytes:
    """The mark as the program of its own writes it, in this process."""
    from adgmin.core.pdfs.renewing import renewed
    from events.documents.onto_page import draw

    return renewed(data, lambda page, renewing: draw(page, drawn(), renewing), for_pack=for_pack)
