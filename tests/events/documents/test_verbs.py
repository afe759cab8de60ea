"""The verbs of papers: what each does, refuses, records, and that nothing stays of what is refused."""

import datetime as dt
import io

import pytest
from django.conf import settings
from django.db.models import RestrictedError
from pypdf import PdfReader, PdfWriter

from adgmin.core.clock import MEETING_ZONE
from adgmin.core.models import AuditRecord
from adgmin.core.problems import Refused
from adgmin.core.text import fold
from adgmin.core.uploads.papers import MOST_PAPER
from adgmin.core.uploads.reading import read_upload
from events.agenda.audience import PUBLIC
from events.documents.access import papers_seen_by
from events.documents.embargo import lift_embargo, set_embargo
from events.documents.intake import remove_file, take_in
from events.documents.making import change_paper
from events.documents.models import Document, PageText, PaperFile, PaperStatus, Revision
from events.documents.revising import issue, new_revision
from events.documents.standing import TRANSITIONS, set_status, steps_from, withdraw
from events.documents.storing import PAPERS
from events.documents.sweeping import sweep_papers
from events.live.acts import begin
from events.models import AgendaItem
from events.releases.published import current_programme
from tests.adgmin.core.uploads.made import pdf
from tests.events.documents.made import draft, issued, pdf_of, revised, with_file
from tests.small import released

NOW = dt.datetime(2026, 1, 15, 9, 0, tzinfo=MEETING_ZONE)


@pytest.fixture(autouse=True)
def _private_folder(tmp_path, settings):
    settings.PRIVATE_ROOT = tmp_path


def refused(act) -> list[str]:
    with pytest.raises(Refused) as refusal:
        act()
    assert all(problem.message.vi != problem.message.en for problem in refusal.value.problems)
    return [problem.code for problem in refusal.value.problems]


def verbs_of(paper) -> list[str]:
    return list(
        AuditRecord.objects.filter(model="events.document", object_id=str(paper.pk))
        .order_by("pk")
        .values_list("verb", flat=True)
    )


def test_a_paper_from_draft_to_its_first_revision(small, make_session):
    session = make_session("S1", "09:00", "10:00", access="public")
    item = AgendaItem.objects.create(session=session, number=2, title_vi="Hai", title_en="Two")
    released(small)
    paper = draft(small, session=session, item=2, title_vi="Dự thảo")
    assert (paper.symbol, paper.status, list(item.papers.all())) == ("Small-1/2/PLN1", "draft", [paper])
    with_file(paper, "Trang đầu", "Page two", language="vi")
    assert current_programme().documents == {}
    issue(paper, by=None)
    (shown,) = current_programme().documents.values()
    assert (shown.full_symbol, shown.languages, shown.pages) == ("Small-1/2/PLN1", ("vi",), 2)
    assert current_programme().by_code["S1"].items[0].papers == ("Small-1/2/PLN1",)
    revised(paper)
    (shown,) = current_programme().documents.values()
    assert (shown.full_symbol, shown.version) == ("Small-1/2/PLN1/Rev.1", 2)
    assert [(one.number, one.note.en) for one in shown.revisions] == [(1, "Item 2 amended."), (0, "")]
    assert verbs_of(paper) == [
        "make paper", "take in paper file", "issue paper", "begin revision", "take in paper file", "issue paper"
    ]  # fmt: skip


def test_the_words_of_each_page_are_kept_as_they_stand_and_folded(small):
    file = take_in(draft(small), "vi", pdf_of("Kế hoạch số", "Đường dài"), name="kh.pdf", by=None)
    assert PAPERS.read(file.name) == pdf_of("Kế hoạch số", "Đường dài")
    kept = {row.number: (row.text.strip(), row.folded) for row in PageText.objects.all()}
    assert kept == {1: ("Kế hoạch số", fold("Kế hoạch số")), 2: ("Đường dài", "duong dai")}


def test_a_file_is_replaced_while_it_is_not_issued(small, django_capture_on_commit_callbacks):
    paper = with_file(draft(small), "one")
    with django_capture_on_commit_callbacks(execute=True):
        with_file(paper, "two")
    assert list(PAPERS.names()) == [PaperFile.objects.get().name]
    issue(paper, by=None)
    assert refused(lambda: with_file(paper, "three")) == ["nothing_open"]
    assert refused(lambda: remove_file(PaperFile.objects.get(), by=None)) == ["nothing_open"]
    assert refused(lambda: issue(paper, by=None)) == ["nothing_open"]
    with django_capture_on_commit_callbacks(execute=True):
        Document.objects.all().delete()
    assert list(PAPERS.names()) == []


