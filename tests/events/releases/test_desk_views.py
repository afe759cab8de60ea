import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from adgmin.core.models import AuditRecord
from events.models import Party, Release, Room, Session
from events.releases.published import current_programme
from events.releases.publishing import latest_release
from events.releases.releasing import release
from tests.events.releases.made import change, wanted
from tests.small import released

DESK = "/desk/programme/"
REVIEW, LIST = f"{DESK}review/", f"{DESK}releases/"


@pytest.fixture
def session(small, make_session):
    made = make_session("S1", "09:00", "10:00", access="public")
    released()
    return made


def text_of(answer) -> str:
    """The words of a page, without its tags."""
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", answer.content.decode()))


def lines(answer):
    """What the page says of each session that differs: {code: [(label, old, new)]}."""
    return {
        shown.session.code: [(line.label, line.before, line.after) for line in shown.lines]
        for group in answer.context["found"].groups
        for shown in group.sessions
    }


def kinds(answer):
    return {
        str(group.kind): [s.session.code for s in group.sessions] for group in answer.context["found"].groups
    }


def test_the_review_says_the_exact_old_and_new(session, make_session, signed_in):
    cancelled = make_session("S2", "11:00", "12:00")
    gone = make_session("S3", "13:00", "14:00")
    released()
    change(
        session, title_en="New title", start=session.start.replace(hour=10), end=session.end.replace(hour=11),
        room=Room.objects.get(code="R-B"), chairs=[Party.objects.get(code="VN")],
    )  # fmt: skip
    change(cancelled, status="cancelled")
    change(gone, is_draft=True)
    make_session("S4", "15:00", "16:00")
    answer = signed_in("programme").get(REVIEW)
    assert kinds(answer) == {"new": ["S4"], "moved": ["S1"], "cancelled": ["S2"], "removed": ["S3"]}
    assert lines(answer)["S1"] == [
        ("Thời gian", "Thứ Năm, 15/01/2026, 09:00–10:00", "10:00–11:00"),
        ("Phòng", "Phòng R-A", "Phòng R-B"),
        ("Tiêu đề (tiếng Anh)", "Session S1", "New title"),
        ("Chủ trì", "–", "Việt Nam"),
    ]
    assert lines(answer)["S2"] == [("Tình trạng", "Đã xác nhận", "Đã hủy")]
    text = text_of(answer)
    for words in ("09:00–10:00", "10:00–11:00", "Session S1", "New title", "Phòng R-B"):
        assert words in text


def test_the_review_speaks_english_too(session, signed_in):
    change(session, title_vi="Tên mới")
    client = signed_in("programme")
    client.cookies["django_language"] = "en"
    assert lines(client.get(REVIEW))["S1"] == [("Title (Vietnamese)", "Phiên S1", "Tên mới")]


def test_what_differs_beside_the_sessions_is_told(session, signed_in):
    room = Room.objects.get(code="R-B")
    room.capacity = 80
    room.save()
    answer = signed_in("programme").get(REVIEW)
    (part,) = answer.context["found"].parts
    assert (part.kind, part.name, part.what) == ("Phòng", "R-B Phòng R-B", "changed")
    assert [(line.label, line.before, line.after) for line in part.lines] == [
        ("Sức chứa (người)", "50", "80")
    ]


def test_releasing_publishes_and_leads_to_what_the_public_sees(session, signed_in):
    change(session, title_en="New title")
    client = signed_in("programme")
    data = wanted(client, note_vi="Đổi tên", note_en="A new name")
    answer = client.post(REVIEW, data)
    assert answer["Location"] == f"{LIST}2/"
    made = Release.objects.first()
    assert (made.number, made.note_vi, made.note_en, made.released_by) == (
        2, "Đổi tên", "A new name", "programme@example.org",
    )  # fmt: skip
    assert AuditRecord.objects.filter(verb="release", object_id=made.pk, user__isnull=False).count() == 1
    assert '/vi/changes/#release-2">' in client.get(answer["Location"]).content.decode()


def test_a_note_is_given_in_both_languages_or_none(session, signed_in):
    change(session, title_en="New title")
    client = signed_in("programme")
    answer = client.post(REVIEW, wanted(client, note_vi="Chỉ tiếng Việt"))
    assert (answer.status_code, list(answer.context["form"].errors)) == (422, ["note_en"])
    assert "Chỉ tiếng Việt" in answer.content.decode()
    assert Release.objects.count() == 1


