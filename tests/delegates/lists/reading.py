"""Reading back what the files hold."""

import io
import re

import docx
import pypdf
from pypdf.generic import ContentStream

from adgmin.core.workbooks.workbook import open_sheets

_CODES = re.compile(r"<([0-9a-fA-F]+)>\s*<([0-9a-fA-F]+)>")


def pdf_text(body: bytes) -> str:
    """Return the text of all pages without spaces, as a reader that minds /ActualText gives it (ISO 32000, 14.9.4)."""
    reader = pypdf.PdfReader(io.BytesIO(body))
    return "".join("".join(_page(reader, page).split()) for page in reader.pages)


def _page(reader: pypdf.PdfReader, page) -> str:
    fonts = {name: _letters(font.get_object()) for name, font in page["/Resources"]["/Font"].items()}
    said, letters, hidden = [], {}, []
    for operands, operator in ContentStream(page.get_contents(), reader).operations:
        if operator == b"Tf":
            letters = fonts[operands[0]]
        elif operator == b"BDC":
            actual = operands[1].get("/ActualText") if isinstance(operands[1], dict) else None
            if actual is not None and not any(hidden):
                said.append(str(actual))
            hidden.append(actual is not None)
        elif operator == b"BMC":
            hidden.append(False)
        elif operator == b"EMC":
            hidden.pop()
        elif operator in (b"Tj", b"TJ") and not any(hidden):
            parts = operands[0] if operator == b"TJ" else operands
            for part in parts:
                if isinstance(part, str | bytes):
                    raw = part.original_bytes if isinstance(part, str) else bytes(part)
                    said += [letters.get(raw[at : at + 2].hex(), "") for at in range(0, len(raw), 2)]
    return "".join(said)


def _letters(font) -> dict[str, str]:
    table = font["/ToUnicode"].get_object().get_data().decode("latin-1")
    pairs = "".join(re.findall(r"beginbfchar(.*?)endbfchar", table, re.DOTALL))
    return {
        code.lower(): bytes.fromhex(letters).decode("utf-16-be", "replace")
        for code, letters in _CODES.findall(pairs)
    }


def docx_rows(body: bytes) -> list[list[list[str]]]:
    """Return the lines of each cell of each row of all tables."""
    return [
        [[line.text for line in cell.paragraphs] for cell in row.cells]
        for table in docx.Document(io.BytesIO(body)).tables
        for row in table.rows
    ]


def xlsx_rows(body: bytes) -> list[dict[int, object]]:
    """Return the cells of each row of the sheet."""
    (sheet,) = open_sheets(body)
    return [cells for _number, cells in sheet.rows]
