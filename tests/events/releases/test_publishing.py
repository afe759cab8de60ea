import threading

import pytest
from django.core.cache import cache
from django.db import connection, transaction

from events.agenda.editing import change_session
from events.models import Edition, PublishedProgramme, Room, Session, Topic
from events.releases.codec import decode
from events.releases.programme import Programme
from events.releases.published import NothingPublished, current_programme, forget_programme
from events.releases.publishing import STAMP, draft_changed
from tests.small import released


def test_without_an_edition_there_is_nothing(db):
    with pytest.raises(NothingPublished):
        current_programme()


def test_a_release_is_seen_at_once_and_a_write_of_the_draft_is_not(small, make_session):
    session = make_session("S1", "09:00", "10:00", access="public")
    released(small)
    assert [s.code for s in current_programme().sessions] == ["S1"]
    change_session(session, by=None, title_vi="Phiên mới", title_en="New session")
    assert current_programme().by_code["S1"].title.vi == "Phiên S1"
    released(small)
    assert current_programme().by_code["S1"].title.vi == "Phiên mới"
    session.refresh_from_db()
    session.delete()
    assert len(current_programme().sessions) == 1
    released(small)
    assert current_programme().sessions == ()


def test_each_kind_of_write_raises_the_version_of_the_draft(small, make_session):
    session = make_session("S1", "09:00", "10:00", access="public")

    def version() -> int:
        return Edition.objects.values_list("draft_version", flat=True).get()

    before = version()
    topic = Topic.objects.create(
        edition=small, code="AI", name_vi="Trí tuệ nhân tạo", name_en="AI", group="dialogue"
    )
    assert version() > before
    before = version()
    session.topics.add(topic)
    assert version() > before
    before = version()
    Room.objects.filter(code="R-A").update(name_vi="Phòng khác")
    assert version() == before, "an update in bulk tells nobody: the writer must"
    draft_changed()
    assert version() == before + 1
    assert Edition.objects.get().programme_version == 0
    released(small)
    assert current_programme().rooms["R-A"].name.vi == "Phòng khác"


def test_a_programme_in_memory_costs_no_query(small, make_session, django_assert_num_queries):
    make_session("S1", "09:00", "10:00", access="public")
    released(small)
    forget_programme()
    cache.delete(STAMP)
    with django_assert_num_queries(1):
        first = current_programme()
    with django_assert_num_queries(0):
        assert current_programme() is first


def test_a_reader_never_overwrites_a_newer_mark(small, make_session):
    make_session("S1", "09:00", "10:00", access="public")
    released(small)
    current_programme()
    cache.set(STAMP, (999_999, None))
    assert current_programme().version != 999_999
    assert cache.get(STAMP) == (999_999, None)


def test_the_stored_view_reads_back_as_it_was(edition):
    row = PublishedProgramme.objects.get()
    programme = decode(Programme, row.content)
    assert programme.to_json() == row.content
    assert programme.version == row.version
    # Every disclosed session of the pack: all but the rehearsal, seven of them bilaterals without a name.
    assert len(programme.sessions) == Session.objects.count() - 1
    assert sum(1 for session in programme.sessions if not session.has_page) == 7
    assert [
        s for s in programme.sessions if not s.has_page and (s.room or s.partners or s.members or s.code)
    ] == []


@pytest.mark.django_db(transaction=True)
def test_writers_side_by_side_lose_nothing():
    """Eight writers change eight sessions at once; a release made after them holds all eight."""
    from tests.small import add_small_session, make_small

    make_small()
    made = [
        add_small_session(f"S{n}", f"{8 + n:02d}:00", f"{8 + n:02d}:30", access="public") for n in range(8)
    ]
    before = Edition.objects.get().draft_version
    barrier = threading.Barrier(8)

    def write(session: Session) -> None:
        try:
            barrier.wait()
            change_session(session, by=None, title_en=f"Changed {session.code}")
        finally:
            connection.close()

    threads = [threading.Thread(target=write, args=(session,)) for session in made]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert Edition.objects.get().draft_version >= before + 8
    released()
    row = PublishedProgramme.objects.get()
    assert {s["title"]["en"] for s in row.content["sessions"]} == {f"Changed S{n}" for n in range(8)}
    assert row.version == Edition.objects.get().programme_version


@pytest.mark.django_db(transaction=True)
def test_a_release_that_is_rolled_back_is_not_seen():
    from tests.small import add_small_session, make_small

    make_small()
    session = add_small_session("S1", "09:00", "10:00", access="public")
    released()
    before = current_programme().version
    with transaction.atomic():
        change_session(session, by=None, title_en="Never")
        released()
        transaction.set_rollback(True)
    programme = current_programme()
    assert (programme.version, programme.by_code["S1"].title.en) == (before, "Session S1")


def test_an_edition_read_before_and_saved_after_sets_no_counter_back(small, make_session):
    read_before = Edition.objects.get()
    make_session("S1", "09:00", "10:00")
    released()
    counters = Edition.objects.values("draft_version", "programme_version")
    draft, programme = counters.get().values()
    read_before.name_en = "Renamed"
    read_before.save()
    assert counters.get() == {"draft_version": draft + 1, "programme_version": programme}
    assert Edition.objects.get().name_en == "Renamed"
