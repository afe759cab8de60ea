"""Focal points and their interventions: only their own, whole or not at all, in nobody else's hands before issue."""

from types import SimpleNamespace

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from adgmin.core import clock
from delegates.models import Delegation, FocalPoint
from events.agenda.audience import PUBLIC
from events.documents.access import papers_seen_by
from events.documents.models import Document, PaperFile
from events.documents.revising import issue
from events.documents.storing import PAPERS
from events.models import SessionParty
from tests.adgmin.core.uploads.made import pdf
from tests.events.crawling import body_of
from tests.events.documents.made import issued, pdf_of
from tests.small import released

OWN = "/portal/delegations/JP/interventions/"


@pytest.fixture
def portal(small, make_session, make_user, at_demo_time, tmp_path, settings):
    """Japan and Thailand with their focal points; a bilateral of Viet Nam and Japan, a plenary, one of Thailand's."""
    settings.PRIVATE_ROOT = tmp_path
    parties = {party.code: party for party in small.party_set.all()}
    clients = {}
    for number, code in enumerate(("JP", "TH"), 1):
        made = Delegation.objects.create(
            edition=small, code=code, party=parties[code], kind="party", name_vi=f"Đoàn {code}",
            name_en=f"Delegation of {code}", sort_order=number,
        )  # fmt: skip
        user = make_user("focal point", email=f"{code}@example.org")
        FocalPoint.objects.create(delegation=made, user=user, email=user.email)
        clients[code] = Client()
        clients[code].force_login(user)
    restricted = {"access": "restricted", "kind": "bilateral", "categories": ["head"]}
    sessions = {
        "B": make_session("B", "09:00", "09:30", **restricted),
        "P": make_session("P", "10:00", "10:30", access="accredited"),
        "T": make_session("T", "11:00", "11:30", **restricted),
    }
    for code, parties_there in {"B": ("VN", "JP"), "T": ("VN", "TH")}.items():
        for party in parties_there:
            SessionParty.objects.create(session=sessions[code], party=parties[party], role="partner")
    released(small)
    return SimpleNamespace(jp=clients["JP"], th=clients["TH"], **sessions)


def sent(client, session, **fields):
    file = SimpleUploadedFile("bài.pdf", fields.pop("data", None) or pdf_of(), "application/pdf")
    values = {
        "session": session.pk,
        "title_en": "Statement of Japan",
        "language": "en",
        "file": file,
        **fields,
    }
    return client.post(OWN, {name: value for name, value in values.items() if value is not None})


def test_the_sessions_offered_are_those_of_the_own_party(portal):
    offered = [session.code for session in portal.jp.get(OWN).context["form"].fields["session"].queryset]
    assert offered == ["B", "P"]
    assert sent(portal.jp, portal.T).status_code == 422
    assert Document.objects.count() == 0


def test_an_intervention_is_sent_replaced_and_issued(portal, signed_in):
    assert sent(portal.jp, portal.B).status_code == 302
    paper = Document.objects.get()
    assert (paper.status, paper.marking, paper.submitted_by.code, paper.to_look_at, paper.kind) == (
        "draft", "restricted", "JP", True, "statement"
    )  # fmt: skip
    assert "Sent; the desk" not in body_of(portal.jp.get(OWN))
    assert "Đã gửi; chờ bàn điều hành xem" in body_of(portal.jp.get(OWN))
    desk = signed_in("programme")
    assert "cần xem, từ Nhật Bản" in body_of(desk.get("/desk/papers/?show=look"))
    Document.objects.update(to_look_at=False)
    bare = SimpleUploadedFile("bare.pdf", pdf_of("Word", "#rect()"), "application/pdf")
    told = portal.jp.post(
        OWN, {"session": portal.P.pk, "title_en": "B", "language": "en", "file": bare}, follow=True
    )
    assert "Trang không có văn bản: 2. Đề nghị Quý vị kiểm tra" in body_of(told)
    bare = Document.objects.latest("pk")
    assert "Trang không có văn bản: 2." in body_of(portal.jp.get(f"{OWN}{bare.slug}/"))
    bare.delete()
    new = SimpleUploadedFile("new.pdf", pdf_of("Anew"), "application/pdf")
    assert portal.jp.post(f"{OWN}{paper.slug}/file/", {"language": "en", "file": new}).status_code == 302
    kept = PaperFile.objects.get()
    assert PAPERS.read(kept.name) == pdf_of("Anew")
    assert Document.objects.get().to_look_at
    assert portal.jp.get(f"{OWN}{paper.slug}/file/{kept.pk}/").content == pdf_of("Anew")
    issue(paper, by=None)
    late = SimpleUploadedFile("late.pdf", pdf_of("Late"), "application/pdf")
    assert portal.jp.post(f"{OWN}{paper.slug}/file/", {"language": "en", "file": late}).status_code == 409
    assert "Đã phát hành: Lưu hành" in body_of(portal.jp.get(f"{OWN}{paper.slug}/"))
    assert papers_seen_by(PUBLIC, now=clock.now()) == []


