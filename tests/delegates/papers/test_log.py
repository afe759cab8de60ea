"""What is noted, under which mark, and what the desk finds again; nothing restricted leaves unnoted."""

import io
from datetime import timedelta

from django.db import DatabaseError, connection
from django.test.utils import CaptureQueriesContext
from openpyxl import load_workbook
from pypdf import PdfReader

from delegates.accreditation.merging import merge
from delegates.models import PaperAccess
from events.documents.storing import PAPERS
from tests.conftest import NOW
from tests.delegates.papers.people import OWN, ROOM, filed_anew, person_of
from tests.events.crawling import body_of

SHUT = f"{OWN}paper/shut-1/en/"


def printed(pdf: bytes) -> list[str]:
    return [page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages]


def test_a_download_bears_name_delegation_and_mark_on_each_page(house):
    pages = printed(house.own.get(f"{SHUT}file.pdf").content)
    line = PaperAccess.objects.get()
    assert (line.act, line.delegate, line.reader, line.symbol) == (
        "download",
        house.head,
        "Sato Hanako",
        "SHUT/1",
    )
    assert len(pages) == 2
    for text in pages:
        for words in ("Sato Hanako", "Đoàn JP", line.code):
            assert words in text, words
    assert house.own.get(f"{OWN}paper/open-1/en/file.pdf").content == PAPERS.read(
        house.open.revisions.get().files.get().name
    )
    assert PaperAccess.objects.count() == 1, "what everybody may read is noted nowhere"


def test_a_name_that_no_font_has_is_printed_as_in_the_passport_else_by_reference(house):
    """On the mark, on the cover of a pack and in the log, which must say what is printed."""
    for passport, printed_as in (("DAVIT", "DAVIT BERIDZE"), ("", "JP-head")):
        type(house.head).objects.update(
            badge_name="დავით", passport_given=passport, passport_surname=passport and "BERIDZE"
        )
        (cover, *_rest) = printed(b"".join(house.own.post(f"{OWN}pack/meeting/P/").streaming_content))
        (page, _second) = printed(house.own.get(f"{SHUT}file.pdf").content)
        for text in (cover, page):
            assert printed_as in text
            assert "დ" not in text
        assert {line.reader for line in PaperAccess.objects.all()} == {printed_as}
        PaperAccess.objects.all().delete()


def test_the_copy_of_an_older_revision_says_what_took_its_place(house):
    filed_anew(house.shut, "A newer page")
    page = body_of(house.own.get(f"{OWN}paper/shut-1/"))
    old = f"{SHUT}rev-0/"
    for words in (f'href="{old}"', f'href="{old}file.pdf"', "Bản đã được thay thế"):
        assert page.count(words) == 1, words
    assert "Bản thay thế: SHUT/1/Rev.1." in body_of(house.own.get(old))
    for text in printed(house.own.get(f"{old}file.pdf").content):
        assert "Superseded by: SHUT/1/Rev.1" in text
    for text in printed(house.own.get(f"{SHUT}file.pdf").content):
        assert "Superseded" not in text
    assert "được thay thế" not in body_of(house.own.get(SHUT)) + body_of(house.own.get(f"{SHUT}rev-1/"))


def test_pages_read_in_one_visit_are_one_line(house, clock):
    for path in ("", "1.webp", "2.webp", "1.webp?w=1600", "rev-0/", ""):
        assert house.own.get(SHUT + path).status_code == 200
    first = PaperAccess.objects.get()
    clock(NOW + timedelta(minutes=20))
    house.own.get(SHUT)
    assert PaperAccess.objects.get().last_at > first.last_at
    clock(NOW + timedelta(minutes=55))
    house.own.get(SHUT)
    assert [line.act for line in PaperAccess.objects.all()] == ["read", "read"]
    assert len({line.code for line in PaperAccess.objects.all()}) == 2
    assert PaperAccess.objects.latest("at").code in body_of(house.own.get(SHUT))


def test_a_kept_copy_has_a_line_and_a_mark_of_its_own(house):
    told = house.own.post(f"{SHUT}keep/").json()
    for page in told["pages"]:
        assert house.own.get(page["url"]).status_code == 200
    assert [(line.act, line.code) for line in PaperAccess.objects.all()] == [("keep", told["mark"])]
    assert [page["text"] for page in told["pages"]] == ["A shut page", "Second"]


def test_a_pack_is_in_the_order_of_the_agenda_marked_and_noted(house):
    house.own.cookies.clear()
    answer = house.theirs.post(f"{OWN}pack/meeting/P/")
    texts = printed(b"".join(answer.streaming_content))
    lines = list(PaperAccess.objects.all())
    assert [(line.act, line.symbol) for line in lines] == [("pack", "SHUT/1")]
    assert "OPEN/1" in texts[0]
    assert "SHUT/1" in texts[0]
    assert ["open page" in texts[1], "shut page" in texts[2], "Second" in texts[3]] == [True] * 3
    assert all(lines[0].code in text for text in texts)
    assert not any("Between" in text or "BIL/1" in text for text in texts)


def test_the_pack_of_a_day_has_all_that_one_sees_and_no_file_is_left(house, tmp_path):
    before = {path for path in tmp_path.rglob("*") if path.is_file()}
    texts = "\n".join(printed(b"".join(house.own.post(f"{OWN}pack/day/2026-01-15/").streaming_content)))
    assert [word in texts for word in ("Between", "open page", "shut page")] == [True] * 3
    assert texts.index("Between") < texts.index("open page")
    assert len({line.code for line in PaperAccess.objects.all()}) == 1
    assert {path for path in tmp_path.rglob("*") if path.is_file()} == before
    for path in ("pack/day/2026-01-16/", "pack/day/nonsense/", "pack/meeting/NONE/"):
        assert house.own.post(OWN + path).status_code == 404


