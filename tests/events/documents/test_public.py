"""What everybody sees of papers: at once, at the right moment, on every channel, and never before."""

import datetime as dt
import json
import threading

import pytest
from django.db import connection
from django.test import Client

from adgmin.core import clock
from events.documents.embargo import set_embargo
from events.documents.making import change_paper
from events.documents.standing import withdraw
from events.live.acts import begin
from events.models import AgendaItem, Document, Edition, PublishedProgramme
from events.releases.published import current_programme, current_version
from tests.events.crawling import body_of
from tests.events.documents.made import issued, revised
from tests.small import released

NOW = dt.datetime(2026, 1, 15, 9, 0, tzinfo=clock.MEETING_ZONE)
OPENS = NOW + dt.timedelta(minutes=30)
CHANNELS = (
    "/vi/documents/", "/en/documents/?q=zqpaper", "/vi/documents/?kind=plan", "/vi/documents/zq-paper/",
    "/vi/", "/vi/sessions/S1/", "/vi/partners/VN/", "/vi/agenda/?q=zqpaper", "/agenda.json", "/agenda.json?q=zqpaper",
    "/agenda.ics", "/schedule.xml", "/changes.atom", "/sitemap.xml", "/vi/changes/", "/vi/documents/zq-pape/",
)  # fmt: skip
WORDS = ("zqpapervi", "zqpaperen", "ZQ/PAPER", "zq-paper", "zqnote")


@pytest.fixture(autouse=True)
def _private_folder(tmp_path, settings):
    settings.PRIVATE_ROOT = tmp_path


@pytest.fixture
def at(monkeypatch):
    """Let it be a moment."""

    def set_to(moment):
        monkeypatch.setattr(clock, "now", lambda: moment)

    set_to(NOW)
    return set_to


@pytest.fixture
def paper(small, make_session, at):
    session = make_session("S1", "09:00", "10:00", access="public")
    AgendaItem.objects.create(session=session, number=1, title_vi="Một", title_en="One")
    released(small)
    return issued(
        small, symbol="ZQ/PAPER", title_vi="zqpapervi", title_en="zqpaperen", session=session, item=1,
        submitted_by=small.party_set.get(code="VN"),
    )  # fmt: skip


def told() -> set[str]:
    """The channels on which anything of the paper is told, beside the address that was asked for."""
    client = Client()
    found = set()
    for channel in CHANNELS:
        body = body_of(client.get(channel)).replace(channel.replace("/vi/", "/en/"), "").replace(channel, "")
        if any(word in body for word in WORDS):
            found.add(channel)
    return found


TOLD_WHEN_OUT = {
    "/vi/documents/", "/en/documents/?q=zqpaper", "/vi/documents/?kind=plan", "/vi/documents/zq-paper/", "/vi/",
    "/vi/sessions/S1/", "/vi/partners/VN/", "/schedule.xml", "/sitemap.xml", "/vi/documents/zq-pape/",
}  # fmt: skip


def test_an_embargo_ends_on_every_channel_at_its_moment_and_not_before(paper, at):
    assert told() >= TOLD_WHEN_OUT
    set_embargo(paper, until=OPENS, by=None)
    assert told() == set()
    assert "zqpaper" not in json.dumps(PublishedProgramme.objects.get().content)
    at(OPENS - dt.timedelta(seconds=1))
    assert told() == set()
    at(OPENS)
    assert told() >= TOLD_WHEN_OUT


def test_an_embargo_until_a_session_opens_ends_when_it_is_begun(paper, at):
    set_embargo(paper, session=paper.session, by=None)
    at(NOW + dt.timedelta(hours=9))
    assert told() == set()
    begin(paper.session, by=None)
    assert told() >= TOLD_WHEN_OUT


def test_marking_and_withdrawal_are_followed_at_once(paper):
    change_paper(paper, by=None, marking="restricted")
    assert told() == set()
    change_paper(paper, by=None, marking="public")
    withdraw(Document.objects.get(), "Sai", by=None)
    page = body_of(Client().get("/vi/documents/zq-paper/"))
    assert "Tài liệu này đã được rút" in page
    assert "trang, " not in page


def test_a_page_of_a_paper_says_what_it_is(paper):
    revised(paper, "zwei", language="vi")
    page = body_of(Client().get("/en/documents/zq-paper/"))
    for words in (
        "ZQ/PAPER/Rev.1",
        "zqpapervi",
        "Item 2 amended.",
        "Item 1:",
        "Viet Nam",
        "Vietnamese",
        "1 page",
    ):
        assert words in page
    assert Client().get("/en/documents/zq-papers/").status_code == 404


def test_the_moment_asks_the_database_once_and_kept_pages_nothing(paper, at, django_assert_num_queries):
    set_embargo(paper, until=OPENS, by=None)
    client = Client()
    client.get("/vi/documents/")
    with django_assert_num_queries(0):
        client.get("/vi/documents/")
    at(OPENS)
    assert current_version() is None
    assert "zqpapervi" in body_of(client.get("/vi/documents/"))
    version = current_version()
    with django_assert_num_queries(0):
        assert "zqpapervi" in body_of(client.get("/vi/documents/"))
    assert current_version() == version


@pytest.mark.django_db(transaction=True)
def test_of_many_readers_at_the_moment_one_publishes(monkeypatch):
    from tests.small import make_small

    now = NOW
    monkeypatch.setattr(clock, "now", lambda: now)
    edition = make_small()
    released(edition)
    document = Document.objects.create(
        edition=edition, symbol="P/1", title_vi="Bài", kind="report", marking="public"
    )
    set_embargo(document, until=OPENS, by=None)
    before = current_programme()
    assert before.documents == {}
    now = OPENS
    barrier, seen = threading.Barrier(6), []

    def read():
        try:
            barrier.wait()
            seen.append((list(current_programme().documents), current_programme().version))
        finally:
            connection.close()

    threads = [threading.Thread(target=read) for _each in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert seen == [(["P/1"], before.version + 1)] * 6
    assert Edition.objects.get().programme_version == before.version + 1
