"""Taking in: both sample workbooks, twice the same, all or nothing, people recognised, places counted."""

import unicodedata

import openpyxl
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from adgmin.core.clock import MEETING_ZONE
from adgmin.core.models import AuditRecord
from adgmin.core.text import fold
from delegates.models import Accreditation, Delegate, Nomination, TravelDocument
from tests.delegates.imports.workbooks import (
    MESSY,
    SAMPLE,
    SAMPLE_VI,
    counts,
    found,
    good,
    previewed,
    table,
    taken,
    workbook,
)


def _rows(path):
    return [list(row) for row in openpyxl.load_workbook(path).active.iter_rows(values_only=True)]


@pytest.mark.parametrize("path", [SAMPLE, SAMPLE_VI], ids=["en", "vi"])
def test_sample_makes_three_hundred_people(people, path):
    outcome = taken(path.read_bytes())
    assert counts(outcome) == (300, 0, 0, 0)
    assert outcome.findings == []
    assert outcome.committed
    assert Delegate.objects.count() == 300
    assert Nomination.objects.filter(way="workbook").count() == 300
    assert Accreditation.objects.filter(state="submitted").count() == 300
    assert AuditRecord.objects.filter(verb="taken in").count() == 300


def test_second_time_and_other_language_change_nothing(people):
    taken(SAMPLE.read_bytes())
    before = list(Delegate.objects.order_by("pk").values())
    assert counts(taken(SAMPLE.read_bytes())) == (0, 0, 300, 0)
    assert counts(taken(SAMPLE_VI.read_bytes())) == (0, 0, 300, 0)
    assert list(Delegate.objects.order_by("pk").values()) == before


def test_stored_values_are_those_of_the_sheet(people):
    taken(SAMPLE.read_bytes())
    heads, *rows = _rows(SAMPLE)
    row = dict(zip(heads, rows[0], strict=True))
    delegate = Delegate.objects.select_related("travel_document", "travel", "needs").get(ref=row["Ref."])
    assert delegate.badge_name == row["Name on badge"]
    assert delegate.position_en == row["Position (English)"]
    assert delegate.position_vi == row["Position (Vietnamese)"]
    assert delegate.travel_document.number == row["Passport number"]
    assert delegate.travel_document.birth_date == f"{row['Date of birth']:%Y-%m-%d}"
    arrival = delegate.travel.arrival_at.astimezone(MEETING_ZONE)
    assert arrival.replace(tzinfo=None) == row["Arrival date and time"]


def test_passport_is_not_readable_in_the_database(people):
    taken(workbook(table([good()])))
    with connection.cursor() as cursor:
        cursor.execute("SELECT number, birth_date, expiry FROM delegates_traveldocument")
        stored = cursor.fetchone()
    assert not any("SYN8" in value or "1980" in value for value in stored)
    assert TravelDocument.objects.get().number == "SYN800001"


def test_all_or_nothing(people):
    outcome = taken(MESSY.read_bytes())
    assert not outcome.committed
    assert Delegate.objects.count() == 0
    assert AuditRecord.objects.filter(verb="taken in").count() == 0


def test_all_but_the_refused(people):
    outcome = taken(MESSY.read_bytes(), skip_refused=True)
    assert outcome.committed
    assert counts(outcome) == (27, 0, 0, 22)
    assert Delegate.objects.count() == 27
    assert Delegate.objects.get(ref="M0016").badge_name == unicodedata.normalize("NFC", "Trần Thị Hằng")


def test_person_is_recognised_without_marks_in_capitals_and_another_order(people):
    taken(SAMPLE.read_bytes())
    heads, *rows = _rows(SAMPLE)
    name = heads.index("Name on badge")
    for row in rows:
        row[name] = " ".join(reversed(fold(row[name]).upper().split()))
    stored = set(Delegate.objects.values_list("badge_name", flat=True))
    outcome = taken(workbook([heads, *reversed(rows)]))
    assert counts(outcome) == (0, 0, 300, 0)
    assert set(Delegate.objects.values_list("badge_name", flat=True)) == stored


def test_better_spelling_is_taken(people):
    taken(workbook(table([good(badge_name="NGUYEN THI DAO 1")])))
    outcome = taken(workbook(table([good(badge_name="Nguyễn Thị Đào 1")])))
    assert counts(outcome) == (0, 1, 0, 0)
    assert Delegate.objects.get().badge_name == "Nguyễn Thị Đào 1"


