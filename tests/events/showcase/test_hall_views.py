"""The plan of the hall at the desk: by form, by script, undone; who may; what was typed stays."""

import io
import json
import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from PIL import Image

from events.models import Booth, HallUnderlay
from events.showcase.geometry import Box
from events.showcase.hall.underlay import PLANS
from tests.events.showcase.made import make_hall, state

PLAN = "/desk/showcase/hall/"


@pytest.fixture
def hall(small):
    return make_hall()


@pytest.fixture
def desk(hall, signed_in):
    return signed_in("organiser")


def seen(code: str) -> str:
    return json.dumps(state(code).as_list())


def send(client, what: str, **fields):
    return client.post(f"{PLAN}{what}/", fields, headers={"Accept": "application/json"})


FORM = {
    "code": "N01",
    "x": "7",
    "y": "8",
    "w": "3",
    "h": "2,5",
    "exhibitor": "",
    "power_kw": "1.5",
    "do": "save",
}


def test_the_page_draws_the_hall_and_counts_it(desk):
    page = desk.get(PLAN).content.decode()
    assert re.findall(r'data-booth="(\w+)"', page) == ["A01", "A02", "B01"]
    assert 'x="300" y="100" width="300" height="300"' in page
    assert "18 / 27 m²" in page
    assert "style=" not in page
    assert "Đơn vị C" in page


def test_a_booth_is_placed_changed_and_deleted_by_form(desk):
    assert desk.post(f"{PLAN}booth/", FORM).status_code == 302
    assert state("N01").box == Box(700, 800, 300, 250)
    assert state("N01").power == 1500
    desk.post(f"{PLAN}booth/", {**FORM, "seen": seen("N01"), "do": "turn"})
    assert state("N01").box == Box(700, 800, 250, 300)
    desk.post(f"{PLAN}booth/", {**FORM, "seen": seen("N01"), "do": "delete"})
    assert not Booth.objects.filter(code="N01").exists()


def test_what_is_refused_is_told_in_both_languages_and_what_was_typed_stays(desk):
    answer = desk.post(f"{PLAN}booth/", {**FORM, "y": "4,5"})
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "nằm trên lối thoát nạn “Lối thoát nạn (LANE)”" in page
    assert "stands in the fire lane" in page
    assert 'value="4,5"' in page
    assert not Booth.objects.filter(code="N01").exists()


def test_what_is_no_number_is_told_beside_its_field(desk):
    answer = desk.post(f"{PLAN}booth/", {**FORM, "x": "viii"})
    assert answer.status_code == 422
    assert 'href="#id_x"' in answer.content.decode()


def test_a_script_moves_undoes_and_does_again(desk):
    answer = send(desk, "booth", do="move", seen=seen("A01"), x=1000, y=800, w=300, h=300)
    assert answer.status_code == 200
    assert answer.json()["said"] == "Đã thực hiện: dời gian A01."
    assert state("A01").box.x == 1000
    key = re.search(r'name="key" value="(\w+)"', answer.json()["html"])[1]
    answer = send(desk, "undo", key=key)
    assert state("A01").box == Box(300, 100, 300, 300)
    again = send(desk, "redo", key=key)
    assert (again.status_code, state("A01").box.x) == (200, 1000)


def test_another_act_than_the_one_named_is_not_undone(desk):
    send(desk, "booth", do="move", seen=seen("A01"), x=1000, y=800, w=300, h=300)
    answer = send(desk, "undo", key="another")
    assert answer.status_code == 409
    assert state("A01").box.x == 1000


def test_undo_does_not_undo_what_others_did_since(desk):
    answer = send(desk, "booth", do="move", seen=seen("A01"), x=1000, y=800, w=300, h=300)
    key = re.search(r'name="key" value="(\w+)"', answer.json()["html"])[1]
    Booth.objects.filter(code="A01").update(x=8)
    assert send(desk, "undo", key=key).status_code == 409
    assert state("A01").box.x == 800


