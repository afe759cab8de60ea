"""Files made to harm: refused in words, within time and memory, and nothing of them comes through."""

import io
import struct
import time
import zipfile
import zlib

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image
from pypdf import PdfReader, PdfWriter
from pypdf.generic import ArrayObject, DictionaryObject, NameObject, TextStringObject

from adgmin.core.problems import Refused
from adgmin.core.uploads import check_pdf, portrait
from tests.adgmin.core.uploads.made import pdf, picture

SOME = settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def bomb(width: int, height: int) -> bytes:
    """A PNG of a few kilobytes that wants gigabytes."""
    head = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0))
    return (
        b"\x89PNG\r\n\x1a\n" + head + chunk(b"IDAT", zlib.compress(b"\0" * 10_000_000)) + chunk(b"IEND", b"")
    )


def outcome(act):
    """Return what an act gave, or the codes of its refusal; anything else it raises fails the test."""
    try:
        return act()
    except Refused as refusal:
        return [problem.code for problem in refusal.problems]


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (bomb(60_000, 60_000), "not_a_picture"),
        (bomb(9_000, 9_000), "picture_too_large"),
        (bomb(2**31 - 1, 2**31 - 1), "not_a_picture"),
    ],
)
def test_a_bomb_is_not_unpacked(data, code):
    with pytest.raises(Refused) as refusal:
        portrait(data)
    assert [problem.code for problem in refusal.value.problems] == [code]


def zipped() -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("run.js", "alert(1)")
    return stream.getvalue()


@pytest.mark.parametrize(
    "payload", [b"<script>alert(1)</script>", b"%PDF-1.7", b"<?php system($_GET['c']); ?>", zipped()]
)
@pytest.mark.parametrize("inside", [True, False])
def test_what_is_a_picture_and_something_else_is_refused(payload, inside):
    """Polyglots: a JPEG that is a web page, an archive, a PDF or a program too."""
    jpeg = picture()
    comment = b"\xff\xfe" + struct.pack(">H", len(payload) + 2) + payload
    data = jpeg[:2] + comment + jpeg[2:] if inside and payload[:2] != b"PK" else jpeg + payload
    assert outcome(lambda: portrait(data)) == ["picture_and_more"]


def test_a_remark_in_a_picture_is_left_behind():
    jpeg = picture()
    kept = portrait(
        jpeg[:2] + b"\xff\xfe\x00\x0eprivate note" + jpeg[2:] + b"a film that a telephone adds"
    ).data
    assert not any(part in kept for part in (b"private", b"film"))


def test_a_grey_picture_of_16_bits_stays_grey():
    stream = io.BytesIO()
    Image.new("I;16", (600, 800), 100 * 257).save(stream, "PNG")
    kept = Image.open(io.BytesIO(portrait(stream.getvalue()).data))
    assert (kept.mode, kept.getpixel((300, 400))) == ("RGB", (100, 100, 100))


@pytest.mark.parametrize("brand", [b"heic", b"mif1", b"avif"])
def test_what_telephones_make_is_named_with_the_way_out(brand):
    with pytest.raises(Refused) as refusal:
        portrait(b"\0\0\0\x18ftyp" + brand + bytes(500))
    assert "iPhone" in refusal.value.problems[0].message.vi


def changed_pdf(change) -> bytes:
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(pdf("PASSPORT"))))
    change(writer)
    stream = io.BytesIO()
    writer.write(stream)
    return stream.getvalue()


def note(writer, **values) -> None:
    """Add a note of the given kind to the first page."""
    made = {NameObject(f"/{key}"): value for key, value in {"Type": NameObject("/Annot"), **values}.items()}
    writer.pages[0][NameObject("/Annots")] = ArrayObject([writer._add_object(DictionaryObject(made))])


