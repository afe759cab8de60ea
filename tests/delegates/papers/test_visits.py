"""What is new since the last visit: exactly what the visit before did not show, until the visit ends or it is said."""

from datetime import timedelta

from events.documents.embargo import set_embargo
from events.models import Document
from tests.conftest import NOW
from tests.delegates.papers.people import OWN, filed, filed_anew
from tests.events.crawling import body_of


def marks(client, query=""):
    context = client.get(OWN + query).context
    return {
        line.paper.slug: line.since
        for day in context["days"]
        for s in day.shelves
        for line in s.lines
        if line.since
    }


def test_new_and_revised_are_marked_until_the_visit_after(house, clock):
    assert marks(house.own) == {}, "the first visit has none before it"
    clock(NOW + timedelta(hours=1))
    filed(house.edition, "FRESH/1", "Fresh", session=house.plenary)
    filed_anew(house.shut, "Changed", "Second")
    wanted = {"fresh-1": "new", "shut-1": "revised"}
    assert marks(house.own) == wanted
    assert marks(house.own) == wanted, "a reload loses none"
    assert marks(house.own, "?new=1") == wanted
    assert "2 tài liệu mới kể từ lần xem trước" in body_of(house.own.get(OWN))
    clock(NOW + timedelta(hours=1, minutes=20))
    assert marks(house.own) == wanted, "the visit goes on"
    clock(NOW + timedelta(hours=3))
    assert marks(house.own) == {}
    assert marks(house.theirs) == {}, "each reader has visits of their own"


def test_all_is_marked_as_seen_by_a_button(house, clock):
    house.own.get(OWN)
    clock(NOW + timedelta(hours=1))
    filed(house.edition, "FRESH/1", "Fresh")
    assert marks(house.own) == {"fresh-1": "new"}
    assert house.own.get(f"{OWN}seen/").status_code == 405
    assert house.own.post(f"{OWN}seen/").status_code == 302
    assert marks(house.own) == {}


def test_what_an_embargo_held_back_is_new_when_it_ends(house, clock):
    """Though it was issued before the last visit."""
    until = NOW + timedelta(hours=2)
    set_embargo(house.shut, until=until, session=None, by=None)
    assert "shut-1" not in body_of(house.own.get(OWN))
    clock(until + timedelta(minutes=1))
    assert marks(house.own) == {"shut-1": "new"}


def test_filters_and_search_stay_within_what_one_sees(house):
    page = house.theirs.get(OWN)
    counts = {c.name: {o.value: o.count for o in c.options} for c in page.context["options"]}
    assert counts["marking"] == {"public": 1, "restricted": 1}
    assert "Of two" not in body_of(house.theirs.get(f"{OWN}?q=between"))
    assert house.theirs.get(f"{OWN}?q=between").context["inside"].count == 0
    assert house.own.get(f"{OWN}?q=between").context["inside"].count == 1
    shown = house.own.get(f"{OWN}?marking=public").context
    assert shown["count"] == 1
    assert shown["total"] == Document.objects.count() == 3
    assert "Không có tài liệu phù hợp" in body_of(house.own.get(f"{OWN}?status=adopted"))


def test_revisions_are_compared_and_older_ones_read(house):
    filed_anew(house.shut, "A page that was changed", "Second")
    text = body_of(house.own.get(f"{OWN}paper/shut-1/compare/?view=inline"))
    assert "<ins>" in text
    assert "SHUT/1/Rev.1" in text
    assert house.own.get(f"{OWN}paper/shut-1/en/rev-0/").status_code == 200
    assert house.own.get(f"{OWN}paper/shut-1/en/rev-7/").status_code == 404
    assert house.own.get(f"{OWN}paper/open-1/compare/").status_code == 404


def test_copies_on_a_device_are_held_against_the_right_of_now(house):
    asked = "?paper=shut-1/en/0&paper=bil-1/en/0&paper=nothing/en/0&paper=open-1/vi/0&paper=x"
    told = house.own.get(f"{OWN}kept/check/{asked}").json()["papers"]
    assert told == {"shut-1/en/0": 0, "bil-1/en/0": 0, "nothing/en/0": -2, "open-1/vi/0": -2, "x": -2}
    filed_anew(house.shut, "Changed", "Second")
    house.head.accreditation.state = "approved"
    assert house.own.get(f"{OWN}kept/check/{asked}").json()["papers"]["shut-1/en/0"] == 1
    assert house.theirs.get(f"{OWN}kept/check/{asked}").json()["papers"]["bil-1/en/0"] == -2
