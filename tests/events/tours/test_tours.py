"""Tours: times that follow from the walk, warnings, the order of stops, the desk's pages and the card."""

import datetime as dt
import io
import re
from itertools import permutations

import pypdf
import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext
from hypothesis import given, settings
from hypothesis import strategies as st

from adgmin.core.clock import MEETING_ZONE
from adgmin.core.problems import Refused
from events.models import Booth, DemoSlot, Exhibitor, HallFeature, Product, Session, Tour, TourStop
from events.showcase.placing import Change, change_booths
from events.tours import touring
from events.tours.access import get_tour, planned
from events.tours.ordering import length_of, shortest_order
from events.tours.planning import Planner
from tests.events.showcase.made import make_hall, state
from tests.small import add_small_session

TOURS = "/desk/showcase/tours/"
START = dt.datetime(2026, 1, 15, 9, 50, tzinfo=MEETING_ZONE)


@pytest.fixture
def hall(small):
    return make_hall()


@pytest.fixture
def user(make_user):
    return make_user("organiser")


@pytest.fixture
def tour(hall, user):
    """From the western door to A01 for five minutes and B01 for ten."""
    add_small_session("SHOW", "09:00", "12:00", access="public")
    hall.open_sessions.add(Session.objects.get(code="SHOW"))
    made = touring.save_tour(
        Tour(hall=hall, name="Đoàn Bộ trưởng", name_vi="Đoàn Bộ trưởng", name_en="Ministers", start=START),
        by=user,
    )
    for code, minutes in (("A01", 5), ("B01", 10)):
        stop = touring.Stop(Booth.objects.get(code=code).pk, None, minutes, "Giám đốc", "Director")
        touring.add_stop(made, stop, by=user, seen=made.sequence)
    return made


def codes(tour) -> list[str]:
    return [stop.booth.code for stop in tour.stops.all()]


def warned(tour) -> list[str]:
    return [problem.code for problem in planned(get_tour(tour.pk))[1]]


