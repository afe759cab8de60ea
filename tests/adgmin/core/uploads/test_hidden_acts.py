"""PDFs that do something by themselves, reach outside or are another kind of file: refused, and nothing is left."""

import io
import zipfile
import zlib

import pytest
from pypdf import PdfWriter

from adgmin.core.problems import Refused
from adgmin.core.uploads import check_pdf
from tests.adgmin.core.uploads.raw import CATALOG, PAGES, one_page, raw_pdf, stream

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
STAMP = b"<FEFF" + "TUYỆT MẬT".encode("utf-16-be").hex().encode() + b">"
FORM = b"/Type /XObject /Subtype /Form /BBox [0 0 9 9]"


def opened(entry: bytes, *more: bytes) -> bytes:
    """A page in a file whose catalogue has this too; further objects from 4 on."""
    catalog = b"<< /Type /Catalog /Pages 2 0 R %s >>" % entry
    return raw_pdf(catalog, PAGES, paged(b""), *more)


def paged(entry: bytes) -> bytes:
    return b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 300 400] %s >>" % entry


def linked(act: bytes, *more: bytes) -> bytes:
    return raw_pdf(
        CATALOG, PAGES, paged(b"/Annots [<< /Subtype /Link /Rect [0 0 9 9] /A << %s >> >>]" % act), *more
    )


def noted(entry: bytes, *more: bytes) -> bytes:
    return raw_pdf(CATALOG, PAGES, paged(b"/Annots [<< /Rect [0 0 9 9] %s >>]" % entry), *more)


def later_version() -> bytes:
    """What was added after the end: a catalogue with a script."""
    first = one_page(b"0 0 m") + b"\n"
    before = int(first[first.rfind(b"startxref") + 9 :].split()[0])
    catalog = b"<< /Type /Catalog /Pages 2 0 R /OpenAction << /S /JavaScript /JS (1) >> >>"
    added = b"1 0 obj\n%s\nendobj\n" % catalog
    table = b"xref\n1 1\n%010d 00000 n \ntrailer << /Root 1 0 R /Size 5 /Prev %d >>\n" % (len(first), before)
    return first + added + table + b"startxref\n%d\n%%%%EOF" % (len(first) + len(added))


def packed_objects(size: int) -> bytes:
    """An object that is packed with others, and large only when it is unpacked."""
    packed = zlib.compress(b"5 0 [" + b"0 " * size + b"]", 9)
    out, places = io.BytesIO(), [0]
    out.write(b"%PDF-1.7\n")
    rules = b"/Type /ObjStm /N 1 /First 4 /Filter /FlateDecode"
    parts = (CATALOG, PAGES, paged(b"/Note 5 0 R"), stream(packed, rules=rules))
    for number, part in enumerate(parts, 1):
        places.append(out.tell())
        out.write(b"%d 0 obj\n%s\nendobj\n" % (number, part))
    start = out.tell()
    entries = [(0, 0), *((1, at) for at in places[1:]), (2, 4), (1, start)]
    table = b"".join(bytes([kind]) + at.to_bytes(4, "big") + b"\0" for kind, at in entries)
    rules = b"/Type /XRef /W [1 4 1] /Size 7 /Root 1 0 R"
    out.write(b"6 0 obj\n%s\nendobj\nstartxref\n%d\n%%%%EOF" % (stream(table, rules=rules), start))
    return out.getvalue()


def many_pages(number: int) -> bytes:
    kids = b" ".join(b"%d 0 R" % (at + 3) for at in range(number))
    tree = b"<< /Type /Pages /Count %d /Kids [%s] >>" % (number, kids)
    return raw_pdf(CATALOG, tree, *[paged(b"")] * number)


def locked(user: str) -> bytes:
    writer, out = PdfWriter(clone_from=io.BytesIO(one_page(b"0 0 m"))), io.BytesIO()
    writer.encrypt(user, "owner", algorithm="RC4-128")
    writer.write(out)
    return out.getvalue()


def zipped(before: bytes = b"") -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("word/document.xml", "<a/>")
    return before + out.getvalue()


