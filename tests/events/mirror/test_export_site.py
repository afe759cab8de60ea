"""The mirror: every page as a file, every link leading to a file, whole or not at all."""

import contextlib
import json
import os
import pathlib
import re

import pytest
from django.core.management import CommandError, call_command

from events.mirror import asking, building
from events.mirror.asking import Answer
from events.mirror.rewriting import Rewriter
from events.mirror.swapping import beside
from events.models import Session
from tests.events.feeds.rfc5545 import parse
from tests.events.mirror.walking import broken_links, pages_of
from tests.small import released

EVERYWHERE = ("agenda", "agenda/2026-01-15", "agenda/topic-AI", "partners/JP", "showcase", "documents", "changes",
              "map", "practical", "sessions/MIN-JP")  # fmt: skip


@pytest.fixture
def folder(tmp_path):
    return tmp_path / "mirror"


@pytest.fixture
def meeting(small, make_session, at_demo_time):
    make_session(
        "S-1", "09:00", "10:00", access="public", abstract_vi="Tóm tắt & nối", abstract_en="Joined & short"
    )
    make_session("S-2", "10:00", "10:30", room="R-B", access="restricted", kind="bilateral")
    released(small)
    return small


def export(folder, **options) -> None:
    call_command("export_site", str(folder), verbosity=0, **options)


@pytest.fixture
def thursday(edition, at_demo_time):
    """The true meeting without its other days: every kind of page, in a quarter of the time."""
    for session in Session.objects.exclude(start__date="2026-01-15").exclude(code="MIN-JP"):
        session.documents.all().delete()
        session.delete()
    released(edition)


def test_every_link_of_the_true_meeting_leads_to_a_file(thursday, folder):
    export(folder)
    pages = pages_of(folder)
    assert broken_links(folder, pages) == []
    assert len(pages) > 100
    for path, page in pages.items():
        assert "form" not in page.tags, path
        assert not [
            link
            for tag, link in page.links
            if tag == "script" and "theme" not in link and "mirror" not in link
        ]
    for address in EVERYWHERE:
        for lang in ("vi", "en"):
            assert (folder / lang / address / "index.html").is_file()
    for style in folder.rglob("*.css"):
        for link in re.findall(r"url\(\s*[\"']?([^\"')]+)", style.read_text()):
            assert link.startswith("data:") or (style.parent / link.partition("#")[0]).resolve().is_file(), (
                link
            )


def test_the_pages_say_what_they_are_and_draw_their_own_icons(meeting, folder):
    export(folder)
    for path, page in pages_of(folder).items():
        text = path.read_text()
        if path.parent == folder and path.name == "404.html":
            continue
        assert "(bản phát hành số 1)" in text or "(release 1)" in text
        used = set(re.findall(r'<use href="#([^"]+)"', text))
        assert used <= page.ids, path
    facts = json.loads((folder / "mirror.json").read_text())
    assert (facts["edition"], facts["release"]) == ("small-1", 1)


@pytest.mark.parametrize("name", ["sprite.svg", "sprite.7c242bad9cec.svg"])
def test_icons_are_drawn_on_the_page_under_either_name_of_their_file(name):
    page = f'<body><svg><use href="/static/icons/{name}#i-clock"/></svg></body>'
    made = Rewriter(lambda link: link, "", known_origin=True).rewritten(page, lambda icons: f"<!--{icons}-->")
    assert made == "<body><!--{'i-clock'}--><svg><use href=\"#i-clock\"/></svg></body>"


def test_a_copy_shows_no_running_clock(meeting, folder):
    export(folder)
    text = (folder / "en/index.html").read_text()
    assert "Demonstration clock" not in text
    assert "Static copy made at 11:05" in text


def test_both_languages_lead_to_each_other(meeting, folder):
    export(folder)
    page = (folder / "vi/sessions/S-1/index.html").read_text()
    assert 'href="../../../en/sessions/S-1/index.html" lang="en"' in page
    assert "Tóm tắt &amp; nối" in page
    first = pages_of(folder)[folder / "index.html"]
    assert [link for tag, link in first.links if tag == "a"] == ["vi/index.html", "en/index.html"]
    lost = pages_of(folder)[folder / "404.html"]
    assert [link for tag, link in lost.links if tag == "a"] == ["/vi/index.html", "/en/index.html"]


def test_the_lost_page_knows_where_the_mirror_is_mounted(meeting, folder):
    export(folder, base="/copy/")
    assert 'href="/copy/en/index.html"' in (folder / "404.html").read_text()


