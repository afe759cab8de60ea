"""A broken pack is refused whole: each case spoils a copy of the shipped pack in one place."""

# ruff: noqa: E501 - one case a line

import shutil
from pathlib import Path

import pytest

from delegates.management.commands.load_edition import PLAN
from events.editions.pack.check import checked_records
from events.editions.pack.findings import BrokenPack, Finding

PACK = Path(__file__).resolve().parents[4] / "events" / "editions" / "packs" / "adgmin6"

# file, what stands there (its first occurrence), what comes in its place, then the finding: record, field, code.
CASES = {
    "text for a number": ("venues.yaml", "capacity: 380", "capacity: many", "R-HALL", "capacity", "bad_number"),
    "negative number": ("venues.yaml", "capacity: 380", "capacity: -1", "R-HALL", "capacity", "bad_number"),
    "flag for a number": ("venues.yaml", "floor: 2", "floor: true", "R-HALL", "floor", "bad_number"),
    "word for a flag": ("venues.yaml", "step_free: true", "step_free: maybe", "R-HALL", "step_free", "not_a_flag"),
    "required field gone": ("parties.yaml", "    name_en: Malaysia\n", "", "MY", "name_en", "missing_required"),
    "required field empty": ("parties.yaml", "name_en: Malaysia", 'name_en: " "', "MY", "name_en", "missing_required"),
    "unknown field": ("topics.yaml", "group: dialogue", "group: dialogue\n    colour: red", "ONLINE-SCAMS", "colour", "unknown_field"),
    "unknown choice": ("topics.yaml", "group: dialogue", "group: monologue", "ONLINE-SCAMS", "group", "unknown_choice"),
    "unknown source": ("venues.yaml", "source: sample", "source: hearsay", "BANGLANG", "source", "unknown_choice"),
    "unknown reference": ("sessions.yaml", "room: R-SHOW", "room: R-NONE", "SHOW-SETUP", "room", "unknown_reference"),
    "unknown party in a list": ("sessions.yaml", "partners: [JP]", "partners: [JP, XX]", "DLG-JP", "partners[2]", "unknown_reference"),
    "member among partners": ("sessions.yaml", "partners: [JP]", "partners: [JP, TH]", "DLG-JP", "partners", "not_a_partner"),
    "party twice": ("sessions.yaml", "partners: [JP]", "partners: [JP, JP]", "DLG-JP", "partners[2]", "twice"),
    "no such role": ("sessions.yaml", "categories: [exhibitor,", "categories: [hobbyist,", "SHOW-SETUP", "access.categories", "unknown_choice"),
    "no such date": ("sessions.yaml", "date: 2026-01-12", "date: 2026-01-42", "SHOW-SETUP", "date", "bad_date"),
    "date outside": ("sessions.yaml", "date: 2026-01-12", "date: 2026-02-12", "SHOW-SETUP", "date", "outside_edition"),
    "time that is none": ("sessions.yaml", 'start: "08:00"', 'start: "24:10"', "SHOW-SETUP", "start", "bad_time"),
    "time without marks": ("sessions.yaml", 'end: "18:00"', "end: 18:00", "SHOW-SETUP", "end", "bad_time"),
    "end before start": ("sessions.yaml", 'end: "18:00"', 'end: "07:00"', "SHOW-SETUP", "end", "ends_before_start"),
    "room twice": ("sessions.yaml", "room: R-DLG-B", "room: R-DLG-A", "JWG-02", "room", "room_double_booked"),
    "agenda numbering": ("sessions.yaml", "- number: 2", "- number: 7", "JWG-01", "agenda_items", "bad_numbering"),
    "agenda too long": ("sessions.yaml", "minutes: 45", "minutes: 200", "JWG-01", "agenda_items", "agenda_too_long"),
    "agenda lead": ("sessions.yaml", "lead: SG", "lead: ZZ", "JWG-01", "agenda_items[1].lead", "unknown_reference"),
    "no list": ("sessions.yaml", "partners: []", "partners: JP", "SHOW-SETUP", "partners", "not_a_list"),
    "country read as false": ("venues.yaml", "country: VN", "country: NO", "BANGLANG", "country", "not_text"),
    "too long": ("venues.yaml", "zone: plenary", "zone: a-zone-of-more-than-twenty", "R-HALL", "zone", "too_long"),
    "order twice": ("parties.yaml", "sort_order: 6", "sort_order: 5", "MM", "sort_order", "not_unique"),
    "bad address": ("delegations.yaml", "focal.bn@example.org", "focal.bn", "BN", "focal_point.email", "bad_email"),
    "quota of no role": ("delegations.yaml", "{head: 1,", "{chief: 1, head: 1,", "BN", "quotas.chief", "unknown_field"),
    "paper of no item": ("documents.yaml", "item: 1\n", "item: 99\n", "ADGSOM/6/WP/1", "item", "unknown_item"),
    "stage differs": ("outcomes.yaml", "stage: adopted", "stage: noted", "OUT-HANOI-DECLARATION", "stage", "stage_differs"),
    "booth overlaps": ("showcase.yaml", "A02: {x: 6,", "A02: {x: 4,", "A02", "", "overlaps"),
    "booth outside": ("showcase.yaml", "E04: {x: 43,", "E04: {x: 47,", "E04", "", "outside_hall"),
    "booth in a fire lane": ("showcase.yaml", "B01: {x: 2, y: 8,", "B01: {x: 2, y: 10,", "B01", "", "on_fire_lane"),
    "booth before a door": ("showcase.yaml", "D04: {x: 26, y: 25,", "D04: {x: 26, y: 27.5,", "D04", "", "before_door"),
    "booth of another": ("showcase.yaml", "booth: C01", "booth: C02", "EX-TREXANH", "booth", "not_unique"),
    "address of another page": ("showcase.yaml", "\n  EX-SAOBIEN:\n", "\n  EX-DEMOS:\n", "EX-DEMOS", "", "reserved_address"),
    "demo in two places": ("showcase.yaml", "place: STAGE", "place: STAGE, booth: B01", "DEMO-01", "place", "not_one_place"),
    "demo without a place": ("showcase.yaml", "place: STAGE, ", "", "DEMO-01", "place", "not_one_place"),
    "demo nowhere": ("showcase.yaml", "place: STAGE", "place: MOON", "DEMO-01", "place", "unknown_reference"),
    "edition ends early": ("edition.yaml", "end_date: 2026-01-16", "end_date: 2026-01-01", "adgmin-6", "end_date", "ends_before_start"),
    "no such zone": ("edition.yaml", "Asia/Ho_Chi_Minh", "Asia/Atlantis", "adgmin-6", "timezone", "unknown_timezone"),
    "control character": ("edition.yaml", "name_vi: ADGMIN 6", 'name_vi: "ADGMIN\\0 6"', "adgmin-6", "short_name_vi", "control_character"),
    "code twice": ("parties.yaml", "\n  MM:\n", "\n  MY:\n", "", "parties.MY", "duplicate_key"),
    "field twice": ("parties.yaml", "    iso2: MY\n", "    iso2: MY\n    iso2: MY\n", "", "parties.MY.iso2", "duplicate_key"),
    "code that is no text": ("parties.yaml", "\n  MM:\n", "\n  NO:\n", "False", "", "bad_code"),
    "table gone": ("venues.yaml", "\nrooms:\n", "\nhalls:\n", "", "rooms", "missing_table"),
    "no such table": ("venues.yaml", "\nrooms:\n", "\nhalls:\n", "", "halls", "unknown_table"),
    "alias": ("venues.yaml", "kind: off_site", "kind: &k off_site\n    zone: *k", "", "", "not_yaml"),
    "not YAML": ("venues.yaml", "venues:", "venues: [", "", "", "not_yaml"),
}  # fmt: skip


