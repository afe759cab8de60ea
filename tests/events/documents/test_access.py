"""The doors to papers: what each asks of the database, and what each gives to whom."""

import datetime as dt

import pytest
from django.http import Http404

from adgmin.core.clock import MEETING_ZONE
from events.agenda.audience import DESK, PUBLIC, Viewer
from events.documents.access import get_file_for, get_paper_for, papers_seen_by
from events.live.acts import begin, not_begun
from events.models import Document, Edition, PaperFile, Revision, SessionParty
from tests.small import released

NOW = dt.datetime(2026, 1, 15, 9, 5, tzinfo=MEETING_ZONE)
HEAD_OF_JAPAN = Viewer(categories=frozenset({"head"}), party="JP")
HEAD_OF_THAILAND = Viewer(categories=frozenset({"head"}), party="TH")


def add_paper(edition, symbol="S/1", **fields):
    values = {"title_vi": "Bài", "title_en": "Paper", "kind": "report", "marking": "public", **fields}
    return Document.objects.create(edition=edition, symbol=symbol, **values)


def add_revision(paper, number=0, *, issued=True, languages=("en",)):
    revision = Revision.objects.create(
        document=paper, number=number, made_at=NOW, issued_at=NOW if issued else None
    )
    for language in languages:
        PaperFile.objects.create(
            revision=revision, language=language, size=1, pages=1, digest="x", taken_at=NOW
        )
    return revision


def symbols(viewer, now=NOW):
    return [paper.symbol for paper in papers_seen_by(viewer, now=now)]


def test_a_paper_of_two_is_not_seen_by_a_third(small, make_session):
    bilateral = make_session(
        "B", "09:00", "09:30", access="restricted", kind="bilateral", categories=["head"]
    )
    SessionParty.objects.create(session=bilateral, party=small.party_set.get(code="JP"), role="partner")
    add_paper(small, session=bilateral)
    assert symbols(HEAD_OF_JAPAN) == [], "in no release yet"
    released(small)
    assert (symbols(PUBLIC), symbols(HEAD_OF_THAILAND)) == ([], [])
    assert symbols(HEAD_OF_JAPAN) == symbols(DESK) == ["S/1"]
    with pytest.raises(Http404):
        get_paper_for(HEAD_OF_THAILAND, "s-1", now=NOW)


def test_an_embargo_until_a_session_opens_ends_when_staff_begin_it(small, make_session, clock):
    clock(NOW)
    opening = make_session("O", "09:00", "09:30", access="public")
    released(small)
    add_paper(small, embargo_session=opening)
    assert symbols(PUBLIC, NOW + dt.timedelta(days=9)) == [], "never by the programme"
    begin(opening, by=None)
    assert symbols(PUBLIC) == ["S/1"]
    not_begun(opening, by=None)
    assert symbols(PUBLIC) == []


def test_the_file_of_one_language_is_that_or_nothing(small):
    paper = add_paper(small)
    add_revision(paper, 0, languages=("vi", "en"))
    add_revision(paper, 1, languages=("en",))
    add_revision(paper, 2, issued=False, languages=("en",))

    def number(viewer, language, revision=None):
        try:
            found = get_file_for(viewer, "s-1", language, now=NOW, revision=revision)
        except Http404:
            return None
        return found.revision.number

    assert [number(PUBLIC, "en"), number(PUBLIC, "vi"), number(PUBLIC, "vi", 0)] == [1, None, 0]
    assert [number(PUBLIC, "en", 2), number(DESK, "en", 2), number(DESK, "en")] == [None, 2, 1]
    Document.objects.update(status="withdrawn")
    assert [number(PUBLIC, "en"), number(DESK, "en")] == [None, 1]
    assert symbols(PUBLIC) == ["S/1"], "a withdrawn paper keeps its name"


def test_readers_stay_with_the_released_edition_while_the_next_is_prepared(small):
    released(small)
    add_paper(small)
    later = dt.timedelta(days=365)
    following = Edition.objects.create(
        code="small-2", ordinal=2, short_name_vi="Nhỏ 2", name_vi="Nhỏ 2",
        start_date=small.start_date + later, end_date=small.end_date + later,
    )  # fmt: skip
    add_paper(following, "S/2")
    assert (symbols(PUBLIC), symbols(DESK)) == (["S/1"], ["S/2"])


def test_symbols_that_differ_by_signs_have_addresses_of_their_own(small):
    slugs = [add_paper(small, symbol).slug for symbol in ("A/1-2", "A/1/2", "A-1.2")]
    assert slugs == ["a-1-2", "a-1-2-2", "a-1-2-3"]


@pytest.mark.parametrize("number", [1, 3])
def test_any_number_of_papers_is_read_with_the_same_queries(
    small, make_session, django_assert_num_queries, number
):
    session = make_session("S", "09:00", "09:30", access="accredited")
    released(small)
    for at in range(number):
        add_revision(add_paper(small, f"S/{at}", session=session, marking="restricted"))
    with django_assert_num_queries(10):
        found = papers_seen_by(HEAD_OF_JAPAN, now=NOW)
        assert [file.language for paper in found for one in paper.revisions.all() for file in one.files.all()]
    assert len(found) == number
