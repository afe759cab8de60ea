"""One cell at a time: what is mended, what is refused, and that no cell breaks the reading."""

import datetime as dt

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from delegates.imports.dates import parse_date
from delegates.imports.form import columns
from delegates.imports.messages import MESSAGES
from tests.delegates.imports.workbooks import found, good, previewed, table, text_table, workbook

# ruff: noqa: DTZ001 - the cells of a sheet have no zone

pytestmark = pytest.mark.django_db


def one(nobody, key, value, **others):
    """(what was stored, codes about that cell) of a good row with one cell changed."""
    outcome = previewed(workbook(table([good(**{key: value}, **others)])))
    entry = outcome.plan.rows[0].entry
    return entry.get(key), {code for _, column, code in found(outcome) if column == key}


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("07/09/1981", (1981, 9, 7)),
        ("7.9.1981", (1981, 9, 7)),
        ("7-9-1981", (1981, 9, 7)),
        ("1981-09-07", (1981, 9, 7)),
        ("7 September 1981", (1981, 9, 7)),
        ("ngày 07 tháng 9 năm 1981", (1981, 9, 7)),
        ("11/01/2026 14h35", (2026, 1, 11, 14, 35)),
        ("11/01/2026, 14:35:00", (2026, 1, 11, 14, 35)),
        ("14h35 ngày 11/01/2026", (2026, 1, 11, 14, 35)),
        ("11/01/2026 8h", (2026, 1, 11, 8)),
        ("2026-01-11T14:35", (2026, 1, 11, 14, 35)),
        ("2026-01-11T07:35:00Z", (2026, 1, 11, 14, 35)),
        ("2026-01-11T23:35-08:00", (2026, 1, 12, 14, 35)),
        ("2026-01-11T14:35+07:00", (2026, 1, 11, 14, 35)),
        ("14h35, ngày 11 tháng 1 năm 2026", (2026, 1, 11, 14, 35)),
        ("Chủ Nhật, ngày 11/01/2026, 14h35", (2026, 1, 11, 14, 35)),
        ("12 thang 3 nam 1985", (1985, 3, 12)),
        ("March 12, 1985", (1985, 3, 12)),
    ],
)
def test_dates_as_people_write_them(text, moment):
    assert parse_date(text) == dt.datetime(*moment)


@pytest.mark.parametrize(
    "text", ["31/02/1979", "01/25/1981", "7/9/81", "soon", "00/00/0000", "29/02/2025", "1/1/0001"]
)
def test_no_such_date(text):
    assert parse_date(text) is None


@pytest.mark.parametrize(
    ("key", "value", "stored", "codes"),
    [
        ("delegation", "vn ", "VN", {"code_normalised"}),
        ("delegation", "Viet Nam", "VN", {"delegation_by_name"}),
        ("delegation", "Việt Nam", "VN", {"delegation_by_name"}),
        ("delegation", "Ban Thư ký ASEAN", "ASEC", {"delegation_by_name"}),
        ("role", "delegate", "delegate", set()),
        ("role", "DELEGATE", "delegate", {"code_normalised"}),
        ("role", "dai bieu", "delegate", {"label_other_language"}),
        ("single_name", True, True, set()),
        ("single_name", "Có", True, {"label_other_language"}),
        ("rank_band", "6", 6, set()),
        ("rank_band", "Director", 4, {"code_normalised"}),
        ("nationality", "vn", "VN", {"code_normalised"}),
        ("nationality", "Thái Lan", "TH", {"country_by_name"}),
        ("nationality", "Germany", "DE", {"country_by_name"}),
        ("nationality", "Đức", "DE", {"country_by_name"}),
        ("passport_number", "syn 800001", "SYN800001", {"passport_normalised"}),
        ("passport_number", "'SYN800001", "SYN800001", {"leading_apostrophe"}),
        ("phone", "－", "", {"full_width"}),
        ("phone", "24 3000 0000", "24 3000 0000", set()),
        ("phone", "ask the desk", "ask the desk", {"bad_phone"}),
        ("badge_name", "'Akilisi Pōhiva", "'Akilisi Pōhiva", set()),
        ("badge_name", "Nguyễn\u00a0Lan", "Nguyễn Lan", {"odd_spaces"}),
        ("badge_name", "Nguyễn\nLan", "Nguyễn Lan", {"odd_spaces"}),
        ("native_name", "山田\u3000直美", "山田 直美", {"odd_spaces"}),
        ("native_name", "ក\u200cខ", "ក\u200cខ", set()),
        ("badge_name", "رضا\u200cزاده", "رضا\u200cزاده", set()),
        ("badge_name", "ක්\u200dෂමා", "ක්\u200dෂමා", set()),
        ("badge_name", "Nguyễn\u200d Lan", "Nguyễn Lan", {"odd_spaces"}),
        ("hotel", "-", "", set()),
        ("sessions_wanted", "min-open; MIN-OPEN", ("MIN-OPEN",), set()),
        ("birth_date", 29221, dt.date(1980, 1, 1), {"date_as_number"}),
        ("email", "Chau@VN.example.org", "Chau@VN.example.org", set()),
    ],
)
def test_mended(nobody, key, value, stored, codes):
    assert one(nobody, key, value) == (stored, codes)


