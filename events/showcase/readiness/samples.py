"""The checklist of a demonstration."""

import datetime as dt

from adgmin.core.clock import MEETING_ZONE
from adgmin.core.fields import Source
from events.editions.models import Edition
from events.showcase.models import Exhibitor

from .models import ReadinessItem, ReadinessTick, Rule, TickedBy

# Days before the first day of the meeting; at five in the afternoon, in Hanoi.
_ITEMS = (
    ("PROFILE", "Giới thiệu có đủ hai thứ tiếng", "Profile in both languages", 30, Rule.PROFILE),
    ("PRODUCTS", "Sản phẩm có đủ hai thứ tiếng", "Products in both languages", 30, Rule.PRODUCTS),
    ("PICTURES", "Hình ảnh đơn vị và sản phẩm", "Pictures of the house and its products", 21, Rule.PICTURES),
    ("STAFF", "Danh sách nhân sự gian hàng", "List of the booth's staff", 21, Rule.STAFF),
    (
        "POWER",
        "Đăng ký điện, mạng và trang thiết bị",
        "Order of power, network and furniture",
        21,
        Rule.POWER,
    ),
    ("FIRE", "Cam kết an toàn phòng cháy, chữa cháy", "Fire safety declaration", 14, TickedBy.STAFF),
    ("INSURANCE", "Giấy chứng nhận bảo hiểm", "Insurance paper", 14, TickedBy.STAFF),
    ("MOVE-IN", "Đăng ký xe vào lắp đặt", "Vehicle for moving in", 3, Rule.MOVE_IN),
    ("RULES", "Đã đọc nội quy khu trình diễn", "House rules of the showcase read", 3, TickedBy.EXHIBITOR),
)
# Of what is ticked off by hand: each so-manieth booth is late with it.
_LATE = {"FIRE": 9, "INSURANCE": 7, "RULES": 5}


def make_sample_checklist(edition: Edition) -> None:
    """Make the items where there are none."""
    if ReadinessItem.objects.filter(edition=edition).exists():
        return
    first = dt.datetime.combine(edition.start_date, dt.time(17), MEETING_ZONE)
    for number, (code, vi, en, days, by) in enumerate(_ITEMS, 1):
        rule = by if isinstance(by, Rule) else ""
        ReadinessItem.objects.create(
            edition=edition, code=code, name_vi=vi, name_en=en, due_at=first - dt.timedelta(days=days), rule=rule,
            ticked_by=TickedBy.RULE if rule else by, sort_order=number, source=Source.SAMPLE,
        )  # fmt: skip
    _tick(edition)


def _tick(edition: Edition) -> None:
    """Let nearly every booth have its papers handed in and the house rules read, two days before the deadline."""
    booths = Exhibitor.objects.filter(edition=edition, booth__isnull=False).order_by("code")
    items = {one.code: one for one in ReadinessItem.objects.filter(edition=edition, code__in=_LATE)}
    ReadinessTick.objects.bulk_create(
        ReadinessTick(item=item, exhibitor=exhibitor, at=item.due_at - dt.timedelta(days=2))
        for number, exhibitor in enumerate(booths)
        for code, item in items.items()
        if number % _LATE[code]
    )
