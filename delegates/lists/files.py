"""A list as a file of the kind asked for."""

from collections.abc import Callable

from adgmin.core.workbooks.book import MEDIA_TYPE
from events.editions.models import Edition

from .book import roll_xlsx
from .layout import laid_out
from .paper import leaf_pdf, widths_of
from .participants import Roll
from .word import leaf_docx

MEDIA_TYPES = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": MEDIA_TYPE,
}


def participants_file(
    roll: Roll, edition: Edition, kind: str, lang: str, *, public: bool, note: str = ""
) -> bytes:
    """Return the list of participants as `pdf`, `docx` or `xlsx`, in `vi`, `en` or `both`.

    With `public` the roll must be the public part already: nothing is taken out here.
    """
    leaf = laid_out(roll, edition, lang, public=public, note=note)
    make: dict[str, Callable[[], bytes]] = {
        "pdf": lambda: leaf_pdf(leaf, edition, roll.as_of),
        "docx": lambda: leaf_docx(leaf, roll.as_of, widths_of(leaf)),
        "xlsx": lambda: roll_xlsx(roll, leaf),
    }
    return make[kind]()
