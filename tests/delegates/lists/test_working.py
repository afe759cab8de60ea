"""The working lists: who stands in which group, in which order, in how many queries."""

import datetime as dt

import pytest

from adgmin.core.clock import MEETING_ZONE
from delegates.lists.kinds import KINDS
from delegates.lists.working import Wanted, working_list
from delegates.models import Delegate, Needs, Travel


def at(day, hour):
    return dt.datetime(2026, 1, day, hour, tzinfo=MEETING_ZONE)


@pytest.fixture
def people(nominated, make_session):
    make_session("S-2", "10:00", "11:00", access="public")
    make_session("S-1", "09:00", "10:00", access="public")
    head = nominated(
        "TH", "head", "Somchai", sessions_wanted=["S-2", "S-1"], interpretation="ja", rank_band=1
    )
    Travel.objects.create(delegate=head, arrival_at=at(14, 9), arrival_flight="TG560", hotel="Melia")
    Needs.objects.create(delegate=head, dietary="halal", accessibility="wheelchair", health="secret illness")
    late = nominated("VN", "delegate", "Late", state="submitted", sessions_wanted=["S-1", "GONE"])
    Travel.objects.create(delegate=late, arrival_at=at(14, 8), hotel="Melia")
    Needs.objects.create(
        delegate=nominated("VN", "alternate", "Untold"), dietary="none", accessibility="none"
    )
    nominated("VN", "delegate", "Refused", state="refused", is_active=False)
    nominated("VN", "delegate", "Draft", state="draft", is_active=False)


def shown(small, **wanted):
    found = working_list(Delegate.objects.submitted(), small, Wanted.of(wanted))
    return [(group.heading, [line.cells[0] for line in group.lines]) for group in found.groups]


@pytest.mark.parametrize(
    ("by", "groups"),
    [
        ("delegation", [("Đoàn Việt Nam", ["Untold", "Late"]), ("Đoàn Thái Lan", ["Somchai"])]),
        ("role", [("Trưởng đoàn", ["Somchai"]), ("Phó trưởng đoàn", ["Untold"]), ("Đại biểu", ["Late"])]),
        ("state", [("Đã nộp", ["Late"]), ("Đã duyệt", ["Untold", "Somchai"])]),
        ("arrival", [("Thứ Tư, 14/01/2026", ["Late", "Somchai"]), ("Chưa cung cấp", ["Untold"])]),
        ("departure", [("Chưa cung cấp", ["Untold", "Late", "Somchai"])]),
        ("hotel", [("Melia", ["Late", "Somchai"]), ("Chưa cung cấp", ["Untold"])]),
        ("interpretation", [("Tiếng Nhật", ["Somchai"]), ("Không yêu cầu phiên dịch", ["Untold", "Late"])]),
        ("session", [("S-1 · Phiên S-1", ["Late", "Somchai"]), ("S-2 · Phiên S-2", ["Somchai"]), ("GONE", ["Late"]),
                     ("Chưa đăng ký phiên nào", ["Untold"])]),
        ("diet", [("Thực phẩm Halal", ["Somchai"]), ("Không có yêu cầu", ["Untold", "Late"])]),
    ],
)  # fmt: skip
def test_each_list_puts_people_together(small, people, by, groups):
    assert shown(small, by=by) == groups
    assert set(KINDS) >= {by}


def test_a_list_is_narrowed_by_delegation_role_and_state(small, people):
    assert shown(small, by="delegation", delegation="VN", role="delegate") == [("Đoàn Việt Nam", ["Late"])]
    assert shown(small, by="delegation", state="admitted") == [
        ("Đoàn Việt Nam", ["Untold"]), ("Đoàn Thái Lan", ["Somchai"]),
    ]  # fmt: skip
    assert shown(small, by="state", state="refused") == [("Không duyệt", ["Refused"])]
    # What is not known asks for nothing: a draft is in no list.
    assert shown(small, by="state", state="draft") == shown(small, by="state")


def test_the_cells_say_flight_and_needs_but_never_health(small, people):
    def cells(by):
        found = working_list(Delegate.objects.submitted(), small, Wanted.of({"by": by, "delegation": "TH"}))
        return dict(zip(found.headings, found.groups[0].lines[0].cells, strict=True))

    assert "14/01, 09:00" in cells("arrival").values()
    assert cells("arrival")["Chuyến bay đến"] == "TG560"
    assert "secret illness" not in str(cells("diet"))
    assert {"Thực phẩm Halal"} < set(cells("diet").values())


@pytest.mark.parametrize("by", KINDS)
def test_the_number_of_queries_does_not_grow(small, nominated, django_assert_num_queries, by):
    for number in (1, 2, 3):
        person = nominated("VN", "delegate", f"P{number}", sessions_wanted=["S-1"])
        Travel.objects.create(delegate=person, arrival_at=at(14, number))
        Needs.objects.create(delegate=person, dietary="halal")
        if number != 2:
            with django_assert_num_queries(3 if by == "session" else 2):
                found = working_list(Delegate.objects.submitted(), small, Wanted(by=by))
            assert found.count == number