def test_times_follow_from_the_walk(tour):
    plan, warnings = planned(get_tour(tour.pk))
    first, second = plan.stops
    assert first.walk_seconds == -(-first.way.length // 100)
    assert first.arrive == START + dt.timedelta(seconds=first.walk_seconds)
    assert first.leave - first.arrive == dt.timedelta(minutes=5)
    assert second.arrive == first.leave + dt.timedelta(seconds=second.walk_seconds)
    assert (
        dt.timedelta(0)
        <= plan.end - second.leave - dt.timedelta(seconds=-(-plan.back.length // 100))
        < dt.timedelta(minutes=1)
    )
    assert plan.end.second == 0
    assert plan.metres == round(sum(w.length for w in (first.way, second.way, plan.back)) / 100)
    assert warnings == []


def test_a_slower_pace_takes_longer(tour, user):
    walk = planned(get_tour(tour.pk))[0].stops[0].way.length
    tour.speed = "0.5"
    touring.save_tour(tour, by=user)
    assert planned(get_tour(tour.pk))[0].stops[0].walk_seconds == -(-walk // 50)


def test_a_tour_longer_than_its_session_or_the_opening_hours_is_told(tour, user):
    tour.session = add_small_session("SHORT", "09:50", "10:00", room="R-B")
    touring.save_tour(tour, by=user)
    assert warned(tour) == ["longer_than_session"]
    tour.start = START.replace(hour=11, minute=50)
    touring.save_tour(tour, by=user)
    assert warned(tour) == ["longer_than_session", "hall_closed"]


def test_a_hall_kept_for_the_tour_is_not_closed_for_it(tour, user):
    tour.hall.open_sessions.clear()
    assert warned(tour) == ["hall_closed"]
    tour.session = Session.objects.get(code="SHOW")
    touring.save_tour(tour, by=user)
    tour.hall.closed_for.add(tour.session)
    assert warned(tour) == []


def test_a_demonstration_of_the_host_at_that_time_is_told(tour):
    exhibitor = Exhibitor.objects.get(code="EX-B")
    product = Product.objects.create(
        edition=exhibitor.edition, exhibitor=exhibitor, code="P", name_vi="Rô-bốt", name_en="Robot"
    )
    slot = DemoSlot(
        edition=exhibitor.edition, code="D", product=product, place=HallFeature.objects.get(code="STAGE")
    )
    slot.start, slot.end = START + dt.timedelta(minutes=8), START + dt.timedelta(minutes=30)
    slot.save()
    _plan, (warning,) = planned(get_tour(tour.pk))
    assert (warning.code, warning.about) == ("demo_then", ("B01", "D"))
    assert "“Robot” is shown (09:58–10:20, Stage)" in warning.message.en
    assert "“Rô-bốt”" in warning.message.vi
    slot.cancelled_at = START - dt.timedelta(days=1)
    slot.save()
    _plan, (warning,) = planned(get_tour(tour.pk))
    assert (warning.code, warning.about) == ("demo_cancelled", ("B01", "D"))
    assert "“Robot” (09:58–10:20) at the stop B01 is cancelled" in warning.message.en
    slot.start, slot.end = START + dt.timedelta(hours=1), START + dt.timedelta(hours=2)
    slot.save()
    assert warned(tour) == []


def test_another_tour_at_the_same_booth_is_told_and_one_before_is_not(tour, user):
    other = touring.save_tour(
        Tour(hall=tour.hall, name_vi="Đoàn hai", name_en="Second", start=START), by=user
    )
    stop = touring.Stop(Booth.objects.get(code="A01").pk, None, 5)
    touring.add_stop(other, stop, by=user, seen=0)
    assert warned(tour) == ["meets_tour"]
    other.start = START - dt.timedelta(minutes=30)
    touring.save_tour(other, by=user)
    assert warned(tour) == []


def test_a_booth_nobody_stands_in_and_one_that_is_walled_in_are_told(tour, user):
    Booth.objects.filter(code="A01").update(exhibitor=None)
    assert warned(tour) == ["empty_booth"]


def test_an_exhibitor_that_is_not_accepted_is_not_named(tour):
    assert str(planned(get_tour(tour.pk))[0].stops[0].name) == "Đơn vị A"
    Exhibitor.objects.filter(code="EX-A").update(standing="submitted")
    plan, _warnings = planned(get_tour(tour.pk))
    assert (plan.stops[0].exhibitor, str(plan.stops[0].name)) == (None, "")
    assert warned(tour) == ["empty_booth"]


def test_stops_are_moved_changed_and_left_out(tour, user):
    touring.move_stop(tour, 1, 0, by=user, seen=tour.sequence)
    assert codes(tour) == ["B01", "A01"]
    touring.change_stop(tour, 0, 7, "Chủ tịch", "", by=user, seen=tour.sequence)
    assert [(stop.minutes, stop.receiver_vi) for stop in tour.stops.all()] == [
        (7, "Chủ tịch"),
        (5, "Giám đốc"),
    ]
    touring.remove_stop(tour, 1, by=user, seen=tour.sequence)
    assert codes(tour) == ["B01"]


def test_what_was_changed_meanwhile_is_refused(tour, user):
    with pytest.raises(Refused) as refused:
        touring.remove_stop(tour, 0, by=user, seen=tour.sequence - 1)
    assert [problem.code for problem in refused.value.problems] == ["changed_meanwhile"]
    assert codes(tour) == ["A01", "B01"]


def test_a_booth_of_a_tour_is_not_deleted_from_the_plan(tour, user):
    with pytest.raises(Refused) as refused:
        change_booths(tour.hall, [Change(state("A01"), None)], by=user)
    assert [problem.code for problem in refused.value.problems] == ["on_tour"]


def test_a_stop_is_at_one_place(tour):
    feature, booth = HallFeature.objects.get(code="STAGE"), Booth.objects.get(code="A02")
    for places in ({}, {"booth": booth, "feature": feature}):
        with pytest.raises(IntegrityError, match="events_tourstop_at_one_place"), transaction.atomic():
            TourStop.objects.create(tour=tour, order=9, **places)


def test_the_shortest_order_is_found_at_the_desk(tour, user):
    touring.add_stop(
        tour, touring.Stop(Booth.objects.get(code="A02").pk, None, 5), by=user, seen=tour.sequence
    )
    touring.move_stop(tour, 1, 1, by=user, seen=tour.sequence)
    before = Planner(tour.hall).plan(get_tour(tour.pk)).metres
    touring.shorten(tour, by=user, seen=tour.sequence)
    assert Planner(tour.hall).plan(get_tour(tour.pk)).metres <= before
    assert set(codes(tour)) == {"A01", "A02", "B01"}


spots = st.tuples(st.integers(0, 100), st.integers(0, 100))


def distances(places):
    return [[round(((a - c) ** 2 + (b - d) ** 2) ** 0.5 * 100) for c, d in places] for a, b in places]


@given(st.lists(spots, min_size=2, max_size=7))
@settings(max_examples=30, deadline=None)
def test_of_few_stops_no_order_is_shorter(places):
    lengths = distances(places)
    best = min(length_of(order, lengths) for order in permutations(range(1, len(places))))
    assert length_of(shortest_order(lengths), lengths) == best


@given(st.lists(spots, min_size=12, max_size=16))
@settings(max_examples=10, deadline=None)
def test_of_many_stops_each_is_kept_and_none_turned_around_would_help(places):
    lengths = distances(places)
    order = shortest_order(lengths)
    assert sorted(order) == list(range(1, len(places)))
    for first in range(len(order)):
        for last in range(first + 1, len(order)):
            turned = order[:first] + order[first : last + 1][::-1] + order[last + 1 :]
            assert length_of(turned, lengths) >= length_of(order, lengths)


@pytest.fixture
def desk(tour, signed_in):
    return signed_in("protocol")


def post(desk, tour, **fields):
    return desk.post(f"{TOURS}{tour.pk}/stops/", {"seen": Tour.objects.get().sequence, **fields})


def test_a_tour_is_made_filled_and_deleted_at_the_desk(hall, signed_in):
    desk = signed_in("protocol")
    assert "Chưa có đoàn tham quan" in desk.get(TOURS).content.decode()
    made = desk.post(
        f"{TOURS}new/",
        {
            "name_vi": "Đoàn A",
            "name_en": "",
            "guest_vi": "Thủ tướng",
            "start": "2026-01-15T09:50",
            "speed": "1",
        },
    )
    tour = Tour.objects.get()
    assert made["Location"] == f"{TOURS}{tour.pk}/"
    assert tour.start == START
    post(desk, tour, do="add", place=f"b{Booth.objects.get(code='A02').pk}", minutes="5")
    post(desk, tour, do="add", place=f"f{HallFeature.objects.get(code='STAGE').pk}", minutes="5")
    post(desk, tour, do="up", number="1")
    page = desk.get(f"{TOURS}{tour.pk}/").content.decode()
    assert re.findall(r'<span class="code">(\w+)</span>', page) == ["STAGE", "A02"]
    assert "Gian A02 chưa có đơn vị trưng bày." in page
    assert "style=" not in page
    desk.post(f"{TOURS}{tour.pk}/delete/")
    assert not Tour.objects.exists()


@pytest.mark.parametrize(
    "fields",
    [
        {"do": "add", "place": "b999999", "minutes": "5"},
        {"do": "add", "place": "x1", "minutes": "5"},
        {"do": "add", "place": "", "minutes": "5"},
        {"do": "change", "number": "0", "minutes": "0"},
        {"do": "remove", "number": "9"},
        {"do": "remove"},
        {"do": "up", "number": "0", "seen": "77"},
    ],
)
def test_what_cannot_be_is_refused_with_words(desk, tour, fields):
    answer = post(desk, tour, **fields)
    assert answer.status_code == 409
    assert 'id="problems"' in answer.content.decode()
    assert codes(tour) == ["A01", "B01"]


def test_a_form_with_mistakes_keeps_what_was_typed(desk, tour):
    answer = desk.post(
        f"{TOURS}{tour.pk}/", {"name_vi": "", "name_en": "Left", "start": "never", "speed": "9"}
    )
    assert answer.status_code == 422
    assert 'value="Left"' in answer.content.decode()
    assert Tour.objects.get().name_vi == "Đoàn Bộ trưởng"


@pytest.mark.parametrize(("role", "status"), [("security", 403), ("programme", 200), ("organiser", 200)])
def test_who_may_see_tours(tour, make_user, client, role, status):
    client.force_login(make_user(role, email="another@example.org"))
    assert client.get(TOURS).status_code == status
    assert client.get(f"{TOURS}{tour.pk}/card-vi.pdf").status_code == status


@pytest.mark.parametrize(
    ("lang", "words"),
    [("vi", ("Đoàn Bộ trưởng", "Giám đốc", "5 phút")), ("en", ("Ministers", "Director", "5 minutes"))],
)
def test_the_card_is_a5_on_both_sides_in_one_language(desk, tour, lang, words):
    pdf = pypdf.PdfReader(io.BytesIO(desk.get(f"{TOURS}{tour.pk}/card-{lang}.pdf").content))
    assert [tuple(round(float(side)) for side in page.mediabox[2:]) for page in pdf.pages] == [(420, 595)] * 2
    text = re.sub(r"\s+", " ", pdf.pages[0].extract_text())
    for word in words:
        assert word in text


@pytest.mark.parametrize("more", [0, 2])
def test_the_page_asks_the_same_number_of_questions(desk, tour, user, more):
    for _number in range(more):
        touring.add_stop(
            tour, touring.Stop(Booth.objects.get(code="A02").pk, None, 5), by=user, seen=tour.sequence
        )
    with CaptureQueriesContext(connection) as asked:
        desk.get(f"{TOURS}{tour.pk}/")
    assert len(asked) == 21
