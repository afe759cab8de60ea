"""The pages of visits: at the booth, by one's own link, at the desk; and what leaks through none of them."""

import datetime as dt
import io

import openpyxl
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from adgmin.core import clock
from adgmin.core.models import AuditRecord
from delegates.models import Badge, BoothVisit, Sharing
from delegates.visits.sharing import decide
from events.showcase.standing import Standing
from tests.events.crawling import body_of

pytestmark = pytest.mark.django_db
ME, DESK = "/portal/me/visits/", "/desk/showcase/visits/"


def page_of(exhibitor):
    return f"/portal/showcase/{exhibitor.slug}/visits/"


def visit(person, exhibitor, day=15):
    return BoothVisit.objects.create(
        delegate=person, exhibitor=exhibitor, day=dt.date(2026, 1, day), at=clock.now()
    )


def test_the_answer_is_the_same_whether_there_is_such_a_badge_or_not(booth, at_the_booth, visitors):
    visitors(1)
    code = Badge.objects.get().code
    answers = [
        at_the_booth.post(page_of(booth), {"shown": shown}, follow=True)
        for shown in (code, "1", "2", "nonsense")
    ]
    pages = {body_of(answer).split("<main")[1].split("</main>")[0] for answer in answers}
    assert len({page.replace(page.split("csrfmiddlewaretoken")[1][:90], "") for page in pages}) == 1
    assert "người mang thẻ sẽ quyết định" in pages.pop()
    alone = [at_the_booth.post(page_of(booth), {"shown": "5"}, headers={"Accept": "text/plain"})]
    assert [(answer.status_code, answer["Content-Type"]) for answer in alone] == [
        (200, "text/plain; charset=utf-8")
    ]
    assert BoothVisit.objects.count() == 1  # the control: one of them was noted


def test_too_fast_nothing_shown_and_not_accepted_are_refused_with_words(booth, at_the_booth, visitors):
    visitors(1)
    empty = at_the_booth.post(page_of(booth), {"shown": " "})
    assert empty.status_code == 422
    assert "Hãy quét mã trên thẻ" in body_of(empty)
    told = [at_the_booth.post(page_of(booth), {"shown": "77"}).status_code for _turn in range(8)]
    assert told[0] == 302
    assert told[-1] == 429
    late = at_the_booth.post(page_of(booth), {"shown": "78"})
    assert 'value="78"' in body_of(late), "what was typed stays"
    assert (
        at_the_booth.post(page_of(booth), {"shown": "1"}, headers={"Accept": "text/plain"}).status_code == 429
    )
    assert not BoothVisit.objects.exists()
    booth.standing = Standing.PREPARING
    booth.save()
    assert at_the_booth.post(page_of(booth), {"shown": "1"}).status_code == 409
    assert "được chấp nhận" in body_of(at_the_booth.get(page_of(booth)))


def test_only_this_page_may_use_the_camera(booth, at_the_booth):
    assert at_the_booth.get(page_of(booth))["Permissions-Policy"].startswith("camera=(self)")
    home = at_the_booth.get(f"/portal/showcase/{booth.slug}/")
    assert home["Permissions-Policy"].startswith("camera=()")
    assert page_of(booth) in body_of(home)


def test_an_exhibitor_sees_only_what_is_shared_with_it(booth, other_booth, at_the_booth, visitors):
    """One shares an address, one nothing, one with another exhibitor only; the page and the workbook agree."""
    one, two, three = visitors(3)
    for person in (one, two):
        visit(person, booth)
    visit(three, other_booth)
    decide(one, booth, ("email",))
    decide(three, other_booth, ("name", "email", "phone"))
    workbook = at_the_booth.get(f"{page_of(booth)}visitors.xlsx")
    rows = openpyxl.load_workbook(io.BytesIO(workbook.content)).active.iter_rows(values_only=True)
    texts = body_of(at_the_booth.get(page_of(booth))), str(list(rows))
    for text in texts:
        assert "Khách 1" in text
        assert "v1@example.org" in text
        for secret in ("+84 90 0001", "Khách 2", "v2@", "Khách 3", "v3@", "0003"):
            assert secret not in text, secret
    assert AuditRecord.objects.filter(verb="took visitors along", note="1").count() == 1
    decide(one, booth, ())
    assert "Khách 1" not in body_of(at_the_booth.get(page_of(booth)))
    assert at_the_booth.get(f"{page_of(booth)}visitors.xlsx").status_code == 404


def test_an_exhibitor_that_was_withdrawn_sees_nobody(booth, at_the_booth, visitors):
    person = visitors(1)[0]
    visit(person, booth)
    decide(person, booth, ("name", "email"))
    assert "Khách 1" in body_of(at_the_booth.get(page_of(booth)))  # the control
    assert AuditRecord.objects.filter(verb="read visitors", note="1").count() == 1
    booth.standing = Standing.WITHDRAWN
    booth.save()
    answer = body_of(at_the_booth.get(page_of(booth)))
    assert "Khách 1" not in answer
    assert "v1@example.org" not in answer
    assert at_the_booth.get(f"{page_of(booth)}visitors.xlsx").status_code == 404