def test_nothing_restricted_is_handed_out_when_it_cannot_be_noted(house, monkeypatch):
    def broken(*args, **kwargs):
        raise DatabaseError

    monkeypatch.setattr(PaperAccess.objects, "bulk_create", broken)
    for path in ("", "1.webp", "file.pdf"):
        answer = house.own.get(SHUT + path)
        assert answer.status_code == 503
        assert "chưa giao" in body_of(answer)
        assert answer["Content-Type"].startswith("text/html")
    assert house.own.get(f"{OWN}paper/open-1/en/file.pdf").status_code == 200
    assert house.own.post(f"{OWN}pack/meeting/P/").status_code == 503


def test_whose_copy_it_is(house, signed_in):
    house.own.get(f"{SHUT}file.pdf")
    code = PaperAccess.objects.get().code
    desk = signed_in("organiser")
    for typed in (code, f" {code[:4].lower()}-{code[4:].lower()} "):
        text = body_of(desk.get("/desk/paper-log/whose/", {"mark": typed}))
        assert "Sato Hanako" in text
        assert "SHUT/1" in text
    assert "Không có bản nào" in body_of(desk.get("/desk/paper-log/whose/?mark=NOTHING2"))


def test_the_log_is_narrowed_and_exported(house, signed_in):
    house.own.get(f"{SHUT}file.pdf")
    house.theirs.get(f"{SHUT}file.pdf")
    house.own.get(f"{OWN}paper/bil-1/en/")
    desk = signed_in("programme")

    def readers(query):
        page = desk.get(f"/desk/paper-log/?{query}").context["page"]
        return sorted((line.reader, line.symbol) for line in page)

    assert len(readers("")) == 3
    page = body_of(desk.get("/desk/paper-log/"))
    assert (page.count("Tải về, EN<"), page.count("Đọc, EN<")) == (2, 1), "what was done stands in each line"
    assert readers("paper=bil") == [("Sato Hanako", "BIL/1")]
    assert readers("reader=somchai") == [("Somchai", "SHUT/1")]
    assert readers("act=read") == [("Sato Hanako", "BIL/1")]
    assert len(readers("day=2026-01-15")) == 3
    assert readers("day=2026-01-16") == []
    book = load_workbook(io.BytesIO(desk.get("/desk/paper-log/readings.xlsx?reader=somchai").content))
    values = {cell.value for row in book.active for cell in row}
    assert "Somchai" in values
    assert "Sato Hanako" not in values


def test_among_the_records_the_log_is_read_and_never_written(house, signed_in, django_assert_num_queries):
    house.own.get(f"{SHUT}file.pdf")
    line = PaperAccess.objects.get()
    records = "/admin/delegates/paperaccess/"
    client = signed_in("administrator")
    assert line.code in body_of(client.get(records, {"q": line.code}))
    assert line.code in body_of(client.get(f"{records}{line.pk}/change/"))
    for path, asked in (
        (f"{line.pk}/change/", {"code": "X"}),
        (f"{line.pk}/delete/", {"post": "yes"}),
        ("add/", {}),
    ):
        assert client.post(records + path, asked).status_code == 403, path
    client.post(records, {"action": "delete_selected", "_selected_action": [line.pk], "post": "yes"})
    assert PaperAccess.objects.get().code == line.code
    with CaptureQueriesContext(connection) as one:
        client.get(records)
    number = len(one)
    for _more in range(2):
        house.own.get(f"{SHUT}file.pdf")
    with django_assert_num_queries(number):
        client.get(records)
    assert signed_in("protocol").get(records).status_code == 403


def test_who_may_not_read_the_log(small, signed_in):
    for role in ("protocol", "security", "gate", "liaison", "focal point", "exhibitor"):
        client = signed_in(role)
        for path in ("", "readings.xlsx", "whose/?mark=X"):
            assert client.get(f"/desk/paper-log/{path}").status_code == 403, role


def test_a_person_found_to_be_another_keeps_the_lines_as_printed(house, signed_in):
    house.own.get(f"{SHUT}file.pdf")
    keep = person_of(house.jp, "delegate", name="Sato H.", ref="again")
    merge(keep, house.head, by=None)
    text = body_of(signed_in("organiser").get("/desk/paper-log/"))
    assert "Sato Hanako" in text
    assert "được xác định là Sato H." in text
    house.head.delete()
    assert PaperAccess.objects.count() == 0, "the lines are data of the person"


def test_a_reader_may_not_ask_for_everything_at_once(house, monkeypatch):
    from delegates.papers import reading_views

    monkeypatch.setattr(reading_views, "PICTURES", 6)
    statuses = [house.own.get(f"{SHUT}1.webp").status_code for _time in range(3)]
    assert statuses[0] == 200
    assert statuses[-1] == 429
    assert house.theirs.get(f"{SHUT}1.webp").status_code == 200, "the bound is of one reader"


def test_the_focal_point_s_own_copy_names_user_and_delegation(house):
    house.focal.get(f"{ROOM}paper/bil-1/en/file.pdf")
    line = PaperAccess.objects.get()
    assert (line.user.email, line.delegate, line.delegation) == ("jp@example.org", None, "Đoàn JP")
