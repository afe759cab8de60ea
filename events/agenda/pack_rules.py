"""What must hold between the sessions of a pack."""

import datetime as dt
from collections import defaultdict

from events.editions.pack.sections import Record, Records
from events.parties.models import PartyKind

from .models import Status


def within_the_days(records: Records) -> None:
    """Require that a session ends after it starts, on a day of the edition."""
    edition = next(iter(records["edition"].values()), None)
    for record in records["sessions"].values():
        if record["end"] <= record["start"]:
            end, start = f"{record['end']:%H:%M}", f"{record['start']:%H:%M}"
            record.at.within("end").report(
                "ends_before_start",
                f"Giờ kết thúc {end} không sau giờ bắt đầu {start}. Hãy sửa một trong hai.",
                f"It ends at {end}, not after its start at {start}. Mend one of them.",
            )
        if edition and not edition["start_date"] <= record["date"] <= edition["end_date"]:
            days = f"{edition['start_date']} – {edition['end_date']}"
            record.at.within("date").report(
                "outside_edition",
                f"Ngày {record['date']} nằm ngoài thời gian của kỳ họp ({days}).",
                f"{record['date']} is no day of the edition ({days}).",
            )


def rooms_once(records: Records) -> None:
    """Let no room hold two sessions at once; a cancelled session holds none."""
    by_room: dict[tuple[str, dt.date], list[Record]] = defaultdict(list)
    for record in records["sessions"].values():
        if record["status"] != Status.CANCELLED and record["start"] < record["end"]:
            by_room[record["room"].code, record["date"]].append(record)
    for (room, _day), held in by_room.items():
        held.sort(key=lambda record: (record["start"], record["end"]))
        longest = held[0]
        for record in held[1:]:
            until = f"{longest['end']:%H:%M}"
            if record["start"] < longest["end"]:
                record.at.within("room").report(
                    "room_double_booked",
                    f"Phòng {room} đã có phiên {longest.code} đến {until}. Hãy đổi giờ hoặc phòng.",
                    f"{room} is held by {longest.code} until {until}. Change the time or the room.",
                )
            if record["end"] > longest["end"]:
                longest = record


def agendas_add_up(records: Records) -> None:
    """Require items numbered 1, 2, 3 … that are no longer than the session."""
    for record in records["sessions"].values():
        items = record["agenda_items"]
        numbers = [item["number"] for item in items]
        if numbers != list(range(1, len(numbers) + 1)):
            record.at.within("agenda_items").report(
                "bad_numbering",
                f"Các mục phải đánh số 1, 2, 3…; đọc được {numbers}.",
                f"The items must be numbered 1, 2, 3 …; {numbers} was read.",
            )
        length = _minutes(record["end"]) - _minutes(record["start"])
        wanted = sum(item["minutes"] for item in items)
        if wanted > length > 0:
            record.at.within("agenda_items").report(
                "agenda_too_long",
                f"Các mục cộng lại {wanted} phút, phiên chỉ có {length} phút.",
                f"The items take {wanted} minutes, the session has {length}. Shorten them.",
            )


def _minutes(time: dt.time) -> int:
    return time.hour * 60 + time.minute


def parties_fit(records: Records) -> None:
    """Require that members are member states and partners are not."""
    member = {code for code, party in records["parties"].items() if party["kind"] == PartyKind.ASEAN_MEMBER}
    for record in records["sessions"].values():
        for party in record["members"] if record["members"] != "all" else ():
            if party.code in records["parties"] and party.code not in member:
                record.at.within("members").report(
                    "not_a_member",
                    f"{party.code} không phải là nước thành viên; hãy chuyển sang partners hoặc secretariat.",
                    f"{party.code} is no ASEAN Member State; name it under partners or secretariat.",
                )
        for party in record["partners"]:
            if party.code in member:
                record.at.within("partners").report(
                    "not_a_partner",
                    f"{party.code} là nước thành viên ASEAN; hãy chuyển sang members.",
                    f"{party.code} is an ASEAN Member State; name it under members.",
                )
