"""Papers at the desk, as staff work with them."""

import datetime as dt
import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from pypdf import PdfWriter

from adgmin.core.clock import MEETING_ZONE
from adgmin.core.roles import Role
from events.documents.embargo import set_embargo
from events.documents.intake import take_in
from events.documents.models import Document, PageText, PaperFile, PaperStatus, Revision
from events.documents.storing import PAPERS
from events.models import AgendaItem, SessionParty
from tests.adgmin.core.uploads.made import pdf
from tests.events.crawling import body_of
from tests.events.documents.made import draft, issued, pdf_of, revised, with_file
from tests.small import released

NOW = dt.datetime(2026, 1, 15, 8, 0, tzinfo=MEETING_ZONE)
LIST = "/desk/papers/"


@pytest.fixture(autouse=True)
def _private_folder(tmp_path, settings):
    settings.PRIVATE_ROOT = tmp_path


@pytest.fixture
def staff(small, signed_in, clock):
    clock(NOW)
    return signed_in("programme")


def upload(name="paper.pdf", data=None):
    return SimpleUploadedFile(name, pdf_of() if data is None else data, "application/pdf")


def act(client, paper, **fields):
    return client.post(f"{LIST}{paper.slug}/do/", fields)


def test_a_paper_from_nothing_to_a_revision(staff, small, make_session):
    session = make_session("S1", "09:00", "10:00", access="public")
    AgendaItem.objects.create(session=session, number=1, title_vi="Một", title_en="One")
    released(small)
    made = staff.post(
        f"{LIST}new/",
        {"title_vi": "Dự thảo", "kind": "plan", "marking": "public", "session": session.pk, "item": 1},
    )
    paper = Document.objects.get()
    assert made["Location"] == f"{LIST}{paper.slug}/"
    files = {"file_vi": upload("vi.pdf"), "file_en": upload("en.pdf", pdf("locked", locked=True))}
    refused = staff.post(f"{LIST}{paper.slug}/files/", files)
    assert refused.status_code == 409
    assert "en.pdf: Tệp PDF" in body_of(refused)
    assert [file.language for file in PaperFile.objects.all()] == ["vi"]
    assert len(list(PAPERS.names())) == 1
    assert act(staff, paper, do="issue").status_code == 302
    paper.refresh_from_db()
    assert (paper.status, paper.languages) == ("circulation", ["vi"])
    assert act(staff, paper, do="revise", note_vi="", note_en="").status_code == 409
    assert act(staff, paper, do="revise", note_vi="Mới").status_code == 302
    staff.post(f"{LIST}{paper.slug}/files/", {"file_vi": upload(), "issue": "1"})
    paper.refresh_from_db()
    assert paper.version == 2
    page = body_of(staff.get(f"{LIST}{paper.slug}/"))
    assert f"{paper.symbol}/Rev.1" in page
    assert "Mọi người, trên trang công khai" in page
    assert "đọc được cả các bản đã phát hành trước đó" in page


def test_what_is_refused_keeps_what_was_typed(staff, small):
    draft(small, symbol="A/1")
    typed = {"title_vi": "Giữ lại", "kind": "plan", "marking": "public", "symbol": "A/1"}
    answer = staff.post(f"{LIST}new/", typed)
    assert answer.status_code == 422
    assert 'value="Giữ lại"' in body_of(answer)
    assert "Another document bears the symbol A/1" in body_of(answer)
    assert Document.objects.count() == 1


def test_status_and_withdrawal(staff, small):
    paper = issued(small)
    assert act(staff, paper, do="status", status="final", seen="circulation").status_code == 302
    assert act(staff, paper, do="status", status="noted", seen="circulation").status_code == 409
    assert act(staff, paper, do="withdraw", reason="", seen="final").status_code == 409
    assert act(staff, paper, do="withdraw", reason="Nhầm", seen="final").status_code == 302
    assert "Lý do rút: Nhầm" in body_of(staff.get(f"{LIST}{paper.slug}/"))
    assert [act(staff, paper, do=word).status_code for word in ("", "nothing")] == [404, 404]
    assert act(staff, paper, do="status", status="lost").status_code == 404


def test_an_embargo_is_said_in_words(staff, small, make_session):
    session = make_session("S1", "09:00", "10:00", access="public")
    released(small)
    paper = issued(small, session=session)
    assert act(staff, paper, do="embargo", until="2026-01-15T07:00").status_code == 409
    assert act(staff, paper, do="embargo", until="tomorrow").status_code == 422
    assert act(staff, paper, do="embargo", until="2026-01-15T17:00", opener=session.pk).status_code == 302
    said = body_of(staff.get(f"{LIST}{paper.slug}/"))
    assert "Đang giữ kín đến 17:00, Thứ Năm, 15/01/2026 và đến khi cán bộ bắt đầu phiên S1" in said
    assert "giữ kín đến" in body_of(staff.get(LIST))
    assert act(staff, paper, do="lift").status_code == 302
    assert "Đang giữ kín" not in body_of(staff.get(f"{LIST}{paper.slug}/"))


def test_who_may_see_it_is_said_as_the_rule_has_it(staff, small, make_session):
    session = make_session("S1", "09:00", "10:00", access="restricted", categories=["head"])
    SessionParty.objects.create(session=session, party=small.party_set.get(code="JP"), role="partner")
    paper = issued(small, session=session, marking="restricted", submitted_by=small.party_set.get(code="TH"))
    assert "phiên họp chưa có trong bản phát hành nào" in body_of(staff.get(f"{LIST}{paper.slug}/"))
    released(small)
    said = body_of(staff.get(f"{LIST}{paper.slug}/"))
    assert "Trong các bên tham dự (Nhật Bản), những người được vào phiên: Trưởng đoàn." in said
    assert "đại diện của Thái Lan" in said