@pytest.mark.parametrize(
    ("key", "value", "code"),
    [
        ("delegation", "XX", "unknown_delegation"),
        ("role", "Observer", "unknown_choice"),
        ("nationality", "Atlantis", "unknown_country"),
        ("rank_band", 0, "out_of_range"),
        ("rank_band", 2.5, "bad_number"),
        ("order", "first", "bad_number"),
        ("email", "a@b@c.org", "bad_email"),
        ("email", "a b@c.org", "bad_email"),
        ("email", "<a@c.org>", "bad_email"),
        ("birth_date", "soon", "bad_date"),
        ("birth_date", dt.date(2027, 1, 1), "bad_date"),
        ("arrival_at", "11/13/2026", "bad_date"),
        ("position_en", "=1+1", "formula"),
        ("position_en", "@SUM(A1)", "formula_text"),
        ("position_en", "+1+1", "formula_text"),
        ("position_en", "＝1+1", "formula_text"),
        ("position_en", "#N/A", "cell_error"),
        ("position_en", "x" * 301, "too_long"),
        ("ref", dt.datetime(2026, 1, 1), "date_for_text"),
        ("badge_name", "Nguy\ufffdn Lan", "bad_character"),
        ("passport_expiry", dt.date(2026, 1, 11), "passport_expired"),
        ("departure_at", dt.datetime(2026, 1, 11, 9, 0), "departs_before_arrival"),
    ],
)
def test_refused(nobody, key, value, code):
    outcome = previewed(workbook(table([good(**{key: value})])))
    assert outcome.plan.count("refused") == 1
    assert (2, key, code) in found(outcome)


def test_formula_in_a_text_table_is_text_and_refused(nobody):
    outcome = previewed(text_table(table([good(hotel='=HYPERLINK("http://example.org","x")')])).encode())
    assert found(outcome) == {(2, "hotel", "formula_text")}


def test_formula_in_an_unknown_column_does_no_harm(nobody):
    head, row = table([good()])
    outcome = previewed(workbook([[*head, "Sum"], [*row, "=1+1"]]))
    assert found(outcome) == {(1, None, "unknown_column")}


def test_every_code_has_both_sentences():
    for severity, english, vietnamese in MESSAGES.values():
        assert severity in ("error", "warning", "fixed", "skipped")
        assert english.endswith(".")
        assert vietnamese.endswith(".")
        assert english != vietnamese


CELLS = st.one_of(
    st.text(max_size=60),
    st.floats(allow_nan=False),
    st.booleans(),
    st.datetimes(dt.datetime(1900, 3, 1), dt.datetime(2200, 1, 1)),
)


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.dictionaries(st.sampled_from(list(columns())), CELLS, min_size=4))
def test_any_cell_is_taken_or_refused(nobody, changes):
    from delegates.imports.cells import CellReader
    from delegates.imports.clean import RowCleaner
    from delegates.imports.findings import Notes
    from delegates.imports.known import load_known

    known, notes = load_known(), Notes()
    for is_text in (True, False):
        cleaner = RowCleaner(known, CellReader(known, "en", is_text=is_text), frozenset(columns()), notes)
        cleaner.entry(2, changes)
    for finding in notes.all:
        assert finding.message.vi
        assert finding.message.en
