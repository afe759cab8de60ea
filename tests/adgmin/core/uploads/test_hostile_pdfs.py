"""PDFs made to harm: refused with the reason within time and memory; nothing of them stays, no process and no file."""

import os
import subprocess
import time
from pathlib import Path

import pytest

from adgmin.core.problems import Refused
from adgmin.core.uploads import check_pdf, papers
from tests.adgmin.core.uploads.raw import CATALOG, PAGES, one_page, raw_pdf, stream

SMALL = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] %s >>"


def sized(box: bytes) -> bytes:
    return raw_pdf(CATALOG, PAGES, b"<< /Type /Page /Parent 2 0 R /MediaBox [%s] >>" % box)


def forms_in_forms() -> bytes:
    """Ten forms, each of which draws the next one ten times."""
    last = stream(b"0 0 1 1 re f", rules=b"/Type /XObject /Subtype /Form /BBox [0 0 9 9]")
    forms = [
        stream(
            b"/F Do " * 10,
            rules=b"/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /F %d 0 R >> >>"
            % number,
        )
        for number in range(6, 15)
    ]
    return one_page(b"/F Do", *forms, last, page=b"/Resources << /XObject << /F 5 0 R >> >>")


def endless_pattern() -> bytes:
    tile = b"/PatternType 1 /PaintType 1 /TilingType 1 /BBox [0 0 .01 .01] /XStep .001 /YStep .001 /Resources << >>"
    return one_page(
        b"/Pattern cs /P scn 0 0 300 400 re f", stream(b"0 0 .01 .01 re f", rules=tile),
        page=b"/Resources << /Pattern << /P 5 0 R >> >>",
    )  # fmt: skip


def deep_tree() -> bytes:
    nodes = [b"<< /Type /Pages /Kids [%d 0 R] /Count 1 >>" % (number + 3) for number in range(3000)]
    return raw_pdf(CATALOG, *nodes, b"<< /Type /Page /MediaBox [0 0 9 9] >>")


def wrong_table() -> bytes:
    return (
        b"%PDF-1.5\n1 0 obj\n<< /Type /XRef /W [1 2147483647 1] /Index [0 2147483647] /Size 2147483647 /Root 1 0 R"
        b" /Length 3 >>\nstream\nabc\nendstream\nendobj\nstartxref\n9\n%%EOF"
    )


REFUSED = {
    "200 megabytes from 200 kilobytes": (lambda: one_page(b"0 0 m " * 33_000_000, packed=1), "pdf_heavy"),
    "packed twice": (lambda: one_page(b"0 0 m " * 13_000_000, packed=2), "pdf_heavy"),
    "5,000 filters": (
        lambda: one_page().replace(b"/Length 0", b"/Length 0 /Filter [" + b"/ASCIIHexDecode " * 5000 + b"]"),
        "pdf_heavy",
    ),
    "forms in forms": (forms_in_forms, "pdf_heavy"),
    "a pattern without end": (endless_pattern, "page_undrawable"),
    "a tree that holds itself": (
        lambda: raw_pdf(CATALOG, b"<< /Type /Pages /Kids [2 0 R] /Count 1 >>"),
        "not_a_pdf",
    ),
    "a branch that holds the root": (
        lambda: raw_pdf(CATALOG, PAGES, b"<< /Type /Pages /Parent 2 0 R /Kids [2 0 R] /Count 1 >>"),
        "not_a_pdf",
    ),
    "a page above itself": (
        lambda: raw_pdf(CATALOG, PAGES, b"<< /Type /Page /Parent 3 0 R >>"),
        "not_a_pdf",
    ),
    "a deep tree": (deep_tree, "not_a_pdf"),
    "deep brackets": (lambda: one_page(page=b"/X " + b"[" * 90_000 + b"]" * 90_000), "not_a_pdf"),
    "one page a million times": (
        lambda: raw_pdf(CATALOG, b"<< /Type /Pages /Kids [" + b"3 0 R " * 900_000 + b"] >>", SMALL % b""),
        "pdf_heavy",
    ),
    "a page of 201 inches": (lambda: sized(b"0 0 14472 14472"), "page_too_large"),
    "a page of kilometres": (lambda: sized(b"0 0 1000000000 10"), "page_too_large"),
    "a table of objects gone wrong": (wrong_table, "not_a_pdf"),
    "a length that is itself": (
        lambda: raw_pdf(
            CATALOG, PAGES, SMALL % b"/Contents 4 0 R", b"<< /Length 4 0 R >>\nstream\nabc\nendstream"
        ),
        "pdf_heavy",
    ),
}
TAKEN = {
    "tables before each other": lambda: raw_pdf(CATALOG, PAGES, SMALL % b"", trailer=b"/Prev 9"),
    "a count that lies": lambda: raw_pdf(
        CATALOG, b"<< /Type /Pages /Kids [3 0 R] /Count 999999999 >>", SMALL % b""
    ),
    "200 inches": lambda: sized(b"0 0 14400 14400"),
    "thinner than a hair": lambda: sized(b"0 0 14400 0.01"),
    "an outline that goes round": lambda: raw_pdf(
        b"<< /Type /Catalog /Pages 2 0 R /Outlines 4 0 R >>",
        PAGES,
        SMALL % b"",
        b"<< /First 5 0 R /Last 5 0 R >>",
        b"<< /Title (a) /Next 5 0 R /First 5 0 R /Last 5 0 R /Parent 4 0 R /Dest [3 0 R /Fit] >>",
    ),
}


def left_over() -> set[str]:
    return {str(path) for folder in ("/tmp", ".") for path in Path(folder).glob("core*")}


def children() -> str:
    """The processes that this one started and that are still there, ended or not."""
    return subprocess.run(
        ["ps", "-o", "stat=,args=", "--ppid", str(os.getpid())], capture_output=True, text=True, check=False
    ).stdout.replace("ps -o stat=", "")


@pytest.mark.parametrize("what", REFUSED)
def test_it_is_refused_with_the_reason_within_its_time(what):
    make, code = REFUSED[what]
    data, before, began = make(), left_over(), time.monotonic()
    with pytest.raises(Refused) as refusal:
        check_pdf(data)
    (problem,) = refusal.value.problems
    assert problem.code == code
    assert problem.message.vi
    assert problem.message.en
    assert time.monotonic() - began < papers.SECONDS
    assert left_over() == before
    assert "look_into" not in children()


@pytest.mark.parametrize("what", TAKEN)
def test_what_is_only_odd_is_taken(what):
    assert check_pdf(TAKEN[what]()).pages == 1


def test_a_program_that_does_not_end_is_ended_and_its_page_named(monkeypatch):
    monkeypatch.setattr(papers, "SECONDS", 1)
    with pytest.raises(Refused) as refusal:
        check_pdf(endless_pattern())
    (problem,) = refusal.value.problems
    assert (problem.code, "Page 1 " in problem.message.en) == ("page_undrawable", True)
    assert "look_into" not in children()


def test_a_text_that_no_database_keeps_is_mended():
    assert papers._kept("a\0b\ud800c") == "a b?c"
