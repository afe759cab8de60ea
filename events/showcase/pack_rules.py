"""What must hold between the records of the showcase in a pack. Lengths are metres."""

from itertools import combinations
from typing import Any

from adgmin.core.bilingual import Text
from events.editions.pack.sections import Record, Records

from .addresses import RESERVED, slug_of
from .geometry import Box, Floor, Thing, problems_of
from .models import Hall
from .placing import cm

_SAID_ABOVE = frozenset({"outside_hall", "overlaps"})


def one_hall(records: Records) -> None:
    """Require one hall, named after its room."""
    for number, record in enumerate(records["hall"].values(), 1):
        if number > 1:
            record.at.report(
                "not_one_hall", "Mỗi gói chỉ có một khu trình diễn.", "A pack holds one hall only."
            )
        if "rooms" in record.at.known and record.code not in record.at.known["rooms"]:
            record.at.report(
                "unknown_reference",
                f"Không có phòng “{record.code}” trong bảng rooms.",
                f"There is no room “{record.code}” in rooms; the hall's key is its room.",
            )
        codes = [feature["code"] for feature in record["features"]]
        if len(set(codes)) < len(codes):
            record.at.within("features").report(
                "twice", "Có mã ghi hai lần.", "A code is there twice; change one."
            )


def addresses_free(records: Records) -> None:
    """Require that no exhibitor's code makes the address of another page of the showcase."""
    for record in records["exhibitors"].values():
        slug = slug_of(record.code)
        if slug in RESERVED:
            record.at.report(
                "reserved_address",
                f"Mã {record.code} tạo ra địa chỉ “{slug}”, là địa chỉ của trang khác trong khu trình diễn. Hãy đổi.",
                f"The code {record.code} makes the address “{slug}”, which is another page of the showcase. Change it.",
            )


def booths_agree(records: Records) -> None:
    """Require that exhibitors and booths name each other."""
    for record in records["exhibitors"].values():
        booth = records["booths"].get(record["booth"].code) if record["booth"] else None
        if booth and (booth["exhibitor"] is None or booth["exhibitor"].code != record.code):
            held = booth["exhibitor"].code if booth["exhibitor"] else "–"
            record.at.within("booth").report(
                "booth_differs",
                f"Gian {booth.code} được ghi cho {held}. Hãy sửa một trong hai.",
                f"Booth {booth.code} is given to {held}. Mend one of them.",
            )
    for booth in records["booths"].values():
        owner = records["exhibitors"].get(booth["exhibitor"].code) if booth["exhibitor"] else None
        if owner and owner["booth"] is None:
            booth.at.within("exhibitor").report(
                "booth_differs",
                f"{owner.code} không ghi gian {booth.code}.",
                f"{owner.code} does not name booth {booth.code}. Mend one of them.",
            )


def booths_apart(records: Records) -> None:
    """Require that booths stand within the hall and do not overlap."""
    hall = next(iter(records["hall"].values()), None)
    for booth in records["booths"].values():
        if hall and (booth["x"] + booth["w"] > hall["width"] or booth["y"] + booth["h"] > hall["height"]):
            booth.at.report(
                "outside_hall",
                f"Gian vượt ra ngoài khu trình diễn {hall['width']} × {hall['height']} m.",
                f"It reaches out of the hall of {hall['width']} × {hall['height']} m.",
            )
    for one, other in combinations(records["booths"].values(), 2):
        if _overlap(one, other):
            other.at.report(
                "overlaps", f"Gian chồng lên gian {one.code}.", f"It overlaps booth {one.code}. Move one."
            )


def floor_holds(records: Records) -> None:
    """Require what the plan of the hall requires: lanes, doors and ways stay free, and everybody gets to each booth."""
    hall = next(iter(records["hall"].values()), None)
    if hall is None:
        return
    booths = records["booths"]
    for problem in problems_of(_floor(hall, booths)):
        if problem.code in _SAID_ABOVE:
            continue
        own = next((booths[code] for code in problem.about if code in booths), None)
        at = own.at if own else hall.at.within("features")
        at.report(problem.code, problem.message.vi, problem.message.en)


def _floor(hall: Record, booths: dict[str, Record]) -> Floor:
    least = Hall._meta.get_field("lane_width").default
    return Floor(
        cm(hall["width"]),
        cm(hall["height"]),
        cm(least),
        tuple(
            Thing(one["code"], one["kind"], Text(one["name_vi"] or "", one["name_en"] or ""), _box(one))
            for one in hall["features"]
        ),
        {code: _box(booth) for code, booth in booths.items()},
    )


def _box(one: Any) -> Box:
    return Box(*(cm(one[name]) for name in "xywh"))


def _overlap(one: Record, other: Record) -> bool:
    return bool(
        one["x"] < other["x"] + other["w"]
        and other["x"] < one["x"] + one["w"]
        and one["y"] < other["y"] + other["h"]
        and other["y"] < one["y"] + one["h"]
    )


def demos_fit(records: Records) -> None:
    """Require that demonstrations end after they start, at a place of the hall (one at a time) or at a booth."""
    places = {feature["code"] for hall in records["hall"].values() for feature in hall["features"]}
    for record in records["demos"].values():
        if record["end"] <= record["start"]:
            record.at.within("end").report(
                "ends_before_start", "Giờ kết thúc không sau giờ bắt đầu.", "It does not end after its start."
            )
        if bool(record["place"]) == bool(record["booth"]):
            record.at.within("place").report(
                "not_one_place",
                "Cần ghi hoặc một vị trí (place), hoặc một gian (booth).",
                "Give either a place of the hall (place) or a booth (booth).",
            )
        elif records["hall"] and record["place"] and record["place"] not in places:
            record.at.within("place").report(
                "unknown_reference",
                f"Khu trình diễn không có vị trí “{record['place']}”.",
                f"The hall has no feature “{record['place']}”; there are: {', '.join(sorted(places))}.",
            )
    for one, other in combinations(records["demos"].values(), 2):
        same = one["place"] and one["place"] == other["place"] and one["date"] == other["date"]
        if same and one["start"] < other["end"] and other["start"] < one["end"]:
            other.at.within("start").report(
                "place_double_booked", f"Trùng giờ với {one.code}.", f"It is at the same time as {one.code}."
            )
