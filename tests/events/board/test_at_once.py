"""Two people move at the same instant: one is done, the other is told, and a room is never held twice."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connections
from django.test import Client

from events.models import RoomBooking, Session
from tests.events.board.asking import send, stands, wish
from tests.small import add_small_session, make_small

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.threads]


@pytest.fixture
def people(make_user):
    """Four editors, each signed in on a browser of their own."""
    made = []
    for number in range(4):
        client = Client()
        client.force_login(make_user("programme", email=f"editor{number}@example.org"))
        made.append(client)
    return made


def at_once(works):
    """Do all works in threads of their own, let go together; return the outcomes."""
    barrier = Barrier(len(works))

    def run(work):
        try:
            barrier.wait(timeout=20)
            return work()
        finally:
            connections.close_all()

    with ThreadPoolExecutor(len(works)) as pool:
        return list(pool.map(run, works))


def test_of_four_who_move_one_session_one_is_done_and_three_are_told_by_whom(people):
    make_small()
    seen = wish(add_small_session("S1", "09:00", "10:00"))
    answers = at_once(
        [
            lambda client=client, begin=600 + 60 * number: send(client, "move/", {**seen, "begin": begin})
            for number, client in enumerate(people)
        ]
    )
    assert sorted(answer.status_code for answer in answers) == [200, 409, 409, 409]
    (winner,) = [number for number, answer in enumerate(answers) if answer.status_code == 200]
    assert stands("S1")[1][:5] == f"{10 + winner}:00"
    assert Session.objects.get().sequence == 1
    for answer in answers:
        if answer.status_code == 409:
            assert f"editor{winner}@example.org" in answer.json()["refused"]


def test_of_two_who_move_into_one_room_one_gets_it(people):
    make_small()
    first = wish(add_small_session("S1", "09:00", "10:00"), begin=14 * 60, room="R-B")
    second = wish(add_small_session("S2", "10:00", "11:00"), begin=14 * 60 + 30, room="R-B")
    answers = at_once([lambda: send(people[0], "move/", first), lambda: send(people[1], "move/", second)])
    assert sorted(answer.status_code for answer in answers) == [200, 409]
    assert RoomBooking.objects.filter(room__code="R-B").count() == 1


def test_two_who_swap_crosswise_do_not_wait_for_each_other(people):
    make_small()
    one, two = (
        add_small_session("S1", "09:00", "10:00"),
        add_small_session("S2", "10:00", "11:00", room="R-B"),
    )
    there = [wish(one, begin=600, room="R-B"), wish(two, begin=540, room="R-A")]
    answers = at_once(
        [lambda: send(people[0], "move/", *there), lambda: send(people[1], "move/", *reversed(there))]
    )
    assert sorted(answer.status_code for answer in answers) == [200, 409]
    assert (stands("S1")[1:], stands("S2")[1:]) == (("10:00–11:00", "R-B"), ("09:00–10:00", "R-A"))


def test_without_the_number_that_was_seen_the_last_would_overwrite_the_first(people):
    """The negative control: what names no number is not refused, and all but one are lost."""
    make_small()
    seen = wish(add_small_session("S1", "09:00", "10:00"), sequence="")
    answers = at_once(
        [
            lambda client=client, begin=600 + 60 * number: send(client, "move/", {**seen, "begin": begin})
            for number, client in enumerate(people)
        ]
    )
    assert [answer.status_code for answer in answers] == [200] * 4
    assert Session.objects.get().sequence == 4
