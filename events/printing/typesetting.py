"""From data to a PDF: one document at a time, its fonts from this folder, its data by JSON and never as markup.

The PDF is tagged and says so (PDF/UA-1, ISO 14289), with the title and the language in its metadata.
"""

import datetime as dt
import json
from functools import cache
from pathlib import Path
from typing import Any

import typst

HERE = Path(__file__).resolve().parent


@cache
def _fonts() -> typst.Fonts:
    """Return the fonts of this folder and no other, so that every machine makes the same pages."""
    return typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(HERE / "fonts")]
    )


def typeset(template: str, data: dict[str, Any], *, made_at: dt.datetime) -> bytes:
    """Return the PDF of `typst/<template>.typ` with these data; the same data make the same bytes."""
    compiler = typst.Compiler(
        input=str(HERE / "typst" / f"{template}.typ"),
        root=str(HERE),
        font_paths=_fonts(),
        ignore_system_fonts=True,
        sys_inputs={"data": json.dumps(data, ensure_ascii=False)},
    )
    pdf = compiler.compile(format="pdf", pdf_standards=["ua-1"], timestamp=int(made_at.timestamp()))
    if not isinstance(pdf, bytes):
        raise TypeError("The document came in parts.")
    return pdf
