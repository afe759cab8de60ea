"""Loading again: nothing changes by itself, what differs is changed, what is gone is left and named."""

import shutil
from pathlib import Path

import pytest
import yaml
from django.db import connection
from django.test.utils import CaptureQueriesContext

from adgmin.core.models import AuditRecord
from delegates.management.commands.load_edition import PLAN, load
from delegates.models import Delegation
from events.editions.pack.findings import BrokenPack
from events.editions.pack.loading import load_pack
from events.models import (
    AgendaItem,
    DemoSlot,
    Party,
    PublishedProgramme,
    Room,
    RoomBooking,
    Session,
    SessionParty,
)
from tests.small import released

PACK = Path(__file__).resolve().parents[4] / "events" / "editions" / "packs" / "adgmin6"


@pytest.fixture
def pack(tmp_path) -> Path:
    return Path(shutil.copytree(PACK, tmp_path / "pack", ignore=shutil.ignore_patterns("*.xlsx")))


class Plain(yaml.CSafeDumper):
    """Writes a value out each time, never as an alias."""

    def ignore_aliases(self, data) -> bool:
        return True


def edit(pack: Path, file: str, change) -> None:
    path = pack / file
    content = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    change(content)
    path.write_text(yaml.dump(content, Dumper=Plain, allow_unicode=True, sort_keys=False), encoding="utf-8")


def changed(loaded) -> dict[str, list[str]]:
    return {kind: one.changed for kind, one in loaded.outcomes.items() if one.changed}


def created(loaded) -> dict[str, list[str]]:
    return {kind: one.created for kind, one in loaded.outcomes.items() if one.created}


def test_a_second_run_writes_nothing(edition):
    with CaptureQueriesContext(connection) as queries:
        loaded = load_pack(PACK, PLAN)
    writes = [one["sql"] for one in queries if one["sql"].split()[0] in {"INSERT", "UPDATE", "DELETE"}]
    assert writes == []
    assert (created(loaded), changed(loaded)) == ({}, {})
    assert PublishedProgramme.objects.get().version == 1
    assert AuditRecord.objects.filter(verb="load_edition").count() == 1


def test_a_changed_value_is_changed_and_named(edition, pack):
    edit(
        pack,
        "sessions.yaml",
        lambda content: content["sessions"]["DLG-JP"].update(title_en="Dialogue with Japan"),
    )
    loaded = load_pack(pack, PLAN)
    assert (created(loaded), changed(loaded)) == ({}, {"sessions": ["DLG-JP"]})
    session = Session.objects.get(code="DLG-JP")
    assert (session.title_en, session.sequence) == ("Dialogue with Japan", 1)
    assert "dialogue with japan" in session.folded
    assert "Dialogue with Japan" not in str(PublishedProgramme.objects.get().content)
    released()
    assert "Dialogue with Japan" in str(PublishedProgramme.objects.get().content)


def test_a_new_room_and_time_move_the_booking(edition, pack):
    def swap(content):
        one, other = content["sessions"]["JWG-01"], content["sessions"]["JWG-02"]
        one["room"], other["room"] = other["room"], one["room"]

    edit(pack, "sessions.yaml", swap)
    assert changed(load_pack(pack, PLAN)) == {"sessions": ["JWG-01", "JWG-02"]}
    for session in Session.objects.filter(code__in=["JWG-01", "JWG-02"]).select_related("booking"):
        assert session.booking.room_id == session.room_id
    assert RoomBooking.objects.count() == 69


def test_a_cancelled_session_frees_its_room(edition, pack):
    edit(pack, "sessions.yaml", lambda content: content["sessions"]["JWG-01"].update(status="cancelled"))
    load_pack(pack, PLAN)
    assert Session.objects.get(code="JWG-01").booking is None
    assert RoomBooking.objects.count() == 68


def test_protocol_orders_can_be_exchanged(edition, pack):
    def swap(content):
        content["parties"]["MY"]["sort_order"], content["parties"]["MM"]["sort_order"] = 6, 5

    edit(pack, "parties.yaml", swap)
    assert changed(load_pack(pack, PLAN)) == {"parties": ["MY", "MM"]}
    orders = Party.objects.filter(code__in=["MY", "MM"]).values_list("code", "sort_order")
    assert dict(orders) == {
        "MY": 6,
        "MM": 5,
    }


def test_links_follow_the_pack(edition, pack):
    edit(pack, "sessions.yaml", lambda content: content["sessions"]["DLG-JP"].update(partners=["JP", "KR"]))
    assert changed(load_pack(pack, PLAN)) == {"sessions": ["DLG-JP"]}
    edit(pack, "sessions.yaml", lambda content: content["sessions"]["DLG-JP"].update(partners=["JP"]))
    assert changed(load_pack(pack, PLAN)) == {"sessions": ["DLG-JP"]}
    links = SessionParty.objects.filter(session__code="DLG-JP", role="partner")
    assert [link.party.code for link in links] == ["JP"]