def test_files_are_handed_out_and_deleted_only_with_their_paper(staff, small):
    paper, other = with_file(draft(small)), with_file(draft(small))
    kept = PaperFile.objects.get(revision__document=paper)
    got = staff.get(f"{LIST}{paper.slug}/files/{kept.pk}/")
    assert (got.content, got["Content-Type"]) == (pdf_of(), "application/pdf")
    assert got["Content-Disposition"].startswith("attachment")
    assert staff.get(f"{LIST}{other.slug}/files/{kept.pk}/").status_code == 404
    assert act(staff, other, do="remove", file=kept.pk).status_code == 404
    assert act(staff, paper, do="remove", file=kept.pk).status_code == 302
    assert PaperFile.objects.filter(revision__document=paper).count() == 0


def without_meaning(pdf: bytes) -> bytes:
    """The same pages, of which no machine knows the letters."""
    writer, made = PdfWriter(clone_from=io.BytesIO(pdf)), io.BytesIO()
    for font in {
        id(font): font for page in writer.pages for font in page["/Resources"]["/Font"].values()
    }.values():
        font.get_object().pop("/ToUnicode", None)
    writer.write(made)
    return made.getvalue()


def test_pages_on_which_nothing_could_be_looked_for_are_named(staff, small):
    """A stamp is no text: staff are told where they have to look themselves, and no other pages."""
    paper = with_file(draft(small), "Mật ong", "#rect()", "#circle()", "Four", "#rect()")
    with_file(paper, "All words, a bullet \ue000", language="vi")
    take_in(paper, "fr", without_meaning(pdf_of("Des mots", "Encore")), name="fr.pdf", by=None)
    page = body_of(staff.get(f"{LIST}{paper.slug}/"))
    assert page.count("Trang không có văn bản") == 2
    assert "Trang không có văn bản: 2–3, 5." in page
    assert "Trang không có văn bản: 1–2." in page, "letters of which the font does not say what they mean"
    assert set(PageText.objects.filter(file__language="fr").values_list("text", flat=True)) == {""}
    assert "dấu đóng, bản quét" in page, "what is found and what is not stands at the form"


def test_a_language_missing_in_what_is_new_is_listed_and_added(staff, small):
    paper = issued(small)
    act(staff, paper, do="revise", note_vi="Mới")
    listed = body_of(staff.get("/desk/languages/events.revision/en/"))
    assert f'href="{LIST}{paper.slug}/"' in listed
    assert act(staff, paper, do="note", number=1, note_vi="", note_en="").status_code == 409
    assert act(staff, paper, do="note", number=7, note_en="x").status_code == 404
    assert act(staff, paper, do="note", number=1, note_vi="Mới", note_en="New").status_code == 302
    assert Revision.objects.get(number=1).note_en == "New"
    assert paper.slug not in body_of(staff.get("/desk/languages/events.revision/en/"))


def test_two_revisions_are_compared(staff, small):
    paper = revised(issued(small, "Ba trụ cột của kế hoạch."), "Bốn trụ cột của kế hoạch.")
    page = body_of(staff.get(f"{LIST}{paper.slug}/compare/"))
    assert "<del>Ba</del>" in page
    assert "<ins>Bốn</ins>" in page
    inline = body_of(staff.get(f"{LIST}{paper.slug}/compare/?view=inline&from=9&to=x&lang=zz"))
    assert "<del>Ba</del><ins>Bốn</ins>" in inline
    assert staff.get(f"{LIST}{draft(small).slug}/compare/").status_code == 404


def test_the_list_is_narrowed_by_what_is_missing(staff, small):
    nothing, waiting, out = draft(small), with_file(draft(small)), issued(small)
    both = with_file(with_file(draft(small)), language="vi")
    set_embargo(out, until=NOW + dt.timedelta(hours=1), by=None)

    def listed(**asked):
        return {line.paper for line in staff.get(LIST, asked).context["lines"]}

    assert listed() == {nothing, waiting, out, both}
    assert listed(show="no_file") == {nothing}
    assert listed(show="waiting") == {waiting, both}
    assert listed(show="no_translation") == {waiting, out}
    assert listed(show="embargo") == listed(status="circulation") == {out}
    assert listed(show="look") == listed(q="không có") == set()
    assert "Không có tài liệu phù hợp" in body_of(staff.get(LIST, {"q": "zz"}))
    assert listed(q=nothing.symbol.lower()) == {nothing}


@pytest.mark.parametrize("number", [1, 3])
def test_the_same_queries_for_any_number(staff, small, make_session, number):
    session = make_session("S1", "09:00", "10:00", access="public")
    released(small)
    for _each in range(number):
        paper = revised(issued(small, session=session))
    counted = []
    for path in (LIST, f"{LIST}{paper.slug}/", f"{LIST}{paper.slug}/compare/"):
        staff.get(path)
        with CaptureQueriesContext(connection) as queries:
            assert staff.get(path).status_code == 200
        counted.append(len(queries))
    assert counted == [16, 30, 17]


@pytest.mark.parametrize("role", [Role.ORGANISER, Role.PROTOCOL])
def test_those_who_read_change_nothing(small, signed_in, role):
    paper = with_file(draft(small))
    reader = signed_in(role)
    page = body_of(reader.get(f"{LIST}{paper.slug}/"))
    assert '<form class="deskform"' not in page
    assert 'name="do"' not in page
    fields = {"title_vi": "x", "kind": "plan", "marking": "public"}
    for path in ("new/", f"{paper.slug}/", f"{paper.slug}/files/", f"{paper.slug}/do/"):
        assert reader.post(f"{LIST}{path}", {"do": "issue", **fields}).status_code == 403
    assert Document.objects.get().status == PaperStatus.DRAFT