def broken(data: bytes) -> bytes:
    return data[: len(data) // 3]


def with_pages(number: int) -> bytes:
    writer, stream = PdfWriter(), io.BytesIO()
    page = PdfReader(io.BytesIO(pdf_of("x"))).pages[0]
    for _each in range(number):
        writer.add_page(page)
    writer.write(stream)
    return stream.getvalue()


REFUSED_FILES = {
    "not_a_pdf": [b"PK\x03\x04 a letter", b"", broken(pdf_of("a", "b"))],
    "pdf_locked": [pdf("locked", locked=True)],
    "pdf_active": [pdf("runs", script=True)],
    "state_secret": [pdf("TUYỆT MẬT\n\nĐề án")],
    "too_many_pages": [with_pages(501)],
}


@pytest.mark.parametrize(
    ("code", "data"), [(code, data) for code, several in REFUSED_FILES.items() for data in several]
)
def test_nothing_stays_of_a_file_that_is_refused(small, code, data):
    paper = draft(small)
    assert refused(lambda: take_in(paper, "vi", data, name="đề án.pdf", by=None)) == [code]
    assert (Revision.objects.count(), PaperFile.objects.count(), PageText.objects.count()) == (0, 0, 0)
    assert list(PAPERS.names()) == []
    assert [path for path in settings.PRIVATE_ROOT.rglob("*") if path.is_file()] == []
    assert verbs_of(paper) == ["make paper"]


def test_a_file_that_is_too_large_is_not_read():
    class Large:
        size = MOST_PAPER + 1

        def read(self, most):
            raise AssertionError("read")

    assert refused(lambda: read_upload(Large(), most=MOST_PAPER, field="file")) == ["file_too_large"]


def test_a_file_whose_record_cannot_be_written_leaves_nothing(small, monkeypatch):
    paper = draft(small)
    monkeypatch.setattr(PageText.objects, "bulk_create", lambda *args, **kwargs: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        with_file(paper, "x")
    assert (list(PAPERS.names()), PaperFile.objects.count()) == ([], 0)


def test_a_paper_known_by_its_record_goes_on_from_its_version(small):
    paper = Document.objects.create(
        edition=small, symbol="OLD/1", title_vi="Cũ", kind="report", marking="public", version=3
    )
    assert papers_seen_by(PUBLIC, now=NOW) == [paper]
    with_file(paper)
    issue(paper, by=None)
    assert (Revision.objects.get().number, Document.objects.get().version) == (2, 3)


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"title_vi": " ", "title_en": ""}, "title_missing"),
        ({"item": 7}, "unknown_item"),
        ({"symbol": "Đ/1"}, "bad_symbol"),
        ({"symbol": "/x"}, "bad_symbol"),
        ({"symbol": "TAKEN/1"}, "symbol_taken"),
        ({"symbol": "taken/1"}, "symbol_taken"),
    ],
)
def test_a_paper_that_is_not_made(small, fields, code):
    draft(small, symbol="TAKEN/1")
    assert refused(lambda: draft(small, **fields)) == [code]
    assert Document.objects.count() == 1


def test_a_symbol_changes_only_while_nobody_has_the_paper(small):
    paper = draft(small)
    change_paper(paper, by=None, symbol="NEW/1")
    assert (Document.objects.get().symbol, Document.objects.get().slug) == ("NEW/1", "new-1")
    issued_one = issued(small)
    assert refused(lambda: change_paper(issued_one, by=None, symbol="NEW/2")) == ["symbol_stays"]
    change_paper(issued_one, by=None, title_en="Other")
    assert Document.objects.get(pk=issued_one.pk).title_en == "Other"


def test_a_paper_leaves_the_item_it_belonged_to(small, make_session):
    session = make_session("S1", "09:00", "10:00")
    one, two = (AgendaItem.objects.create(session=session, number=n, title_vi=f"{n}") for n in (1, 2))
    paper = draft(small, session=session, item=1)
    change_paper(paper, by=None, item=2)
    assert (list(one.papers.all()), list(two.papers.all())) == ([], [paper])


