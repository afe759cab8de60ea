"""Invented people and passes to look at a layout with: short and long names, one with a single name, each script."""

from dataclasses import replace

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from adgmin.core.bilingual import Text

from .faces import Face
from .models import BadgeKind
from .zones import STANDARD

# No code of ours: a gate cannot read it.
CODE = "ADG1:" + ("SPECIMEN " * 14)[:125]
_MINISTER = Text("Bộ trưởng", "Minister")
_DIRECTOR = Text("Phó Vụ trưởng Vụ Hợp tác quốc tế", "Deputy Director General, International Cooperation")
_PROTOCOL = Text("Trưởng ban Lễ tân", "Head of Protocol")
_REPORTER = Text("Phóng viên", "Reporter")
_MANAGER = Text("Giám đốc sản phẩm", "Product Manager")
_LONG = Text(
    "Phó Tổng Vụ trưởng phụ trách chuyển đổi số và an toàn thông tin mạng, kiêm Trưởng nhóm đàm phán DEFA",
    "Deputy Director-General for Digital Transformation and Cybersecurity, Chief Negotiator for the DEFA",
)


_SENDERS = {
    "VN": Text("Việt Nam", "Viet Nam"), "BN": Text("Bru-nây", "Brunei Darussalam"),
    "ID": Text("In-đô-nê-xi-a", "Indonesia"),
    "TH": Text("Thái Lan", "Thailand"), "LA": Text("Lào", "Lao PDR"), "KH": Text("Cam-pu-chia", "Cambodia"),
    "MM": Text("Mi-an-ma", "Myanmar"), "CN": Text("Trung Quốc", "China"), "JP": Text("Nhật Bản", "Japan"),
    "KR": Text("Hàn Quốc", "Republic of Korea"), "RU": Text("Liên bang Nga", "Russian Federation"),
    "IN": Text("Ấn Độ", "India"), "HOST": Text("Ban Tổ chức", "Host secretariat"),
}  # fmt: skip


def _person(category: str, honorific: str, name: str, native: str, position: Text, code: str) -> Face:
    zones = tuple(letter for letter, row in STANDARD.items() if category in row[3].split())
    return Face(
        kind=BadgeKind.PERSONAL, category=category, honorific=honorific, name=name, native=native, position=position,
        delegation=_SENDERS[code], delegation_code=code, zones=zones,
    )  # fmt: skip


# key: (how it is called, the face)
PEOPLE: dict[str, tuple[str | Promise, Face]] = {
    "short": (_("Short name"), _person("DEL", "Ms", "LÊ Hà", "", _DIRECTOR, "VN")),
    "long": (_("Long name and title"), _person(
        "MIN", "Yang Berhormat", "Pengiran Dato Seri Setia Haji Specimen bin Pengiran Haji Muhammad Contoh Salleh", "",
        _LONG, "BN")),
    "single": (_("Single name"), _person("MIN", "H.E. Mr.", "Contoh", "", _MINISTER, "ID")),
    "vi": (_("Vietnamese"), _person("ORG", "Bà", "NGUYỄN PHƯỚC Ngọc Quỳnh", "", _PROTOCOL, "HOST")),
    "th": (_("Thai"), _person("DEL", "Mr.", "Somchai Tuayang", "สมชาย ตัวอย่างที่ดี", _DIRECTOR, "TH")),
    "lo": (_("Lao"), _person("DEL", "Ms.", "Bounmy Tuayang", "ບຸນມີ ຕົວຢ່າງ", _DIRECTOR, "LA")),
    "km": (_("Khmer"), _person("DEL", "Mr.", "SOK Kumru", "សុខ គំរូ ស្រីមុំ", _DIRECTOR, "KH")),
    "my": (_("Burmese"), _person("DEL", "Daw", "Nilar Nanuna", "နီလာ နမူနာ ရည်ချို", _DIRECTOR, "MM")),
    "zh": (_("Chinese"), _person("PTN", "Ms.", "YANG Ben", "杨 样本", _DIRECTOR, "CN")),
    "ja": (_("Japanese"), _person("PTN", "Mr.", "MIHON Naoto", "見本 直人 ミホン", _DIRECTOR, "JP")),
    "ko": (_("Korean"), _person("SEC", "Ms.", "KIM Gyeonbon", "김견본", _DIRECTOR, "KR")),
    "ru": (_("Cyrillic"), _person("MED", "Mr.", "Obrazets Ivanov", "Иванов Образец Щукин", _REPORTER, "RU")),
    "hi": (_("Hindi"), _person("EXH", "Ms.", "Namuna Kshatriya", "नमूना क्षत्रिय", _MANAGER, "IN")),
}  # fmt: skip
_PASS = Face(kind=BadgeKind.FLOATER, category="DEL", delegation=Text("Nhật Bản", "Japan"), delegation_code="JP",
             zones=("A", "B"))  # fmt: skip
PASSES: dict[str, tuple[str | Promise, Face]] = {
    "plain": (_("Without a bearer"), _PASS),
    "bearer": (_("With a bearer"), replace(_PASS, label="Công ty Cổ phần Giải pháp số Mẫu")),
}
_CAR = Face(kind=BadgeKind.VEHICLE, category="SVC", label="29A-123.45", delegation=Text("Thái Lan", "Thailand"),
            delegation_code="TH", zones=("E",))  # fmt: skip
CARS: dict[str, tuple[str | Promise, Face]] = {
    "plate": (_("Vehicle plate"), _CAR),
    "long": (_("Long plate"), replace(_CAR, label="80-NG-555-01 / ก 1234 กรุงเทพ")),
}


def samples_of(kind: str, day: str = "") -> dict[str, tuple[str | Promise, Face]]:
    """Return the samples of a kind; `day` is the ISO date that a one-day badge says."""
    if kind == BadgeKind.VEHICLE:
        return CARS
    if kind in (BadgeKind.PERSONAL, BadgeKind.STAFF):
        return {key: (name, replace(face, kind=kind)) for key, (name, face) in PEOPLE.items()}
    said = day if kind == BadgeKind.ONE_DAY else ""
    return {key: (name, replace(face, kind=kind, day=said)) for key, (name, face) in PASSES.items()}