def test_new_passport_of_a_known_person(people):
    taken(workbook(table([good()])))
    outcome = taken(workbook(table([good(passport_number="SYN777777")])))
    assert [row.changes for row in outcome.plan.rows] == [{"passport_number": ("SYN800001", "SYN777777")}]
    assert TravelDocument.objects.get().number == "SYN777777"
    record = AuditRecord.objects.get(verb="changed by workbook")
    assert record.changes == {"passport_number": ["•••", "•••"]}


def test_same_name_and_birth_date_with_all_else_different_is_another_person(people):
    twin = good(
        2,
        badge_name=good()["badge_name"],
        birth_date=good()["birth_date"],
        passport_given=good()["passport_given"],
    )
    outcome = taken(workbook(table([good(), twin])))
    assert counts(outcome) == (2, 0, 0, 0)
    assert (3, "badge_name", "same_name_and_birth") in found(outcome)


def test_reference_of_somebody_else_is_refused(people):
    taken(workbook(table([good(1)])))
    outcome = previewed(workbook(table([good(2, ref="T1")])))
    assert found(outcome) == {(2, "ref", "duplicate_ref")}


def test_passport_of_somebody_else_is_refused(people):
    taken(workbook(table([good(1)])))
    outcome = previewed(workbook(table([good(2, passport_number="SYN800001")])))
    assert found(outcome) == {(2, "passport_number", "duplicate_passport")}


def test_quota_counts_who_is_stored(people):
    people_of_apt = [good(number, delegation="APT", order=number) for number in (1, 2, 3)]
    assert counts(taken(workbook(table(people_of_apt)))) == (3, 0, 0, 0)
    outcome = previewed(workbook(table([*people_of_apt, good(4, delegation="APT")])))
    assert counts(outcome) == (0, 0, 3, 1)
    assert found(outcome) == {(5, "role", "role_over_quota")}


def test_who_moves_frees_the_place(people):
    full = [good(number, delegation="APT", order=number) for number in (1, 2, 3)]
    taken(workbook(table(full)))
    moved = [good(4, delegation="APT"), good(1, delegation="APT", role="Adviser", order=1)]
    outcome = taken(workbook(table(moved)))
    assert counts(outcome) == (1, 1, 0, 0)


def test_heads_change_places_in_one_file(people):
    old, new = good(1, role="Head of Delegation"), good(2, role="Alternate Head of Delegation")
    taken(workbook(table([old, new])))
    swapped = [{**old, "role": new["role"]}, {**new, "role": old["role"]}]
    outcome = taken(workbook(table(swapped)))
    assert counts(outcome) == (0, 2, 0, 0)
    assert Delegate.objects.get(role="head").ref == "T2"


def test_second_head_beside_a_stored_one(people):
    taken(workbook(table([good(1, role="Head of Delegation")])))
    outcome = previewed(workbook(table([good(2, role="Head of Delegation")])))
    assert found(outcome) == {(2, "role", "second_head")}


def test_column_left_out_leaves_the_stored_value(people):
    taken(workbook(table([good(native_name="阮")])))
    row = good()
    outcome = taken(workbook(table([row], keys=[key for key in row if key != "phone"])))
    assert counts(outcome) == (0, 0, 1, 0)
    assert Delegate.objects.get().phone == "+84 000 0000 001"


def test_emptied_cell_empties_the_stored_value(people):
    taken(workbook(table([good()])))
    outcome = taken(workbook(table([good(phone=None)], keys=list(good()))))
    assert [row.changes for row in outcome.plan.rows] == [{"phone": ("+84 000 0000 001", "")}]


def test_missing_column_refuses_every_row_once(people):
    row = good()
    outcome = previewed(workbook(table([row], keys=[key for key in row if key != "email"])))
    assert counts(outcome) == (0, 0, 0, 1)
    assert found(outcome) == {(1, "email", "missing_column")}


def test_withdrawn_person_takes_no_place(people):
    taken(workbook(table([good(role="Head of Delegation")])))
    Delegate.objects.update(is_active=False)
    outcome = taken(workbook(table([good(role="Head of Delegation"), good(2, role="Head of Delegation")])))
    assert counts(outcome) == (1, 0, 1, 0)
    assert (2, None, "withdrawn_person") in found(outcome)


def test_queries_do_not_grow_with_the_rows(people):
    def queries(number):
        rows = workbook(
            table([good(count, delegation="MEDIA", role="Media") for count in range(1, number + 1)])
        )
        with CaptureQueriesContext(
            connection,
        ) as captured:
            previewed(rows)
        return len(captured)

    assert queries(1) == queries(60)