@pytest.fixture
def pack(tmp_path) -> Path:
    return Path(shutil.copytree(PACK, tmp_path / "pack", ignore=shutil.ignore_patterns("*.xlsx")))


def spoil(pack: Path, file: str, old: str, new: str) -> None:
    path = pack / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def findings_of(pack: Path) -> list[Finding]:
    with pytest.raises(BrokenPack) as refused:
        checked_records(pack, PLAN.sections)
    return refused.value.findings


@pytest.mark.parametrize("case", CASES)
def test_a_fault_is_named_with_file_record_and_field(pack, case):
    file, old, new, record, field, code = CASES[case]
    spoil(pack, file, old, new)
    found = findings_of(pack)
    assert (file, record, field, code) in [(one.file, one.record, one.field, one.code) for one in found]
    assert all(one.message.vi and one.message.en for one in found)


def test_all_faults_are_found_at_once(pack):
    spoil(pack, "venues.yaml", "capacity: 380", "capacity: many")
    spoil(pack, "parties.yaml", "    name_en: Malaysia\n", "")
    spoil(pack, "topics.yaml", "group: dialogue", "group: monologue")
    assert [(one.file, one.code) for one in findings_of(pack)] == [
        ("parties.yaml", "missing_required"),
        ("venues.yaml", "bad_number"),
        ("topics.yaml", "unknown_choice"),
    ]


