"""PDFs written by hand, object by object, as no honest maker writes them."""

import io
import zlib


def stream(data: bytes, *, rules: bytes = b"", packed: int = 0) -> bytes:
    """A stream, packed so many times."""
    for _time in range(packed):
        data = zlib.compress(data, 9)
    filters = b"/Filter [%s]" % (b"/FlateDecode " * packed) if packed else b""
    return b"<< /Length %d %s %s >>\nstream\n%s\nendstream" % (len(data), filters, rules, data)


def raw_pdf(*parts: bytes, trailer: bytes = b"", tail: bytes = b"") -> bytes:
    """The parts as objects 1, 2, …; the first one is the catalogue."""
    out, places = io.BytesIO(b"%PDF-1.7\n"), []
    out.seek(0, 2)
    for number, part in enumerate(parts, 1):
        places.append(out.tell())
        out.write(b"%d 0 obj\n%s\nendobj\n" % (number, part))
    start = out.tell()
    out.write(b"xref\n0 %d\n0000000000 65535 f \n" % (len(parts) + 1))
    out.write(b"".join(b"%010d 00000 n \n" % place for place in places))
    out.write(
        b"trailer << /Root 1 0 R /Size %d %s >>\nstartxref\n%d\n%%%%EOF" % (len(parts) + 1, trailer, start)
    )
    return out.getvalue() + tail


CATALOG = b"<< /Type /Catalog /Pages 2 0 R >>"
PAGES = b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>"


def one_page(content: bytes = b"", *more: bytes, page: bytes = b"", packed: int = 0) -> bytes:
    """A page with this content (object 4) and further objects from 5 on."""
    body = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 300 400] /Contents 4 0 R %s >>" % page
    return raw_pdf(CATALOG, PAGES, body, stream(content, packed=packed), *more)