@pytest.mark.parametrize(
    "fields",
    [
        {"seen": "nonsense"},
        {"seen": '["A01", 1, 2]'},
        {"seen": '["A01", "1", 2, 3, 4, null, 0]'},
        {"x": "far"},
        {"x": "99999999999"},
    ],
)
def test_what_is_not_understood_is_refused(desk, fields):
    asked = {"do": "move", "seen": seen("A01"), "x": 1000, "y": 800, "w": 300, "h": 300, **fields}
    assert send(desk, "booth", **asked).status_code == 422
    assert state("A01").box.x == 300


def test_an_exhibitor_of_the_tray_gets_a_booth(desk):
    answer = send(desk, "booth", do="allot", seen=seen("A02"), who="EX-C")
    assert answer.status_code == 200
    assert Booth.objects.get(code="A02").exhibitor.code == "EX-C"
    assert "Mọi đơn vị trưng bày đã có gian." in answer.json()["html"]
    send(desk, "booth", do="allot", seen=seen("A02"), who="")
    assert Booth.objects.get(code="A02").exhibitor is None


def test_by_form_two_exhibitors_exchange_their_booths(desk):
    other = state("B01").exhibitor
    fields = {**FORM, "code": "A01", "x": "3", "y": "1", "h": "3", "exhibitor": other, "seen": seen("A01")}
    held = state("A01").exhibitor
    desk.post(f"{PLAN}booth/", fields)
    assert (state("A01").exhibitor, state("B01").exhibitor) == (other, held)


@pytest.mark.parametrize(("role", "status"), [("protocol", 403), ("security", 403), ("programme", 302)])
def test_who_may_change_the_plan(hall, signed_in, role, status):
    assert signed_in(role).post(f"{PLAN}booth/", FORM).status_code == status


def picture(kind: str = "PNG") -> SimpleUploadedFile:
    stream = io.BytesIO()
    Image.new("RGB", (400, 300), "white").save(stream, kind)
    return SimpleUploadedFile("plan.png", stream.getvalue())


def test_a_floor_plan_is_laid_under_placed_and_taken_away(
    desk, settings, tmp_path, django_capture_on_commit_callbacks
):
    settings.PRIVATE_ROOT = tmp_path
    desk.post(f"{PLAN}floor-plan/", {"do": "upload", "file": picture()})
    made = HallUnderlay.objects.get()
    assert (made.w, made.h) == (20, 15)
    assert desk.get(f"{PLAN}floor-plan/picture/")["Content-Type"] == "image/jpeg"
    desk.post(f"{PLAN}floor-plan/", {"do": "place", "x": "-1,5", "y": "0", "w": "24", "opacity": "30"})
    made.refresh_from_db()
    assert (float(made.x), float(made.w), made.opacity) == (-1.5, 24, 30)
    page = desk.get(PLAN).content.decode()
    assert 'x="-150" y="0" width="2400" height="1800" opacity="30%"' in page
    with django_capture_on_commit_callbacks(execute=True):
        desk.post(f"{PLAN}floor-plan/", {"do": "remove"})
    assert list(PLANS.names()) == []
    assert desk.get(f"{PLAN}floor-plan/picture/").status_code == 404


def test_what_is_no_picture_is_refused_and_leaves_nothing(desk, settings, tmp_path):
    settings.PRIVATE_ROOT = tmp_path
    answer = desk.post(
        f"{PLAN}floor-plan/", {"do": "upload", "file": SimpleUploadedFile("p.png", b"%PDF-1.7")}
    )
    assert answer.status_code == 422
    assert list(PLANS.names()) == []


def test_the_public_never_gets_the_floor_plan(desk, client):
    assert client.get(f"{PLAN}floor-plan/picture/").status_code == 302


@pytest.mark.parametrize("more", [0, 2])
def test_the_page_asks_the_same_number_of_questions(desk, hall, more):
    for number in range(more):
        Booth.objects.create(hall=hall, code=f"M{number}", x=7 + 3 * number, y=8, w=3, h=3)
    desk.get(PLAN)
    with CaptureQueriesContext(
        connection,
    ) as asked:
        desk.get(PLAN)
    assert len(asked) == 11


def test_without_a_hall_the_page_says_what_to_do(small, signed_in):
    assert "Chưa có khu trình diễn" in signed_in("programme").get(PLAN).content.decode()