def test_a_finding_gives_the_line_of_the_record(pack):
    spoil(pack, "venues.yaml", "capacity: 380", "capacity: many")
    lines = (pack / "venues.yaml").read_text(encoding="utf-8").splitlines()
    assert [one.line for one in findings_of(pack)] == [lines.index("  R-HALL:") + 1]


def test_a_missing_file_is_named(pack):
    (pack / "showcase.yaml").unlink()
    assert [(one.file, one.code) for one in findings_of(pack)] == [("showcase.yaml", "missing_file")]


def test_a_file_that_is_not_yaml_is_one_finding(pack):
    (pack / "sessions.yaml").write_text("sessions: [", encoding="utf-8")
    assert [(one.file, one.code) for one in findings_of(pack)] == [("sessions.yaml", "not_yaml")]


@pytest.mark.parametrize("text", ["", "\n# nothing yet\n", "- a\n", "42"])
def test_a_file_without_tables_is_named(pack, text):
    (pack / "venues.yaml").write_text(text, encoding="utf-8")
    assert [(one.file, one.code) for one in findings_of(pack)] == [("venues.yaml", "not_a_table")]


def test_a_key_that_is_a_list_is_refused(pack):
    with (pack / "topics.yaml").open("a", encoding="utf-8") as file:
        file.write("  ? [a, b]\n  : {name_vi: x}\n")
    assert ("topics.yaml", "bad_code") in [(one.file, one.code) for one in findings_of(pack)]


def test_a_date_in_quotation_marks_is_a_date(pack):
    spoil(pack, "edition.yaml", "end_date: 2026-01-16", 'end_date: "2026-01-16"')
    assert checked_records(pack, PLAN.sections)


def test_a_file_of_another_encoding_is_named(pack):
    (pack / "topics.yaml").write_bytes("topics: {}".encode("utf-16"))
    assert ("topics.yaml", "not_utf8") in [(one.file, one.code) for one in findings_of(pack)]


def test_a_file_beyond_reason_is_not_read(pack):
    with (pack / "topics.yaml").open("ab") as file:
        file.write(b"#" * 5 * 1024 * 1024)
    assert ("topics.yaml", "file_too_large") in [(one.file, one.code) for one in findings_of(pack)]


def test_a_swelling_file_is_refused_at_once(pack):
    bomb = "a: &a [x, x]\n" + "".join(f"b{n}: &b{n} [*a, *a]\n" for n in range(50))
    (pack / "topics.yaml").write_text(bomb, encoding="utf-8")
    assert ("topics.yaml", "not_yaml") in [(one.file, one.code) for one in findings_of(pack)]


def test_deep_nesting_is_refused(pack):
    (pack / "topics.yaml").write_text("topics: " + "[" * 50_000, encoding="utf-8")
    assert ("topics.yaml", "not_yaml") in [(one.file, one.code) for one in findings_of(pack)]


def test_a_list_in_place_of_a_record_is_named(pack):
    (pack / "topics.yaml").write_text("topics: {AI: [1, 2], DATA: null}", encoding="utf-8")
    found = [(one.record, one.code) for one in findings_of(pack) if one.file == "topics.yaml"]
    assert found == [("AI", "not_a_record"), ("DATA", "missing_required")]


def test_the_shipped_pack_has_no_fault():
    assert len(checked_records(PACK, PLAN.sections)["sessions"]) == 69
