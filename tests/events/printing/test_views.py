"""Who gets which document, under which name, and that it is made once."""

import threading

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from events.printing import documents, shelf
from events.releases.published import current_programme
from tests.small import released

DESK = ("", "day/2026-01-15.pdf", "doors.pdf", "door/R-A.pdf", "pocket.pdf")


@pytest.fixture
def day(small, make_session, at_demo_time):
    make_session("M1", "10:45", "12:15", access="public")
    released(small)


@pytest.fixture
def typeset(monkeypatch):
    """Count what is set."""
    made = []
    real = documents.typeset

    def counting(template, data, **options):
        made.append(template)
        return real(template, data, **options)

    monkeypatch.setattr(documents, "typeset", counting)
    return made


def test_the_programme_is_for_everybody(day):
    response = Client().get("/programme.pdf")
    assert (response.status_code, response["Content-Type"]) == (200, "application/pdf")
    assert response.content.startswith(b"%PDF-")
    assert response["Content-Disposition"] == 'inline; filename="small-1-programme.pdf"'
    assert response["Content-Language"] == "vi, en"
    assert not response.cookies
    one = Client().get("/programme.pdf?day=2026-01-15")
    assert one["Content-Disposition"] == 'inline; filename="small-1-programme-2026-01-15.pdf"'


@pytest.mark.parametrize("day_asked", ["2026-01-17", "x", "15"])
def test_a_day_that_does_not_exist_is_refused_in_both_languages(day, day_asked):
    response = Client().get("/programme.pdf", {"day": day_asked})
    assert response.status_code == 400
    assert response.json()["errors"][0]["parameter"] == "day"


def test_it_is_made_once_for_a_version_and_costs_nothing_again(day, typeset, make_session, small):
    client = Client()
    first = client.get("/programme.pdf")
    with CaptureQueriesContext(connection) as asked:
        assert client.get("/programme.pdf").content == first.content
        unchanged = client.get("/programme.pdf", headers={"if-none-match": first["ETag"]})
    assert (typeset, len(asked), unchanged.status_code, unchanged.content) == (["programme"], 0, 304, b"")
    make_session("M2", "14:00", "15:00", access="public")
    released(small)
    assert client.get("/programme.pdf")["ETag"] != first["ETag"]
    assert typeset == ["programme", "programme"]


def test_a_crowd_makes_it_once(day, typeset):
    shown = current_programme()
    start = threading.Barrier(8)
    found = []

    def ask():
        start.wait()
        found.append(shelf.kept(shown, "programme", lambda: documents.programme_pdf(shown)))

    crowd = [threading.Thread(target=ask) for _ in range(8)]
    for each in crowd:
        each.start()
    for each in crowd:
        each.join()
    assert (len(found), len({paper.etag for paper in found}), typeset) == (8, 1, ["programme"])


def test_without_the_lock_a_crowd_would_make_it_often(day, typeset, monkeypatch):
    class Open:
        def __enter__(self):
            return self

        def __exit__(self, *error):
            return False

    monkeypatch.setattr(shelf._shelf, "press", Open())
    with pytest.raises(AssertionError):
        test_a_crowd_makes_it_once(None, typeset)


def test_old_documents_leave_when_the_shelf_is_full(day, monkeypatch):
    shown = current_programme()
    monkeypatch.setattr(shelf, "MAX_BYTES", 25)
    for name in "abc":
        shelf.kept(shown, name, lambda: b"x" * 10)
    assert [key[-1] for key in shelf._shelf.papers] == ["b", "c"]


@pytest.mark.parametrize("path", DESK)
def test_the_desk_prints_for_those_who_see_the_programme(day, make_user, path):
    from django.contrib.auth.models import Group

    address = f"/desk/programme/print/{path}"
    assert Client().get(address)["Location"].startswith("/accounts/sign-in/")
    for group in Group.objects.order_by("name"):
        user = make_user(group.name)
        client = Client()
        client.force_login(user)
        allowed = user.has_perms(("events.open_desk", "events.view_session"))
        assert client.get(address).status_code == (200 if allowed else 403), group.name
    nobody = Client()
    nobody.force_login(make_user(""))
    assert nobody.get(address).status_code == 403


def test_the_desk_lists_what_can_be_printed(day, signed_in):
    text = signed_in("organiser").get("/desk/programme/print/").content.decode()
    for address in ("/programme.pdf", *(f"/desk/programme/print/{path}" for path in DESK[1:])):
        assert f'href="{address}"' in text, address
    assert text.count("/desk/programme/print/door/") == 1  # R-B is not used


def test_desk_prints_are_kept_by_no_cache_and_have_good_names(day, signed_in):
    client = signed_in("organiser")
    for path, name in (
        ("day/2026-01-15.pdf", "day-2026-01-15"),
        ("door/R-A.pdf", "door-R-A"),
        ("pocket.pdf", "pocket"),
    ):
        response = client.get(f"/desk/programme/print/{path}")
        assert response["Content-Disposition"] == f'inline; filename="small-1-{name}.pdf"'
        assert "no-store" in response["Cache-Control"]


@pytest.mark.parametrize("path", ["day/2026-01-17.pdf", "door/R-B.pdf", "door/R-X.pdf"])
def test_what_is_not_in_the_programme_cannot_be_printed(day, signed_in, path):
    assert signed_in("organiser").get(f"/desk/programme/print/{path}").status_code == 404


def test_before_the_first_release_the_desk_says_so(small, signed_in):
    client = signed_in("organiser")
    assert "Chưa có gì để in" in client.get("/desk/programme/print/").content.decode()
    assert client.get("/desk/programme/print/pocket.pdf").status_code == 404
    assert Client().get("/programme.pdf").status_code == 503
