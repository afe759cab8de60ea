"""Public papers in the browser: every page as picture and as words, for whom and as long as they are meant."""

import datetime as dt
import io

import pytest
from PIL import Image

from events.documents import rendering
from events.documents.models import Marking, PageText, PaperStatus
from events.documents.noticing import tell_of_papers
from events.documents.storing import PAPERS
from events.pages.cache import forget_pages
from tests.events.documents.filed import NOW, add_file, add_paper
from tests.events.documents.makers import read, texts
from tests.small import released

PAPER = "/vi/documents/s-1/en/"
DOORS = (PAPER, f"{PAPER}1.webp", "/en/documents/s-1/en.pdf")


@pytest.fixture
def paper(small, clock):
    clock(NOW)
    released(small)
    paper = add_paper(small, title_vi="Kế hoạch <số>")
    pdf = read("pymupdf-rotated-annotated")
    add_file(paper, *texts(pdf), pdf=pdf)
    return paper


def statuses(client) -> list[int]:
    return [client.get(door).status_code for door in DOORS]


def test_a_paper_is_read_page_by_page_with_its_words_and_its_contents(paper, client):
    body = client.get(PAPER).content.decode()
    assert "Kế hoạch &lt;số&gt;" in body
    for number, turn in enumerate((0, 90, 180, 270), 1):
        assert f'id="p{number}"' in body
        assert f"Page turned by {turn}" in body
        assert f'src="{PAPER}{number}.webp?w=800"' in body
    assert 'class="reading__go"' in body
    assert body.count('loading="lazy"') == 3, "the first page is not waited for"
    assert 'width="800" height="1133"' in body
    assert 'width="800" height="566"' in body, "a turned page is as it is shown"
    assert f'<a href="{PAPER}#p2" lang="en">Second</a>' in body
    assert 'lang="en">Page turned by 0' in body
    assert 'href="/vi/documents/s-1/en.pdf"' in body


def test_the_words_alone_and_a_page_by_its_number(paper, client):
    body = client.get(PAPER, {"view": "text"}).content.decode()
    assert "<img" not in body.split('id="p1"')[1].split("</main>")[0]
    assert "Page turned by 270" in body
    assert "<details" not in body.split('id="p1"')[1].split("</main>")[0]
    for typed, place in (("3", "#p3"), ("99", "#p4"), ("0", "#p1"), ("x", "#p1"), ("²", "#p1")):
        assert client.get(PAPER, {"go": "1", "page": typed}).url == f"{PAPER}{place}"


def test_a_long_paper_comes_in_parts(paper, client):
    file = add_file(paper, *(f"word{number}" for number in range(1, 96)), number=1, pdf=read("groff"))
    assert file.pages == 95
    body = client.get(PAPER, {"page": "50"}).content.decode()
    assert [number for number in range(1, 96) if f'id="p{number}"' in body] == list(range(41, 81))
    assert f'href="{PAPER}?page=81#p81"' in body
    assert (
        client.get(PAPER, {"go": "1", "page": "95", "view": "text"}).url == f"{PAPER}?view=text&page=81#p95"
    )