def test_without_a_difference_there_is_nothing_to_release(session, signed_in):
    client = signed_in("programme")
    answer = client.get(REVIEW)
    assert answer.context["found"].count == 0
    assert '<form class="deskform"' not in answer.content.decode()
    answer = client.post(REVIEW, {"expected": 1, "draft_version": answer.context["review"].draft_version})
    assert (answer.status_code, [p.code for p in answer.context["problems"]]) == (409, ["nothing_to_release"])


def test_somebody_released_meanwhile(session, make_session, signed_in, make_user):
    change(session, title_en="Mine")
    client = signed_in("programme")
    data = wanted(client, note_vi="Của tôi", note_en="Mine")
    release(session.edition, by=make_user("administrator", full_name="Lê Thu Hà"), override_reason="x")
    make_session("S2", "11:00", "12:00")
    answer = client.post(REVIEW, data)
    assert (answer.status_code, [p.code for p in answer.context["problems"]]) == (409, ["released_meanwhile"])
    (problem,) = answer.context["problems"]
    assert "Lê Thu Hà đã phát hành bản số 2" in problem.message.vi
    assert "Lê Thu Hà made release 2" in problem.message.en
    text = answer.content.decode()
    assert "Của tôi" in text
    assert problem.message.vi in text
    assert problem.message.en in text
    assert Release.objects.count() == 2
    # Sent again with the numbers of the page that was answered, it is released.
    form = answer.context["form"]
    present = {name: form[name].value() for name in ("expected", "draft_version")}
    assert client.post(REVIEW, {**data, **present}).status_code == 302
    assert Release.objects.first().number == 3


def test_the_draft_was_changed_meanwhile(session, signed_in):
    change(session, title_en="Mine")
    client = signed_in("programme")
    data = wanted(client, note_vi="Ghi chú", note_en="Note")
    change(Session.objects.get(), title_en="Theirs")
    answer = client.post(REVIEW, data)
    assert (answer.status_code, [p.code for p in answer.context["problems"]]) == (
        409,
        ["draft_changed_meanwhile"],
    )
    assert lines(answer)["S1"] == [("Tiêu đề (tiếng Anh)", "Session S1", "Theirs")]
    assert Release.objects.count() == 1


@pytest.fixture
def blocked(session, make_session):
    """A meeting of ministers without an English title."""
    make_session("S2", "11:00", "12:00", level="ministerial", title_en="")
    return session


def test_findings_stop_a_release_until_a_reason_is_given(blocked, signed_in):
    client = signed_in("programme")
    page = client.get(REVIEW)
    assert [finding.code for finding in page.context["review"].blocking] == ["missing_translation"]
    assert str(page.context["review"].blocking[0].message) in text_of(page)
    data = wanted(client, note_vi="Ghi chú", note_en="Note")
    answer = client.post(REVIEW, data)
    assert (answer.status_code, [p.code for p in answer.context["problems"]]) == (422, ["findings_block"])
    assert "Ghi chú" in answer.content.decode()
    assert Release.objects.count() == 1
    assert client.post(REVIEW, {**data, "override_reason": "Đã thống nhất"}).status_code == 302
    made = latest_release(blocked.edition)
    assert (made.override_reason, [f["code"] for f in made.overridden]) == (
        "Đã thống nhất",
        ["missing_translation"],
    )
    shown = text_of(client.get(f"{LIST}{made.number}/"))
    assert "Đã thống nhất" in shown
    assert "Đã thống nhất" in text_of(client.get(LIST))


def test_the_list_counts_what_each_release_changed_for_the_public(session, make_session, signed_in):
    change(session, title_en="New title")
    make_session("S2", "11:00", "12:00")
    make_session("S3", "03:00", "04:00", kind="rehearsal", access="restricted")
    released()
    answer = signed_in("programme").get(LIST)
    newest, first = answer.context["releases"]
    assert [(str(kind), number) for kind, _heading, number in newest.tally] == [("new", 1), ("changed", 1)]
    assert (newest.is_latest, first.is_latest) == (True, False)
    assert "2 bản phát hành" in text_of(answer)


def test_a_past_release_shows_everything_that_it_held(session, signed_in):
    change(session, title_en="New title")
    released()
    answer = signed_in("programme").get(f"{LIST}1/")
    text = text_of(answer)
    assert "Session S1" in text
    assert "New title" not in text
    ((day, (row,)),) = answer.context["days"]
    assert (f"{day:%d/%m}", row.session.code, row.room) == ("15/01", "S1", "Phòng R-A")
    known = {line.field: line.after for line in row.facts}
    assert known == {
        "kind": "Phiên toàn thể",
        "level": "Quan chức cấp cao",
        "access": "Mở cho công chúng",
        "media": "Không mở cho báo chí",
    }