def test_a_new_record_is_made(edition, pack):
    def add(content):
        content["sessions"]["EXTRA"] = {
            **content["sessions"]["DLG-JP"], "start": "07:00", "end": "07:45", "room": "R-HALL",
            "agenda_items": [],
        }  # fmt: skip

    edit(pack, "sessions.yaml", add)
    assert created(load_pack(pack, PLAN)) == {"sessions": ["EXTRA"]}
    assert Session.objects.get(code="EXTRA").booking.room.code == "R-HALL"


def test_what_the_pack_no_longer_has_is_left_and_named(edition, pack):
    edit(pack, "showcase.yaml", lambda content: content["demos"].pop("DEMO-20"))
    edit(pack, "sessions.yaml", lambda content: content["sessions"]["DLG-JP"]["agenda_items"].pop())
    loaded = load_pack(pack, PLAN)
    left = {kind: one.left for kind, one in loaded.outcomes.items() if one.left}
    assert [len(names) for names in left.values()] == [1, 1]
    assert left["demos"][0].startswith("DEMO-20")
    assert AgendaItem.objects.filter(session__code="DLG-JP").count() == 4
    assert created(loaded) == changed(loaded) == {}


def test_demonstrations_may_exchange_their_times(edition, pack):
    def swap(content):
        one, other = content["demos"]["DEMO-01"], content["demos"]["DEMO-02"]
        for name in ("start", "end"):
            one[name], other[name] = other[name], one[name]

    before = {slot.code: slot.start for slot in DemoSlot.objects.all()}
    edit(pack, "showcase.yaml", swap)
    assert changed(load_pack(pack, PLAN)) == {"demos": ["DEMO-01", "DEMO-02"]}
    slots = {slot.code: slot for slot in DemoSlot.objects.all()}
    assert (slots["DEMO-01"].start, slots["DEMO-02"].start) == (before["DEMO-02"], before["DEMO-01"])
    assert {slot.cancelled_at for slot in slots.values()} == {None}


def test_a_broken_pack_writes_nothing(edition, pack):
    edit(pack, "parties.yaml", lambda content: content["parties"]["MY"].update(name_en="Malaya"))
    edit(pack, "delegations.yaml", lambda content: content["delegations"]["MY"].update(kind="crowd"))
    with pytest.raises(BrokenPack):
        load_pack(pack, PLAN)
    assert Party.objects.get(code="MY").name_en == "Malaysia"


def test_a_room_held_by_others_refuses_the_pack_whole(edition, pack):
    session = Session.objects.get(code="JWG-01")
    hall = Room.objects.get(code="R-HALL")
    RoomBooking.objects.create(room=hall, start=session.start, end=session.end, purpose="ASEAN – Japan")

    def move(content):
        content["sessions"]["JWG-01"].update(room="R-HALL", title_en="Moved")

    edit(pack, "sessions.yaml", move)
    with pytest.raises(BrokenPack) as refused:
        load_pack(pack, PLAN)
    assert [(one.record, one.field, one.code) for one in refused.value.findings] == [
        ("JWG-01", "room", "room_double_booked")
    ]
    assert Session.objects.get(code="JWG-01").room_id == session.room_id


def test_what_only_the_database_knows_becomes_a_finding(edition, pack):
    """A delegation made by staff holds the order that the pack wants to give."""
    Delegation.objects.create(
        edition=edition, code="OWN", kind="media", name_vi="Riêng", name_en="Own", sort_order=70
    )
    edit(pack, "delegations.yaml", lambda content: content["delegations"]["BN"].update(sort_order=70))
    with pytest.raises(BrokenPack) as refused:
        load_pack(pack, PLAN)
    assert [one.code for one in refused.value.findings] == ["database"]
    assert Delegation.objects.get(code="BN").sort_order == 1


def test_a_dry_run_writes_nothing(db):
    loaded, _people = load(PACK, dry_run=True)
    assert len(loaded.outcomes["sessions"].created) == 69
    assert not Session.objects.exists()


def test_many_sessions_take_hardly_more_queries_than_few(db, pack):
    def multiply(content):
        rooms = content["sessions"]["DLG-JP"]
        for number in range(131):
            content["sessions"][f"MORE-{number}"] = {
                **rooms, "room": f"R-{number}", "agenda_items": [], "co_chairs": [],
                "chairs": [], "partners": [], "members": "none",
            }  # fmt: skip

    def more_rooms(content):
        for number in range(131):
            content["rooms"][f"R-{number}"] = {**content["rooms"]["R-DLG-A"]}

    edit(pack, "sessions.yaml", multiply)
    edit(pack, "venues.yaml", more_rooms)
    few, many = queries_of(PACK), queries_of(pack)
    assert many < few + 40  # more batches, not a query for each of the 131


def queries_of(folder: Path) -> int:
    with CaptureQueriesContext(connection) as queries:
        load(folder, dry_run=True)
    return len(queries)
