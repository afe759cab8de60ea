"""What tests of printing share: faces made by hand, set and looked at with programs that are not ours."""

import io
import shutil
import subprocess

import pytest
from pypdf import PdfReader, PdfWriter

from adgmin.core.bilingual import Text
from delegates.badges import drawing, layouts, typeset
from delegates.badges.faces import Face
from delegates.badges.layout_samples import CODE

ZONES = [{"letter": letter, "name": {"vi": f"Khu {letter}", "en": f"Zone {letter}"}} for letter in "ABCDE"]
MM = 72 / 25.4
NEEDED = ("pdftoppm", "zbarimg")
needs_poppler = pytest.mark.skipif(
    not all(map(shutil.which, NEEDED)), reason="poppler-utils and zbar-tools are not installed"
)


def person(name: str, **fields: object) -> Face:
    values = {
        "kind": "personal", "category": "DEL", "delegation": Text("Việt Nam", "Viet Nam"), "zones": ("A", "B"), **fields
    }  # fmt: skip
    return Face(name=name, **values)


def data_of(faces: list[Face], codes: list[str] | None = None, **choices: object) -> dict:
    """The data of these faces, as `typeset.frame` and the chunks make them, without a database."""
    looks = {face.kind: layouts.standard(face.kind) for face in faces}
    codes = codes or [CODE] * len(faces)
    drawn = [
        drawing.drawing_of(face, looks[face.kind], serial=number, code=code)
        for number, (face, code) in enumerate(zip(faces, codes, strict=True), 1)
    ]
    return {
        "title": "Badges", "meeting": "ADGMIN 6", "place": "Hà Nội, 12–16.01.2026", "zones": ZONES, "week": [],
        "modules": drawing.MODULES, "watermark": typeset._watermark(), "words": drawing.words(), "sheet_note": "note",
        "looks": {kind: drawing.look_of(look) for kind, look in looks.items()}, "badges": drawn,
    }  # fmt: skip


def pages_of(pdf: bytes) -> list[str]:
    """The text of each page, with single spaces."""
    return [" ".join(page.extract_text().split()) for page in PdfReader(io.BytesIO(pdf)).pages]


def decoded(pdf: bytes, folder, *, dpi: int = 150) -> list[str]:
    """What an independent reader finds on the pages, in their order."""
    (folder / "badges.pdf").write_bytes(pdf)
    subprocess.run(["pdftoppm", "-r", str(dpi), "-gray", folder / "badges.pdf", folder / "page"], check=True)
    found = subprocess.run(
        ["zbarimg", "-q", "--raw", "-Sdisable", "-Sqrcode.enable", *sorted(folder.glob("page*.pgm"))],
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    return found.stdout.splitlines()


def blank_pdf(template: str, data: dict, *, made_at: object) -> bytes:
    """A quick stand-in for the typesetter: a blank page for each side."""
    writer = PdfWriter()
    for _badge in data["badges"]:
        writer.add_blank_page(105 * MM, 148 * MM)
        writer.add_blank_page(105 * MM, 148 * MM)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()