def act(**values) -> DictionaryObject:
    return DictionaryObject({NameObject(f"/{key}"): value for key, value in values.items()})


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (
            lambda w: note(w, Subtype=NameObject("/Stamp"), Contents=TextStringObject("TUYỆT MẬT")),
            "state_secret",
        ),
        (lambda w: note(w, Subtype=NameObject("/Widget"), V=TextStringObject("Độ mật: Mật")), "state_secret"),
        (lambda w: w.add_outline_item(title="TỐI MẬT", page_number=0), "state_secret"),
        (lambda w: note(w, A=act(S=NameObject("/JavaScript"), JS=TextStringObject("1"))), "pdf_active"),
        (lambda w: note(w, A=act(S=NameObject("/URI"), URI=TextStringObject("JavaScript:x"))), "pdf_active"),
        (lambda w: note(w, A=act(S=NameObject("/GoToR"), F=TextStringObject("x.pdf"))), "pdf_active"),
        (lambda w: note(w, Subtype=NameObject("/FileAttachment")), "pdf_active"),
        (lambda w: note(w, Subtype=NameObject("/Movie")), "pdf_active"),
    ],
)
def test_what_lies_beside_the_page_of_a_pdf_is_looked_at(change, code):
    assert outcome(lambda: check_pdf(changed_pdf(change))) == [code]


@pytest.mark.parametrize("tail", [b"<script>alert(1)</script>", zipped(), b"MZ\x90"])
def test_a_pdf_that_goes_on_after_its_end_is_refused(tail):
    assert outcome(lambda: check_pdf(pdf("PASSPORT") + tail)) == ["pdf_active"]
    assert outcome(lambda: check_pdf(pdf("PASSPORT") + b"\r\n\0\0").pages) == 1


@pytest.mark.parametrize(
    "source",
    ["BỘ NGOẠI GIAO #h(1cm) MẬT", "#grid(columns: 2, [BỘ NGOẠI GIAO], [MẬT])", "#text(tracking: 6pt)[TUYỆT MẬT]",
     "#text(white)[TỐI MẬT]", "#rotate(20deg)[TUYỆT MẬT]"],
)  # fmt: skip
def test_a_stamp_is_found_wherever_it_is_set(source):
    assert outcome(lambda: check_pdf(pdf(source))) == ["state_secret"]


@SOME
@given(st.integers(0, len(picture()) - 1), st.binary(min_size=1, max_size=40))
def test_a_damaged_picture_is_made_anew_or_refused(where, rubbish):
    data = picture()[:where] + rubbish + picture()[where + len(rubbish) :]
    assert outcome(lambda: portrait(data).data[:3]) in (
        b"\xff\xd8\xff",
        ["not_a_picture"],
        ["picture_too_large"],
        ["picture_and_more"],  # the rubbish may be the mark of an archive
    )


# What a damaged file may rightly be called; never `pdf_heavy` or `page_too_large`, for this one is small.
PDF_FAULTS = {"not_a_pdf", "pdf_active", "pdf_locked", "page_undrawable"}


@settings(max_examples=6, deadline=None)
@given(st.data())
def test_a_damaged_pdf_is_looked_at_or_refused(data):
    whole = pdf("PASSPORT")
    where = data.draw(st.integers(8, len(whole) - 1))
    damaged = whole[:where] + data.draw(st.binary(min_size=1, max_size=60)) + whole[where + 20 :]
    told = outcome(lambda: check_pdf(damaged).pages)
    assert told in (0, 1) or told[0] in PDF_FAULTS


def test_a_pdf_that_unpacks_to_gigabytes_ends_within_its_limits():
    stream = zlib.compress(zlib.compress(b"0 0 m " * 20_000_000, 1), 9)
    parts = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] /Contents 4 0 R >>",
        b"<< /Length %d /Filter [/FlateDecode /FlateDecode] >>\nstream\n%s\nendstream"
        % (len(stream), stream),
    ]
    out, places = io.BytesIO(b"%PDF-1.4\n"), []
    out.seek(0, 2)
    for number, part in enumerate(parts, 1):
        places.append(out.tell())
        out.write(b"%d 0 obj\n%s\nendobj\n" % (number, part))
    start = out.tell()
    out.write(b"xref\n0 5\n0000000000 65535 f \n" + b"".join(b"%010d 00000 n \n" % place for place in places))
    out.write(b"trailer << /Root 1 0 R /Size 5 >>\nstartxref\n%d\n%%%%EOF" % start)
    began = time.monotonic()
    hostile = out.getvalue()
    assert outcome(lambda: check_pdf(hostile).pages) == ["pdf_heavy"]
    assert time.monotonic() - began < 20  # seconds; the limits of the process that looks


def test_the_words_of_each_page_are_told_apart():
    made = check_pdf(pdf("Trang một\n#pagebreak()\nPage two"))
    assert [text.strip() for text in made.page_texts] == ["Trang một", "Page two"]