def test_another_exhibitors_page_does_not_open(booth, other_booth, at_the_booth, visitors):
    visit(visitors(1)[0], other_booth)
    for address in (page_of(other_booth), f"{page_of(other_booth)}visitors.xlsx"):
        assert at_the_booth.get(address).status_code == 404
    assert at_the_booth.post(page_of(other_booth), {"shown": "1"}).status_code == 404


def test_one_chooses_by_ones_own_link_and_takes_it_back(booth, other_booth, visitors, by_link):
    one, two = visitors(2)
    visit(one, booth)
    visit(two, other_booth)
    mine = by_link(one)
    assert ME in body_of(mine.get("/portal/me/"))
    first = body_of(mine.get(ME))
    assert "Chưa quyết định" in first
    assert booth.name in first
    assert other_booth.name not in first
    mine.post(ME, {"exhibitor": booth.pk, "name": "on", "phone": "on"})
    rows = list(
        openpyxl.load_workbook(io.BytesIO(mine.get(f"{ME}visits.xlsx").content)).active.iter_rows(
            values_only=True
        )
    )
    (line,) = (row for row in rows if row[0] == booth.name)
    day = "2026-01-15 00:00:00"
    said = [day, "11:05", "họ tên, chức vụ và cơ quan; điện thoại di động", day]
    assert [str(one) for one in line[2:]] == said, "the time in Hanoi"
    assert other_booth.name not in str(rows)
    shared = Sharing.objects.get()
    assert (shared.delegate, shared.name, shared.email, shared.phone) == (one, True, False, True)
    mine.post(ME, {"exhibitor": booth.pk, "name": "on", "phone": "on", "do": "nothing"})
    shared.refresh_from_db()
    assert [shared.name, shared.email, shared.phone] == [False] * 3
    assert "theo lựa chọn của quý vị" in body_of(mine.get(ME))
    for wrong in (
        {"exhibitor": other_booth.pk, "name": "on"},
        {"exhibitor": "9" * 30},
        {"standing": "x"},
        {},
    ):
        assert mine.post(ME, wrong).status_code == 404, wrong
    mine.post(ME, {"standing": "never"})
    assert not BoothVisit.objects.filter(delegate=one).exists()
    assert BoothVisit.objects.filter(delegate=two).exists()


def test_without_a_link_nothing(client, booth, visitors):
    visit(visitors(1)[0], booth)
    assert client.get(ME).status_code == 404
    assert client.get(f"{ME}visits.xlsx").status_code == 404
    assert client.post(ME, {"standing": "share"}).status_code == 404


def test_the_desk_sees_numbers_and_no_name(booth, visitors, make_user, client):
    people = visitors(7)
    client.force_login(make_user("programme"))
    assert "Chưa có lượt ghé thăm nào" in body_of(client.get(DESK))
    for person in people:
        visit(person, booth)
    visit(people[0], booth, 16)
    text = body_of(client.get(DESK))
    assert "Khách" not in text
    rows = openpyxl.load_workbook(io.BytesIO(client.get(f"{DESK}visits.xlsx").content)).active.iter_rows(
        values_only=True
    )
    told = [
        row for row in rows if row[0] in ("Lượt ghé thăm theo ngày", "Tổng số lượt ghé thăm", "Tổng số người")
    ]
    assert [row[2] for row in told] == ["–", "–", 8, 7], (
        "one visit on a day is hidden, and the day it follows from"
    )


def test_what_is_recorded_of_a_choice_names_nobody(booth, visitors):
    person = visitors(1)[0]
    visit(person, booth)
    decide(person, booth, ("email",))
    (kept,) = AuditRecord.objects.filter(verb="share with exhibitor")
    assert kept.label == str(person)
    assert kept.model == "delegates.delegate"
    for word in (booth.code, booth.slug, str(booth)):
        assert word not in f"{kept.label} {kept.note} {kept.changes}", "nobody learns which booth it was"
    assert "@" not in str(kept.changes)


def test_a_person_who_is_deleted_leaves_no_visit(booth, visitors):
    person = visitors(1)[0]
    visit(person, booth)
    decide(person, booth, ("name",))
    person.delete()
    assert not BoothVisit.objects.exists()
    assert not Sharing.objects.exists()


@pytest.mark.parametrize("which", ["booth", "me", "desk"])
def test_queries_do_not_grow(which, booth, other_booth, at_the_booth, visitors, by_link, make_user, client):
    people = visitors(3)
    for person in people:
        visit(person, booth)
    decide(people[0], booth, ("name", "email"))  # addresses: the reading is recorded
    mine = by_link(people[0])
    client.force_login(make_user("programme"))
    ask = {
        "booth": lambda: at_the_booth.get(page_of(booth)),
        "me": lambda: mine.get(ME),
        "desk": lambda: client.get(DESK),
    }
    ask[which]()
    with CaptureQueriesContext(connection) as first:
        ask[which]()
    for person in people[1:]:
        decide(person, booth, ("name", "email"))
    visit(people[0], other_booth)
    visit(people[0], booth, 16)
    with CaptureQueriesContext(connection) as second:
        ask[which]()
    assert len(second) == len(first)
