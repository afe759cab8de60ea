"""From data to a PDF: one document at a time, its fonts from this package, its data by JSON and never as markup.

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
    """Return our letters and those of the scripts they lack, no other, so that every machine makes the same pages."""
    paths = [str(HERE / name) for name in ("fonts", "scripts")]
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=paths)


def typeset(template: str, data: dict[str, Any], *, made_at: dt.datetime, folder: Path = HERE) -> bytes:
    """Return the PDF of `typst/<template>.typ` with these data; the same data make the same bytes.

    Another capability gives its own `folder`, with templates in `typst`.
    """
    compiler = typst.Compiler(
        input=str(folder / "typst" / f"{template}.typ"),
        root=str(HERE.parent.parent),
        font_paths=_fonts(),
        ignore_system_fonts=True,
        sys_inputs={"data": json.dumps(data, ensure_ascii=False)},
    )
    try:
        pdf = compiler.compile(format="pdf", pdf_standards=["ua-1"], timestamp=int(made_at.timestamp()))
    except typst.TypstError as error:
        if "could not be displayed with font" not in str(error):
            raise
        # The standard forbids a sign that no font here has; the document is printed all the same.
        pdf = compiler.compile(format="pdf", timestamp=int(made_at.timestamp()))
    if not isinstance(pdf, bytes):
        raise TypeError("The document came in parts.")
    return pdf
