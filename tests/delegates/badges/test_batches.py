"""Print runs: made part by part, stopped midway, taken up again, given up; what counts as printed."""

import datetime as dt

import pytest

from adgmin.core import clock as clock_module
from adgmin.core.problems import Refused
from delegates.badges import batches, sheets, store, verbs
from delegates.badges.batch_making import make
from delegates.badges.faces import digest, face_of
from delegates.badges.models import Badge, BadgeBatch, BadgeState
from delegates.badges.print_choosing import choose

from .printing import blank_pdf, pages_of

State = BadgeBatch.State


@pytest.fixture(autouse=True)
def pressed(settings, tmp_path, monkeypatch) -> list[list[int]]:
    """The numbers in each part that was set; parts of two badges, by a quick stand-in for the typesetter."""
    settings.PRIVATE_ROOT = tmp_path
    found: list[list[int]] = []

    def press(template, data, *, made_at):
        found.append([badge["serial"] for badge in data["badges"]])
        return blank_pdf(template, data, made_at=made_at)

    monkeypatch.setattr(sheets, "pdf", press)
    monkeypatch.setattr(sheets, "CHUNK", 2)
    return found


def begin(made, **fields) -> BadgeBatch:
    values = {"sheet": "a6", "what": "all", "by": None, **fields}
    chosen = choose(made[0].edition, "unprinted")
    return batches.begin(made[0].edition, chosen.fresh, [], **values)


def stop_at(done_wanted: int, batch: BadgeBatch):
    def tell(done: int, total: int) -> None:
        if done == done_wanted:
            batches.ask_to_stop(batch, by=None)

    return tell


def refused(do) -> list[str]:
    with pytest.raises(Refused) as refusal:
        do()
    return [problem.code for problem in refusal.value.problems]


def test_a_run_sets_all_and_counts_them_as_printed(badges, pressed, django_assert_num_queries):
    made = badges(5, printed=False)
    batch = make(begin(made))
    assert pressed == [[1, 2], [3, 4], [5]]
    assert (batch.state, batch.done, batch.total, batch.number) == (State.DONE, 5, 5, 1)
    printed = list(Badge.objects.order_by("serial"))
    assert {badge.state for badge in printed} == {BadgeState.PRINTED}
    assert {badge.batch for badge in printed} == {batch}
    assert [badge.face for badge in printed] == [digest(face_of(badge)) for badge in printed]
    assert len(pages_of(store.read(batch.file))) == 10
    assert [path.name for path in store.folder().rglob("*") if path.is_file()] == [
        batch.file
    ]  # no part is left


def test_a_run_stopped_midway_makes_only_the_rest_when_taken_up_again(badges, pressed):
    batch = begin(badges(6, printed=False))
    stopped = make(batch, tell=stop_at(2, batch))
    assert (stopped.state, stopped.done) == (State.STOPPED, 4)  # the part it was at is finished
    assert set(Badge.objects.values_list("state", flat=True)) == {BadgeState.READY}
    assert not store.exists(batch.file)
    before = len(pressed)
    done = make(batches.resume(batch, by=None))
    assert pressed[before:] == [[5, 6]]
    assert (done.state, done.done) == (State.DONE, 6)
    assert len(pages_of(store.read(batch.file))) == 12
    assert set(Badge.objects.values_list("state", flat=True)) == {BadgeState.PRINTED}


def test_a_run_whose_process_died_is_stopped_and_can_be_taken_up(badges, pressed):
    batch = begin(badges(2, printed=False))
    BadgeBatch.objects.update(state=State.RUNNING)
    batch.refresh_from_db()
    now = clock_module.now()
    assert batches.state_now(batch, now) == State.RUNNING
    assert batches.state_now(batch, now + dt.timedelta(seconds=89)) == State.RUNNING
    assert batches.state_now(batch, now + dt.timedelta(seconds=91)) == State.STOPPED
    assert refused(lambda: batches.resume(batch, by=None)) == ["not_stopped"]
    BadgeBatch.objects.update(beat_at=now - dt.timedelta(minutes=5))
    assert make(batches.resume(batch, by=None)).state == State.DONE
    assert pressed == [[1, 2]]


def test_a_failure_is_told_and_nothing_counts_as_printed(badges, monkeypatch):
    def broken(*args: object, **kwargs: object) -> bytes:
        raise RuntimeError("no room on the disk for NGUYEN")

    monkeypatch.setattr(sheets, "pdf", broken)
    batch = begin(badges(1, printed=False))
    with pytest.raises(RuntimeError):
        make(batch)
    batch.refresh_from_db()
    assert (batch.state, batch.problem) == (State.FAILED, "RuntimeError")  # no name of a person in it
    assert Badge.objects.get().state == BadgeState.READY


def test_a_run_given_up_frees_its_badges_and_leaves_no_file(badges, django_capture_on_commit_callbacks):
    batch = begin(badges(4, printed=False))
    make(batch, tell=stop_at(2, batch))
    assert choose(batch.edition, "unprinted").fresh == []  # held by the run
    with django_capture_on_commit_callbacks(execute=True):
        given_up = batches.give_up(batch, by=None)
    assert (given_up.total, given_up.file) == (0, "")
    assert len(choose(batch.edition, "unprinted").fresh) == 4
    assert [path for path in store.folder().rglob("*") if path.is_file()] == []
    assert make(begin(list(Badge.objects.all()))).number == 2


