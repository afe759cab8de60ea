"""Files made to harm: refused in words, within time and memory, and nothing of them comes through."""

import io
import struct
import time
import zlib

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

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


def test_what_is_a_picture_and_something_else_is_only_the_picture_afterwards():
    """A polyglot: a JPEG that is a web page, an archive and a PDF too."""
    payload = b"<script>alert(1)</script>%PDF-1.7 PK\x03\x04 <?php system($_GET['c']); ?>"
    jpeg = picture()
    comment = b"\xff\xfe" + struct.pack(">H", len(payload) + 2) + payload
    kept = portrait(jpeg[:2] + comment + jpeg[2:] + payload).data
    assert payload not in kept
    assert not any(part in kept for part in (b"<script", b"%PDF", b"<?php"))


@SOME
@given(st.integers(0, len(picture()) - 1), st.binary(min_size=1, max_size=40))
def test_a_damaged_picture_is_made_anew_or_refused(where, rubbish):
    data = picture()[:where] + rubbish + picture()[where + len(rubbish) :]
    assert outcome(lambda: portrait(data).data[:3]) in (
        b"\xff\xd8\xff",
        ["not_a_picture"],
        ["picture_too_large"],
    )


@settings(max_examples=6, deadline=None)
@given(st.data())
def test_a_damaged_pdf_is_looked_at_or_refused(data):
    whole = pdf("PASSPORT")
    where = data.draw(st.integers(8, len(whole) - 1))
    damaged = whole[:where] + data.draw(st.binary(min_size=1, max_size=60)) + whole[where + 20 :]
    assert outcome(lambda: check_pdf(damaged).pages) in (0, 1, ["not_a_pdf"], ["pdf_active"], ["pdf_locked"])


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
    assert outcome(lambda: check_pdf(hostile).pages) in (1, ["not_a_pdf"])
    assert time.monotonic() - began < 20  # seconds; the limits of the process that looks