def test_any_two_releases_are_compared_older_to_newer(session, signed_in):
    for title in ("Two", "Three"):
        session = change(session, title_en=title)
        released()
    client = signed_in("programme")
    for address in (f"{LIST}1/?with=3", f"{LIST}3/?with=1"):
        assert lines(client.get(address))["S1"] == [("Tiêu đề (tiếng Anh)", "Session S1", "Three")]
    assert client.get(f"{LIST}1/?with=9").status_code == 404
    assert client.get(f"{LIST}1/?with=x").context["release"].number == 1
    assert client.get(f"{LIST}9/").status_code == 404


def test_an_old_release_is_taken_up_again(session, signed_in):
    change(session, title_en="Wrong")
    released()
    client = signed_in("programme")
    page = client.get(f"{LIST}1/again/")
    assert lines(page)["S1"] == [("Tiêu đề (tiếng Anh)", "Wrong", "Session S1")]
    data = wanted(client, f"{LIST}1/again/", note_vi="Khôi phục", note_en="Taken back")
    assert client.post(f"{LIST}1/again/", data)["Location"] == f"{LIST}3/"
    made = Release.objects.first()
    assert (made.number, made.restores, made.note_en) == (3, 1, "Taken back")
    assert current_programme().by_code["S1"].title.en == "Session S1"
    assert Session.objects.get().title_en == "Wrong"
    assert "bản số 1" in text_of(client.get(LIST))


def test_taking_up_again_is_refused_when_somebody_released_meanwhile(session, signed_in):
    change(session, title_en="Two")
    released()
    client = signed_in("programme")
    data = wanted(client, f"{LIST}1/again/", note_vi="Giữ", note_en="Kept words")
    change(Session.objects.get(), title_en="Three")
    released()
    answer = client.post(f"{LIST}1/again/", data)
    assert (answer.status_code, [p.code for p in answer.context["problems"]]) == (409, ["released_meanwhile"])
    assert "Kept words" in answer.content.decode()
    assert lines(answer)["S1"] == [("Tiêu đề (tiếng Anh)", "Three", "Session S1")]
    assert Release.objects.count() == 3


@pytest.mark.parametrize("role", ["organiser", "protocol"])
def test_who_may_look_but_not_release(session, signed_in, role):
    change(session, title_en="New title")
    client = signed_in(role)
    for path in (REVIEW, LIST, f"{LIST}1/", f"{LIST}1/again/"):
        answer = client.get(path)
        assert answer.status_code == 200
        assert '<form class="deskform"' not in answer.content.decode()
    for path in (REVIEW, f"{LIST}1/again/"):
        assert client.post(path, {"expected": 1, "draft_version": 1}).status_code == 403
    assert Release.objects.count() == 1


@pytest.mark.parametrize("role", ["gate", "liaison", "focal point", "exhibitor"])
@pytest.mark.parametrize("path", [REVIEW, LIST, f"{LIST}1/", f"{LIST}1/again/"])
def test_who_may_not_even_look(session, signed_in, role, path):
    client = signed_in(role)
    assert client.get(path).status_code == 403
    assert client.post(path, {"expected": 1}).status_code == 403


def test_who_has_not_signed_in_is_asked_to(session, client):
    for path in (REVIEW, LIST, f"{LIST}1/", f"{LIST}1/again/"):
        assert "/accounts/sign-in/" in client.get(path)["Location"]


def test_before_any_edition_and_before_any_release(db, signed_in):
    client = signed_in("programme")
    assert client.get(REVIEW).status_code == 404
    assert client.get(LIST).status_code == 200


def test_before_the_first_release_everything_is_new(small, make_session, signed_in):
    make_session("S1", "09:00", "10:00")
    client = signed_in("programme")
    assert kinds(client.get(REVIEW)) == {"new": ["S1"]}
    assert client.post(REVIEW, wanted(client)).status_code == 302
    assert Release.objects.get().number == 1


@pytest.mark.parametrize("number", [1, 3, 60])
def test_the_same_queries_for_any_number(small, make_session, signed_in, number):
    for at in range(number):
        start = f"{8 + at // 10:02}:{at % 10 * 6:02}"
        make_session(f"S{at}", start, f"{8 + at // 10:02}:{at % 10 * 6 + 5:02}", access="public")
    released()
    for each in Session.objects.all():
        change(each, title_en=f"New {each.code}", partners=[Party.objects.get(code="JP")])
    client = signed_in("programme")
    counted = []
    for path in (REVIEW, LIST, f"{LIST}1/", f"{LIST}1/again/"):
        client.get(path)
        with CaptureQueriesContext(connection) as queries:
            assert client.get(path).status_code == 200
        counted.append(len(queries))
    assert counted == [50, 8, 9, 16]
