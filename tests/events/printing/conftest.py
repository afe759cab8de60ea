import io
import unicodedata

import pytest
from pypdf import PdfReader


@pytest.fixture(autouse=True)
def _nothing_printed_before():
    from events.printing.shelf import forget_papers

    forget_papers()
    yield
    forget_papers()


def reader(body: bytes) -> PdfReader:
    return PdfReader(io.BytesIO(body))


def words(text: str) -> str:
    """Letters as NFC, without any space: lines break where the column ends."""
    return "".join(unicodedata.normalize("NFC", text).split())


def pages(body: bytes) -> list[str]:
    return [words(page.extract_text()) for page in reader(body).pages]