def test_one_that_is_withdrawn_says_why(portal):
    sent(portal.jp, portal.P)
    slug = Document.objects.get().slug
    assert portal.jp.post(f"{OWN}{slug}/withdraw/", {"reason": " "}).status_code == 409
    assert portal.jp.post(f"{OWN}{slug}/withdraw/", {"reason": "Bài khác"}).status_code == 302
    assert "Lý do rút: Bài khác" in body_of(portal.jp.get(f"{OWN}{slug}/"))
    assert portal.jp.post(f"{OWN}{slug}/withdraw/", {"reason": "Nữa"}).status_code == 409


@pytest.mark.parametrize(
    ("fields", "status"),
    [
        ({"data": pdf("locked", locked=True)}, 409),
        ({"data": b"no PDF"}, 409),
        ({"data": pdf("TỐI MẬT")}, 409),
        ({"title_en": ""}, 409),
        ({"language": "xx"}, 422),
        ({"file": None}, 422),
    ],
)
def test_nothing_is_half_saved(portal, fields, status):
    answer = sent(portal.jp, portal.P, **fields)
    assert answer.status_code == status
    assert (Document.objects.count(), PaperFile.objects.count(), list(PAPERS.names())) == (0, 0, [])
    if "title_en" not in fields:
        assert 'value="Statement of Japan"' in body_of(answer)


def test_nobody_else_comes_near(portal, signed_in):
    sent(portal.jp, portal.B)
    paper, kept = Document.objects.get(), PaperFile.objects.get()
    for base in (OWN, "/portal/delegations/TH/interventions/"):
        paths = [f"{base}{paper.slug}/", f"{base}{paper.slug}/file/{kept.pk}/"]
        assert {portal.th.get(path).status_code for path in paths} == {404}
        for act in ("file", "withdraw"):
            assert portal.th.post(f"{base}{paper.slug}/{act}/", {"reason": "x"}).status_code == 404
    assert portal.th.get(OWN).status_code == 404
    other = Document.objects.create(
        edition=paper.edition,
        symbol="X/1",
        title_vi="Báo cáo",
        kind="report",
        submitted_by=paper.submitted_by,
    )
    assert portal.jp.get(f"{OWN}{other.slug}/").status_code == 404, "no statement"
    assert signed_in("programme").get(OWN).status_code == 403
    assert Client().get(OWN).status_code == 302


def test_a_statement_that_the_desk_made_is_not_theirs_to_withdraw(portal, small):
    made = issued(small, kind="statement", submitted_by=small.party_set.get(code="JP"))
    page = body_of(portal.jp.get(f"{OWN}{made.slug}/"))
    assert "Rút tham luận" not in page
    assert portal.jp.post(f"{OWN}{made.slug}/withdraw/", {"reason": "x"}).status_code == 403


def test_the_hosts_own_groups_send_none(portal, small, make_user):
    group = Delegation.objects.create(
        edition=small, code="SEC", kind="security", name_vi="An ninh", sort_order=9
    )
    user = make_user("focal point", email="sec@example.org")
    FocalPoint.objects.create(delegation=group, user=user, email=user.email)
    client = Client()
    client.force_login(user)
    assert client.get("/portal/delegations/SEC/interventions/").status_code == 404
    assert "interventions" not in body_of(client.get("/portal/"))


@pytest.mark.parametrize("number", [1, 3])
def test_the_same_queries_for_any_number(portal, number):
    for _each in range(number):
        sent(portal.jp, portal.P)
    counted = []
    for path in (OWN, f"{OWN}{Document.objects.first().slug}/"):
        with CaptureQueriesContext(connection) as queries:
            assert portal.jp.get(path).status_code == 200
        counted.append(len(queries))
    assert counted == [15, 10]