REFUSED = {
    "a script on opening": (lambda: opened(b"/OpenAction << /S /JavaScript /JS (1) >>"), "pdf_active"),
    "a script, its name escaped": (
        lambda: opened(b"/OpenAction << /S /J#61vaScript /J#53 (1) >>"),
        "pdf_active",
    ),
    "a page of the web on opening": (
        lambda: opened(b"/OpenAction << /S /URI /URI (http://x.example/) >>"),
        "pdf_active",
    ),
    "printing on opening": (lambda: opened(b"/OpenAction << /S /Named /N /Print >>"), "pdf_active"),
    "hiding on opening": (lambda: opened(b"/OpenAction << /S /Hide /T (x) >>"), "pdf_active"),
    "a place, then more": (
        lambda: opened(b"/OpenAction << /S /GoTo /D [3 0 R /Fit] /Next << /S /Named /N /Print >> >>"),
        "pdf_active",
    ),
    "an act on closing": (lambda: opened(b"/AA << /WC << /S /URI /URI (http://x/) >> >>"), "pdf_active"),
    "an act of a page": (
        lambda: raw_pdf(CATALOG, PAGES, paged(b"/AA << /O << /S /Named /N /Print >> >>")),
        "pdf_active",
    ),
    "a program": (lambda: linked(b"/S /Launch /F (calc.exe)"), "pdf_active"),
    "a program, its kind in another object": (lambda: linked(b"/S 4 0 R /F (x)", b"/Launch"), "pdf_active"),
    "a script's address in another object": (
        lambda: linked(b"/S /URI /URI 4 0 R", b"(javascript:1)"),
        "pdf_active",
    ),
    "another machine's folder": (lambda: linked(b"/S /URI /URI (file://10.0.0.1/share)"), "pdf_active"),
    "another machine's folder, as it is typed": (
        lambda: linked(rb"/S /URI /URI (\\\\10.0.0.1\\share)"),
        "pdf_active",
    ),
    "rich media": (lambda: noted(b"/Subtype /RichMedia"), "pdf_active"),
    "a model in space": (lambda: noted(b"/Subtype /3D"), "pdf_active"),
    "a form of its own language": (
        lambda: opened(b"/AcroForm << /Fields [] /XFA 4 0 R >>", stream(b"<xdp/>")),
        "pdf_active",
    ),
    "files in the tree of names": (
        lambda: opened(b"/Names << /EmbeddedFiles << /Names [(a.exe) 4 0 R] >> >>", b"<< /F (a.exe) >>"),
        "pdf_active",
    ),
    "a content that lies outside": (
        lambda: raw_pdf(CATALOG, PAGES, paged(b"/Contents 4 0 R"), stream(b"", rules=b"/F (/etc/passwd)")),
        "pdf_active",
    ),
    "a page of another file": (
        lambda: one_page(
            b"/X Do",
            stream(b"", rules=FORM + b" /Ref << /F (/etc/passwd) /Page 0 >>"),
            page=b"/Resources << /XObject << /X 5 0 R >> >>",
        ),
        "pdf_active",
    ),
    "a script added later": (later_version, "pdf_active"),
    "a stamp, its words in another object": (
        lambda: noted(b"/Subtype /Stamp /Contents 4 0 R", STAMP),
        "state_secret",
    ),
    "objects packed with others": (lambda: packed_objects(30_000_000), "pdf_heavy"),
    "501 pages": (lambda: many_pages(501), "too_many_pages"),
    "locked": (lambda: locked("secret"), "pdf_locked"),
    "a letter of a word processor": (zipped, "not_a_pdf"),
    "a PDF and an archive": (lambda: zipped(one_page() + b"\n"), "pdf_active"),
    "an old letter under a new name": (lambda: OLE + bytes(2000), "not_a_pdf"),
    "an old letter that goes on as a PDF": (lambda: OLE + one_page(), "not_a_pdf"),
    "a program that goes on as a PDF": (lambda: b"MZ" + one_page(), "not_a_pdf"),
    "nothing": (lambda: b"", "not_a_pdf"),
    "a beginning alone": (lambda: b"%PDF-1.7\n", "not_a_pdf"),
    "sides that are no numbers": (
        lambda: raw_pdf(CATALOG, PAGES, b"<< /Type /Page /Parent 2 0 R /MediaBox [nan 0 inf 1e999] >>"),
        "not_a_pdf",
    ),
    "no page": (lambda: raw_pdf(CATALOG, b"<< /Type /Pages /Kids [] /Count 0 >>"), "not_a_pdf"),
}
TAKEN = {
    "opened at a place": lambda: opened(b"/OpenAction [3 0 R /Fit]"),
    "opened at a place by an act": lambda: opened(b"/OpenAction << /S /GoTo /D [3 0 R /Fit] >>"),
    "a link to the own disk": lambda: linked(b"/S /URI /URI (file:///C:/Papers/a.docx)"),
    "a link to the web": lambda: linked(b"/S /URI /URI (https://asean.org/)"),
    "locked against changes alone": lambda: locked(""),
    "a picture of 3,600 million pixels": lambda: one_page(
        b"q 300 0 0 400 0 0 cm /X Do Q",
        stream(b"\xff\x4f\xff\x51", rules=b"/Subtype /Image /Width 60000 /Height 60000 /Filter /JPXDecode"),
        page=b"/Resources << /XObject << /X 5 0 R >> >>",
    ),
}


@pytest.fixture(autouse=True)
def scratch(tmp_path, monkeypatch):
    """Where anything left over would lie."""
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    yield
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("what", REFUSED)
def test_it_is_refused_with_the_reason(what):
    make, code = REFUSED[what]
    with pytest.raises(Refused) as refusal:
        check_pdf(make())
    assert [one.code for one in refusal.value.problems] == [code]


@pytest.mark.parametrize("what", TAKEN)
def test_what_only_looks_like_it_is_taken(what):
    assert check_pdf(TAKEN[what]()).pages == 1