def test_one_run_at_a_time_and_nobody_is_in_two(badges):
    made = badges(2, printed=False)
    chosen = choose(made[0].edition, "unprinted").fresh
    begin(made)

    def again() -> BadgeBatch:
        return batches.begin(made[0].edition, chosen, [], sheet="a6", what="", by=None)

    assert refused(again) == ["another_running"]
    BadgeBatch.objects.update(state=State.STOPPED)
    assert refused(again) == ["taken_meanwhile"]
    BadgeBatch.objects.update(state=State.WAITING)
    assert refused(lambda: batches.begin(made[0].edition, [], [], sheet="a6", what="", by=None)) == [
        "nothing_to_print"
    ]


def test_printing_again_asks_why_and_ends_the_older_code(badges):
    (old,) = badges(1)
    chosen = choose(old.edition, "numbers", numbers="1")
    assert (chosen.fresh, chosen.again) == ([], [old.pk])

    def again(reason: str) -> BadgeBatch:
        return batches.begin(old.edition, [], [old.pk], sheet="a6", what="1", by=None, reason=reason)

    assert refused(lambda: again("  ")) == ["reason_missing"]
    make(again("Torn"))
    old.refresh_from_db()
    new = Badge.objects.get(replaces=old)
    assert (old.state, old.reason) == (BadgeState.REPLACED, "Torn")
    assert (new.state, new.serial) == (BadgeState.PRINTED, 2)
    assert new.code != old.code


def test_who_may_not_manage_badges_starts_stops_and_ends_nothing(badges, make_user):
    made, officer = badges(1, printed=False), make_user("protocol")
    assert refused(lambda: begin(made, by=officer)) == ["not_your_decision"]
    batch = begin(made)
    for verb in (batches.ask_to_stop, batches.resume, batches.give_up):
        assert refused(lambda verb=verb: verb(batch, by=officer)) == ["not_your_decision"]


def test_what_changed_or_ended_while_it_was_printed_is_not_taken_for_good(badges, pressed):
    made = badges(4, printed=False)
    batch = begin(made)

    def meanwhile(done: int, total: int) -> None:
        if done == 2:
            verbs.revoke(made[0], by=None, reason="Withdrawn")
            type(made[1].delegate).objects.filter(pk=made[1].delegate_id).update(badge_name="Another Name")

    done = make(batch, tell=meanwhile)
    first, second, *others = Badge.objects.order_by("serial")
    assert done.state == State.DONE
    assert first.state == BadgeState.REVOKED
    assert (second.state, second.is_stale) == (BadgeState.PRINTED, True)
    assert [(badge.state, badge.is_stale) for badge in others] == [(BadgeState.PRINTED, False)] * 2


def test_the_file_is_deleted_after_its_days(badges):
    batch = make(begin(badges(1, printed=False)))
    last = batch.ended_at + dt.timedelta(days=batches.KEPT_DAYS)
    batches.sweep(last)
    assert batches.has_file(batch, last)
    assert not batches.has_file(batch, last + dt.timedelta(seconds=1))
    batches.sweep(last + dt.timedelta(seconds=1))
    assert not store.exists(batch.file)
    batch.refresh_from_db()
    assert batch.file == ""


@pytest.mark.parametrize(
    ("text", "wanted", "codes"),
    [
        ("12, 15-17 33", {12, 15, 16, 17, 33}, []),
        ("0012;0013", {12, 13}, []),
        ("3–5", {3, 4, 5}, []),
        ("", set(), ["numbers_missing"]),
        ("7-5", set(), ["numbers_unreadable"]),
        ("1-999999", set(), ["numbers_unreadable"]),
        ("twelve", set(), ["numbers_unreadable"]),
        ("1 <script>", set(), ["numbers_unreadable"]),
    ],
)
def test_numbers_are_read_as_people_write_them(text, wanted, codes):
    from delegates.badges.print_choosing import serials_of

    found, problems = serials_of(text)
    assert (found, [problem.code for problem in problems]) == (wanted, codes)


def test_numbers_that_are_not_there_or_have_ended_are_named(badges):
    made = badges(2)
    verbs.revoke(made[1], by=None, reason="x")
    chosen = choose(made[0].edition, "numbers", numbers="1-3")
    assert [problem.code for problem in chosen.problems] == ["unknown_number", "badge_ended"]
    assert "0003" in chosen.problems[0].message.en
    assert "0002" in chosen.problems[1].message.vi
    assert chosen.count == 0


def test_who_is_looked_at_again_is_left_out(badges):
    made = badges(2, printed=False)
    made[0].delegate.accreditation.__class__.objects.filter(delegate=made[0].delegate).update(state="on_hold")
    chosen = choose(made[0].edition, "unprinted")
    assert (chosen.fresh, chosen.held) == ([made[1].pk], 1)