def test_every_step_of_the_table_and_no_other(small):
    for start in PaperStatus:
        for wanted in PaperStatus:
            paper = draft(small)
            Document.objects.filter(pk=paper.pk).update(status=start)
            paper.refresh_from_db()
            act = (lambda p: withdraw(p, "why", by=None)) if wanted == "withdrawn" else (
                lambda p, w=wanted: set_status(p, w, by=None)
            )  # fmt: skip
            if wanted in TRANSITIONS[start]:
                act(paper)
                paper.refresh_from_db()
                assert paper.status == wanted
            else:
                assert refused(lambda a=act, p=paper: a(p)) == ["not_from_here"]


def test_a_draft_with_files_goes_out_by_being_issued(small):
    paper = with_file(draft(small))
    assert steps_from(paper) == []
    assert refused(lambda: set_status(paper, "circulation", by=None)) == ["issue_instead"]
    assert refused(lambda: issue(draft(small), by=None)) == ["no_file"]


def test_of_two_who_saw_the_same_status_one_is_told(small):
    paper = issued(small)
    set_status(paper, "final", by=None, seen="circulation")
    assert refused(lambda: set_status(paper, "noted", by=None, seen="circulation")) == ["changed_meanwhile"]


def test_a_withdrawn_paper_keeps_its_name_where_it_was_seen(small):
    released(small)
    seen, never = issued(small), draft(small)
    assert refused(lambda: withdraw(seen, " ", by=None)) == ["reason_missing"]
    for paper in (seen, never):
        withdraw(paper, "Nhầm số liệu", by=None)
    (shown,) = current_programme().documents.values()
    assert (shown.symbol, shown.status, shown.files) == (seen.symbol, "withdrawn", ())
    seen.refresh_from_db()
    assert refused(lambda: with_file(seen)) == ["is_withdrawn"]
    assert refused(lambda: new_revision(seen, note_vi="x", by=None)) == ["is_withdrawn"]
    seen.refresh_from_db()
    set_status(seen, "draft", by=None)
    assert (current_programme().documents, Document.objects.get(pk=seen.pk).withdrawn_because) == ({}, "")


def test_a_revision_says_what_is_new_and_waits_for_the_last_one(small):
    paper = with_file(draft(small))
    assert refused(lambda: new_revision(paper, note_vi=" ", by=None)) == ["note_missing"]
    assert refused(lambda: new_revision(paper, note_vi="Mới", by=None)) == ["revision_open"]
    assert refused(lambda: new_revision(draft(small), note_vi="Mới", by=None)) == ["no_file"]


def test_an_embargo_is_set_and_lifted(small, make_session, clock):
    clock(NOW)
    session = make_session("S1", "09:00", "10:00", access="public")
    released(small)
    paper = issued(small)
    assert refused(lambda: set_embargo(paper, by=None)) == ["embargo_missing"]
    assert refused(lambda: set_embargo(paper, until=NOW, by=None)) == ["embargo_past"]
    set_embargo(paper, session=session, by=None)
    assert current_programme().documents == {}
    lift_embargo(paper, by=None)
    assert list(current_programme().documents) == [paper.symbol]
    begin(session, by=None)
    assert refused(lambda: set_embargo(paper, session=session, by=None)) == ["session_began"]
    assert verbs_of(paper)[-2:] == ["set embargo", "lift embargo"]


def test_files_of_no_record_are_swept_and_no_others(small):
    kept = PaperFile.objects.get(revision__document=with_file(draft(small)))
    PAPERS.write("lost", b"of a transaction that failed")
    assert sweep_papers() == 1
    assert list(PAPERS.names()) == [kept.name]


def test_a_session_is_not_deleted_under_its_papers(small, make_session):
    """Of no session, a paper of two would be for every delegation."""
    session = make_session("S1", "09:00", "10:00", access="restricted", categories=["head"])
    paper = draft(small, session=session)
    with pytest.raises(RestrictedError):
        session.delete()
    change_paper(paper, by=None, session=None)
    set_embargo(paper, session=session, by=None)
    with pytest.raises(RestrictedError):
        session.delete()
    lift_embargo(paper, by=None)
    session.delete()