def test_feeds_are_files(meeting, folder):
    export(folder)
    assert [event.text("SUMMARY") for event in parse((folder / "agenda.ics").read_bytes()).all("VEVENT")] == [
        "Phiên S-1", "Phiên họp kín",
    ]  # fmt: skip
    assert (
        parse((folder / "en/sessions/S-1.ics").read_bytes()).all("VEVENT")[0].text("SUMMARY") == "Session S-1"
    )
    assert json.loads((folder / "agenda.json").read_text())["release"] == 1
    assert (folder / "schedule.xml").read_bytes().startswith(b"<?xml")
    assert (folder / "programme.pdf").read_bytes().startswith(b"%PDF")
    assert (folder / "changes.atom").is_file()


def test_without_an_address_of_its_own_no_page_names_one(meeting, folder):
    export(folder)
    for path, page in pages_of(folder).items():
        assert page.canonical == [], path
        assert "localhost" not in path.read_text(), path


def test_with_an_address_pages_name_the_original(meeting, folder, settings):
    settings.SITE_URL = "https://adgmin.example.org"
    export(folder)
    page = pages_of(folder)[folder / "vi/sessions/S-1/index.html"]
    assert page.canonical[0] == "https://adgmin.example.org/vi/sessions/S-1/"
    assert broken_links(folder) == []


def test_what_was_there_stays_until_the_new_one_is_whole(meeting, folder, monkeypatch):
    export(folder)
    (folder / "kept").touch()
    real = asking.Site.ask

    def failing(self, address, lang="vi"):
        return Answer(500, "text/html", b"") if address == "/en/map/" else real(self, address, lang)

    monkeypatch.setattr(asking.Site, "ask", failing)
    with pytest.raises(CommandError, match="/en/map/: 500") as refused:
        export(folder)
    assert refused.value.returncode == 1
    assert (folder / "kept").is_file()
    assert [path.name for path in folder.parent.iterdir()] == ["mirror"]
    monkeypatch.undo()
    export(folder)
    assert not (folder / "kept").exists()


def test_a_link_that_leads_nowhere_is_told_and_loses_its_address(meeting, folder, monkeypatch, capsys):
    real = asking.Site.ask

    def without(self, address, lang="vi"):
        return Answer(404, "text/html", b"") if address == "/vi/sessions/S-1/" else real(self, address, lang)

    monkeypatch.setattr(building.Site, "ask", without)
    with pytest.raises(SystemExit) as ended:
        export(folder)
    assert ended.value.code == 1
    assert "/vi/sessions/S-1/" in capsys.readouterr().err
    assert broken_links(folder) == []
    assert "Phiên S-1" in (folder / "vi/agenda/2026-01-15/index.html").read_text()


def test_what_killed_attempts_left_is_cleared_and_the_old_copy_comes_back(meeting, folder):
    export(folder)
    gone, other = 4194305, os.getppid()  # a number that no process has; one that is running
    folder.rename(folder.with_name(f".mirror.old-{gone}"))
    folder.with_name(f".mirror.new-{gone}").mkdir()
    folder.with_name(f".mirror.new-{other}").mkdir()
    with contextlib.suppress(RuntimeError), beside(folder):
        assert (folder / "index.html").is_file()
        raise RuntimeError
    assert {path.name for path in folder.parent.iterdir()} == {"mirror", f".mirror.new-{other}"}


def test_a_folder_that_cannot_be_replaced_is_told_and_stays(meeting, folder, monkeypatch):
    export(folder)
    (folder / "kept").touch()

    def busy(self, target):
        raise OSError(16, "Device or resource busy")

    monkeypatch.setattr(pathlib.Path, "rename", busy)
    with pytest.raises(CommandError, match=r"what was there stays.*busy"):
        export(folder)
    assert (folder / "kept").is_file()


def test_a_folder_with_something_else_is_left_alone(meeting, folder):
    folder.mkdir()
    (folder / "thesis.txt").write_text("mine")
    with pytest.raises(CommandError) as refused:
        export(folder)
    assert refused.value.returncode == 2
    assert [path.name for path in folder.iterdir()] == ["thesis.txt"]


@pytest.mark.parametrize("options", [{"base": "copy"}, {}])
def test_misuse_ends_with_two(meeting, tmp_path, options):
    place = tmp_path / "no" / "such" if not options else tmp_path / "mirror"
    with pytest.raises(CommandError) as refused:
        export(place, **options)
    assert refused.value.returncode == 2
    assert list(tmp_path.iterdir()) == []


def test_without_a_programme_nothing_is_written(db, folder):
    with pytest.raises(CommandError, match="No programme is public yet") as refused:
        export(folder)
    assert (refused.value.returncode, folder.exists()) == (1, False)


def test_what_the_crawler_would_see(tmp_path):
    """A negative control: the walker finds what is wrong."""
    (tmp_path / "a.html").write_text(
        '<a href="b.html">1</a><a href="/a.html">2</a><a href="a.html?x=1">3</a><a href="#no">4</a><a href="https://x">5</a>'
    )
    assert [line.rpartition(": ")[2] for line in broken_links(tmp_path)] == [
        "no such file", "from the root", "asks a server", "no such place in it", "leads out",
    ]  # fmt: skip
