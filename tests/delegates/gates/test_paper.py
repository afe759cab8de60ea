"""Scans typed in from paper, and the paper itself."""

import io

import pytest
from django.urls import reverse
from pypdf import PdfReader

from adgmin.core.models import AuditRecord
from adgmin.core.problems import Refused
from delegates.gates.models import Incident, Presence, Scan
from delegates.gates.paper import keep_lines, read_lines
from delegates.gates.roster import roster_pdf, who_may_enter

from .doors import DAY, NOW, at

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("text", "meaning"),
    [
        ("0001 8:35", ("in", at(8, 35))),
        ("1 08h35", ("in", at(8, 35))),
        ("1; 8.35 ra", ("out", at(8, 35))),
        ("  1,8:35   OUT ", ("out", at(8, 35))),
        ("1 8:35 vào", ("in", at(8, 35))),
    ],
)
def test_a_line_is_read_as_people_write_it(text, meaning, desk_gates, numbered_badge):
    numbered_badge(1)
    (line,) = read_lines(text, desk_gates["G-A"], DAY, NOW)
    assert (line.fault, (line.direction, line.at)) == (None, meaning)


@pytest.mark.parametrize(
    "text", ["abc", "1", "9 8:35", "1 24:00", "1 8:60", "1 8:35 maybe", "1 11:06", "1 8:35 in x"]
)
def test_a_line_that_means_nothing_says_why_and_nothing_is_kept(text, desk_gates, numbered_badge, make_user):
    numbered_badge(1)
    (line,) = read_lines(text, desk_gates["G-A"], DAY, NOW)
    assert line.fault is not None
    assert line.fault.vi != line.fault.en
    with pytest.raises(Refused):
        keep_lines(f"1 8:00\n{text}", desk_gates["G-A"], DAY, NOW, by=make_user("organiser"))
    assert not Scan.objects.exists()


def test_lines_are_kept_once_and_presence_follows(desk_gates, numbered_badge, make_user):
    badge, other, user = numbered_badge(1), numbered_badge(2), make_user("organiser")
    text = "1 8:00\n\n2 8:05\n2 9:00 out\n1 8:00"
    assert keep_lines(text, desk_gates["G-A"], DAY, NOW, by=user) == 3
    assert keep_lines(text, desk_gates["G-A"], DAY, NOW, by=user) == 0
    assert list(Presence.objects.values_list("badge", "place")) == [(badge.pk, "R-A")]
    assert Scan.objects.filter(badge=other, way="paper").count() == 2
    assert AuditRecord.objects.filter(verb="typed in from paper").count() == 1


def test_more_on_paper_than_the_room_holds_is_an_incident(desk_gates, numbered_badge, make_user):
    numbered_badge(1), numbered_badge(2)
    keep_lines("1 8:00\n2 8:01", desk_gates["G-B"], DAY, NOW, by=make_user("organiser"))
    assert [one.kind for one in Incident.objects.all()] == ["over_capacity"]


def test_the_page_keeps_what_was_typed_and_shows_it_before_keeping(
    desk_gates, numbered_badge, signed_in, at_demo_time
):
    numbered_badge(1)
    client, address = signed_in("organiser"), reverse("desk-paper")
    given = {"gate": "G-A", "day": "2026-01-15", "lines": "1 8:35\n77 8:36"}
    wrong = client.post(address, {**given, "do": "keep"})
    assert (wrong.status_code, "77 8:36" in wrong.content.decode()) == (422, True)
    look = client.post(address, {**given, "lines": "1 8:35", "do": "look"})
    assert (look.status_code, Scan.objects.count()) == (200, 0)
    assert client.post(address, {**given, "lines": "1 8:35", "do": "keep"}).status_code == 302
    assert Scan.objects.get().reason == "paper"
    assert client.post(address, {**given, "gate": "nowhere"}).status_code == 404


def test_the_roster_names_who_may_enter_and_nobody_else(desk_gates, numbered_badge, small):
    from delegates.accreditation.models import Accreditation, State

    may, revoked, elsewhere, waiting = (numbered_badge(number) for number in (1, 2, 3, 4))
    for badge in (may, revoked, elsewhere):
        Accreditation.objects.create(delegate=badge.delegate, state=State.ISSUED, since=NOW)
    Accreditation.objects.create(delegate=waiting.delegate, state=State.ON_HOLD, since=NOW)
    type(revoked).objects.filter(pk=revoked.pk).update(state="revoked")
    type(elsewhere).objects.filter(pk=elsewhere.pk).update(zones=["C"])
    assert who_may_enter(desk_gates["G-A"], None, NOW) == [may]
    paper = PdfReader(io.BytesIO(roster_pdf(desk_gates["G-A"], None, small, NOW, "en")))
    text = paper.pages[0].extract_text()
    assert "Nguyễn 1" in text
    assert not any(name in text for name in ("Nguyễn 2", "Nguyễn 3", "Nguyễn 4"))


def test_the_roster_of_a_session_asks_its_audience(desk_gates, numbered_badge, small):
    from delegates.accreditation.models import Accreditation, State

    head, other = numbered_badge(1, role="head", category="MIN"), numbered_badge(2)
    for badge in (head, other):
        Accreditation.objects.create(delegate=badge.delegate, state=State.ISSUED, since=NOW)
    session = {"code": "S", "start": NOW.timestamp() + 60, "end": NOW.timestamp() + 3600, "access": "restricted",
               "categories": ["head"], "heads_plus": None, "media": "closed", "parties": None}  # fmt: skip
    assert who_may_enter(desk_gates["G-A"], session, NOW) == [head]
    assert len(who_may_enter(desk_gates["G-A"], None, NOW)) == 2
