"""Damaged papers: refused, or taken in and then handed out; never a crash, and the one after it is not harmed."""

import pytest

from adgmin.core.problems import Refused
from adgmin.core.uploads.papers import Paper, check_pdf
from events.documents.marking import Marker, MarkFailed
from events.documents.rendering import DrawFailed, draw, layout
from tests.events.documents.makers import mark, read, texts
from tests.events.documents.mutating import mutated

CODES = {"not_a_pdf", "pdf_active", "pdf_locked", "pdf_heavy", "page_undrawable", "page_too_large"}


def test_one_process_marks_or_refuses_each_and_goes_on():
    """120 damaged papers through one marker; then an honest one, with all its words and its mark."""
    done = failed = 0
    with Marker(mark()) as marker:
        for seed in range(120):
            try:
                assert marker.mark(mutated(seed)[1]).startswith(b"%PDF-1.7")
                done += 1
            except MarkFailed:
                failed += 1
        (page, *_others) = texts(marker.mark(read("groff")))
    assert mark().line in page
    assert min(done, failed) > 20, "some of each, else the damage proves nothing"


def looked_at(data: bytes) -> tuple[Paper | None, set[str]]:
    """What is known of the file, or the codes of its refusal; anything else it raises fails the test."""
    try:
        return check_pdf(data), set()
    except Refused as refusal:
        return None, {problem.code for problem in refusal.problems}


@pytest.mark.parametrize("seed", range(6))
def test_what_is_taken_in_can_be_read_and_marked(seed):
    """The same damage at the door: what comes through has as many pages for the reader as were counted."""
    _name, data = mutated(1000 + seed)
    taken, codes = looked_at(data)
    assert codes <= CODES
    if taken is None:
        return
    assert len(layout(data).sizes) == taken.pages == len(taken.page_texts)
    assert draw(data, taken.pages, 800)[:4] == b"RIFF"
    with Marker(mark()) as marker:
        assert len(texts(marker.mark(data))) == taken.pages


def test_what_cannot_be_drawn_says_so():
    for data in (b"", b"%PDF-1.7", read("groff")[:400]):
        with pytest.raises(DrawFailed):
            draw(data, 1, 800)
    with pytest.raises(DrawFailed):
        draw(read("groff"), 99, 800)
