"""Several PDFs as one: all pages, in their order, readable by others."""

import io

from pypdf import PdfReader

from adgmin.core.pdfs import joining
from delegates.badges import typeset

from .conftest import FROM
from .printing import data_of, pages_of, person


def test_all_pages_in_their_order_with_their_text_and_title():
    part = typeset.pdf("a6", data_of([person("Một"), person("Hai")]), made_at=FROM)
    other = typeset.pdf("a6", data_of([person("Ba", native="สมชาย")]), made_at=FROM)
    out = io.BytesIO()
    assert joining.join([part, other, part], out, title="Thẻ") == 10
    reader = PdfReader(out, strict=True)
    assert reader.metadata.title == "Thẻ"
    assert pages_of(out.getvalue()) == [*pages_of(part), *pages_of(other), *pages_of(part)]
    assert {round(float(page.mediabox.width)) for page in reader.pages} == {298}


def test_of_nothing_comes_a_file_without_pages():
    out = io.BytesIO()
    assert joining.join([], out, title="") == 0
    assert len(PdfReader(out).pages) == 0