def test_a_page_is_a_picture_so_wide(paper, client):
    for width in (800, 1600):
        answer = client.get(f"{PAPER}2.webp", {"w": width})
        image = Image.open(io.BytesIO(answer.content))
        assert (image.format, image.size) == ("WEBP", (width, -(-width * 595 // 842)))
    assert answer["Cache-Control"] == "private, no-cache"
    assert answer["Content-Security-Policy"] == "sandbox; default-src 'none'"
    again = client.get(f"{PAPER}2.webp", {"w": width}, headers={"If-None-Match": answer["ETag"]})
    assert (again.status_code, again.content) == (304, b"")


def test_no_other_page_width_or_language_is_there(paper, client):
    assert Image.open(io.BytesIO(client.get(f"{PAPER}1.webp?w=99999").content)).width == 800
    for path in (f"{PAPER}0.webp", f"{PAPER}5.webp", f"{PAPER}99999999999999999999.webp", "/vi/documents/s-1/vi/",
                 "/vi/documents/s-2/en/", "/vi/documents/s-1/en/../en.pdf"):  # fmt: skip
        assert client.get(path).status_code == 404, path
    assert client.post(PAPER).status_code == 405


def test_the_file_is_saved_under_its_symbol(paper, client):
    answer = client.get("/en/documents/s-1/en.pdf")
    assert answer.content == read("pymupdf-rotated-annotated")
    assert answer["Content-Disposition"] == 'attachment; filename="S-1.en.pdf"'
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Cache-Control"] == "private, no-store"


KEPT_BACK = (
    {"marking": Marking.RESTRICTED},
    {"status": PaperStatus.WITHDRAWN},
    {"status": PaperStatus.DRAFT},
    {"embargo_until": NOW + dt.timedelta(minutes=1)},
)


def test_what_is_not_for_everybody_is_gone_at_once_at_every_door(paper, client):
    """Also for who has seen it: no page is answered from memory, no picture by "not modified"."""
    open_to_all = {"marking": Marking.PUBLIC, "status": PaperStatus.CIRCULATION, "embargo_until": None}
    etag = client.get(DOORS[1])["ETag"]
    for change in KEPT_BACK:
        type(paper).objects.filter(pk=paper.pk).update(**open_to_all)
        assert statuses(client) == [200, 200, 200]
        assert "turned</mark> by 90" in client.get("/vi/documents/?q=turned").content.decode()
        type(paper).objects.filter(pk=paper.pk).update(**change)
        assert statuses(client) == [404, 404, 404], change
        assert client.get(DOORS[1], headers={"If-None-Match": etag}).status_code == 404
        body = client.get("/vi/documents/?q=turned").content.decode()
        assert "turned</mark>" not in body
        assert "tài liệu chứa" not in body


def test_only_the_issued_revision_is_read(paper, client):
    add_file(paper, "secretdraft", number=1, issued=False, pdf=read("groff"))
    body = client.get(PAPER).content.decode()
    assert ("secretdraft" in body, "Page turned by 0" in body) == (False, True)
    assert "secretdraft</mark>" not in client.get("/vi/documents/?q=secretdraft").content.decode()


def test_an_older_revision_is_read_as_what_it_is(paper, client):
    """Until a newer one is issued there is nothing older; a revision that waits is not there at all."""
    old = [f"{PAPER}rev-0/", f"{PAPER}rev-0/1.webp", "/vi/documents/s-1/en/rev-0.pdf"]
    new = [f"{PAPER}rev-1/", f"{PAPER}rev-1/1.webp", "/vi/documents/s-1/en/rev-1.pdf"]
    assert [client.get(one).status_code for one in old + new] == [200] * 3 + [404] * 3
    assert "Đây là bản đã được thay thế" not in client.get(old[0]).content.decode()
    waiting = add_file(paper, "newword", number=1, issued=False, pdf=read("groff")).revision
    assert [client.get(one).status_code for one in new] == [404] * 3
    waiting.issued_at = NOW
    waiting.save()
    body = client.get(old[0]).content.decode()
    for words in ("Đây là bản đã được thay thế", "S/1/Rev.1", 'content="noindex, noarchive"', "Page turned by 0",
                  old[2], f'src="{old[1]}?w=800"'):  # fmt: skip
        assert words in body, words
    assert client.get(f"{old[0]}?go=1&page=2").url == f"{old[0]}#p2"
    assert "được thay thế" not in client.get(PAPER).content.decode() + client.get(new[0]).content.decode()
    answer = client.get(old[2].replace("/vi/", "/en/"))
    assert answer["Content-Disposition"] == 'attachment; filename="S-1.en (superseded).pdf"'
    assert answer.content == read("pymupdf-rotated-annotated")
    assert answer["X-Robots-Tag"] == "noindex"
    assert "X-Robots-Tag" not in client.get(new[2])
    assert 'filename="S-1-Rev.1.en.pdf"' in client.get(new[2])["Content-Disposition"]
    tell_of_papers(paper.edition)
    page = client.get("/vi/documents/s-1/").content.decode()
    assert [page.count(words) for words in (f'href="{old[0]}"', f'href="{old[2]}"', '"tag tag--warn">')] == [
        1,
        1,
        1,
    ]
    type(paper).objects.update(status=PaperStatus.WITHDRAWN)
    assert [client.get(one).status_code for one in old + new] == [404] * 6


def test_the_pages_of_a_paper_are_not_kept_in_the_memory_of_pages(paper, client, django_assert_num_queries):
    client.get(PAPER)
    assert "no-store" in client.get(PAPER)["Cache-Control"]
    forget_pages()
    PageText.objects.filter(number=1).update(text="changedword")
    assert "changedword" in client.get(PAPER).content.decode()


def test_questions_to_the_database_are_the_same_for_one_page_and_for_many(
    paper, client, django_assert_num_queries
):
    add_file(paper, "one", number=0, language="vi", pdf=read("borb"))
    client.get(PAPER)
    with django_assert_num_queries(11) as many:
        client.get(PAPER)
    with django_assert_num_queries(len(many)):
        client.get("/vi/documents/s-1/vi/")


def test_a_file_that_is_lost_or_cannot_be_drawn_is_read_as_words(paper, client, caplog):
    rendering.forget_pictures()
    file = paper.revisions.get().files.get()
    PAPERS.write(file.name, b"%PDF-1.7 nothing of a file")
    assert "Page turned by 180" in client.get(PAPER).content.decode()
    assert client.get(DOORS[1]).status_code == 503
    PAPERS.remove(file.name)
    assert statuses(client) == [200, 404, 404]


def test_public_pictures_are_kept_within_a_bound_and_others_never(paper, client, monkeypatch):
    file = paper.revisions.get().files.get()
    rendering.page_picture(file, 1, 800)
    assert not rendering._kept.pictures, "what was not said to be for everybody"
    for number in (1, 2, 3):
        client.get(f"{PAPER}{number}.webp")
    assert len(rendering._kept.pictures) == 3
    monkeypatch.setattr(rendering, "MOST_KEPT", rendering._kept.size)
    client.get(f"{PAPER}4.webp")
    assert rendering._kept.size <= rendering.MOST_KEPT
    assert (file.name, 1, 800) not in rendering._kept.pictures


def test_no_more_pages_are_drawn_at_a_time_than_there_are_places(paper, monkeypatch):
    import threading

    monkeypatch.setattr(rendering, "_places", threading.BoundedSemaphore(1))
    monkeypatch.setattr(rendering, "WAIT", 0.05)
    rendering._places.acquire()
    with pytest.raises(rendering.DrawFailed, match="too many"):
        rendering.draw(read("borb"), 1, 800)
    rendering._places.release()
    assert rendering.draw(read("borb"), 1, 800)[:4] == b"RIFF"


def test_words_inside_papers_are_found_on_the_page_of_documents(paper, client):
    body = client.get("/en/documents/?q=turned+by+90").content.decode()
    assert "<mark>turned by 90</mark>" in body
    assert 'href="/en/documents/s-1/en/#p2"' in body
    assert "1 document holds these words." in body
    assert "<mark>turned" in client.get("/en/documents/?q=turned&kind=report").content.decode()
    assert "<mark>turned" not in client.get("/en/documents/?q=turned&kind=plan").content.decode()
    assert "found-inside" not in client.get("/en/documents/?q=nowhereatall").content.decode()
    assert "found-inside" not in client.get("/en/documents/").content.decode()
