"""The documents read by an independent library: every word, every Vietnamese letter, and nothing that is held back."""

import dataclasses
import datetime as dt

import pytest

from adgmin.core.bilingual import Text
from events.models import Session
from events.printing.documents import day_pdf, doors_pdf, pocket_pdf, programme_pdf, used_rooms
from events.printing.rows import breakable
from events.printing.typesetting import HERE
from events.releases.published import current_programme
from tests.events.printing.conftest import pages, reader, words

A4 = (595, 842)
A6 = (298, 420)
THURSDAY = dt.date(2026, 1, 15)


held = {}


@pytest.fixture
def week(request):
    """The public programme of the week, read once: the documents need nothing else."""
    if not held:
        request.getfixturevalue("at_demo_time")
        request.getfixturevalue("edition")
        held["week"] = current_programme()
    return held["week"]


def but(programme, code: str, **changes):
    """The programme with one session changed."""
    sessions = (dataclasses.replace(s, **changes) if s.code == code else s for s in programme.sessions)
    return dataclasses.replace(programme, sessions=tuple(sessions))


def whole(week) -> tuple[bytes, list[str]]:
    """The programme of the week and the words of its pages, made and read once."""
    if "whole" not in held:
        body = programme_pdf(week)
        held["whole"] = body, pages(body)
    return held["whole"]


def sizes(body: bytes) -> set[tuple[int, int]]:
    return {(round(page.mediabox.width), round(page.mediabox.height)) for page in reader(body).pages}


def test_the_programme_has_every_public_title_in_both_languages(week):
    body, made = whole(week)
    text = "".join(made)
    for session in week.sessions:
        assert words(session.title.vi) in text, session.code
        assert words(session.title.en) in text, session.code
    assert sizes(body) == {A4}
    assert 8 <= len(made) <= 14


def test_every_vietnamese_letter_is_there(week):
    letters = "aăâeêioôơuưy"
    marks = ("", "\u0300", "\u0309", "\u0303", "\u0301", "\u0323")
    every = words("".join(letter + mark for letter in letters for mark in marks) + "đ")
    every += every.upper()
    session = dataclasses.replace(
        week.sessions[0], title=dataclasses.replace(week.sessions[0].title, vi=every)
    )
    shown = dataclasses.replace(week, sessions=(session,))
    assert every in "".join(pages(programme_pdf(shown, session.day)))


def test_nothing_hidden_and_no_closed_name_is_told(edition, week):
    told = "".join(whole(week)[1] + pages(doors_pdf(week, used_rooms(week))) + pages(pocket_pdf(week)))
    for day in week.edition.days:
        told += "".join(pages(day_pdf(week, day)))
    secret = Session.objects.filter(kind__in=("bilateral", "rehearsal"))
    assert secret.count() > 5
    for session in secret:
        for title in (session.title_vi, session.title_en):
            assert words(title) not in told, session.code
        assert (
            session.room is None
            or session.room.kind != "bilateral_room"
            or words(session.room.name_vi) not in told
        )
    unnamed = [session for session in week.sessions if not session.has_page]
    assert unnamed
    assert told.count(words("Closed meeting")) >= len(unnamed)


def test_dates_and_times_are_written_as_documents_do(week):
    text = "".join(pages(programme_pdf(week, THURSDAY)))
    for line in ("Thứ Năm, ngày 15/01/2026", "Thursday, 15 January 2026", "8h30–9h30", "08:30–09:30"):
        assert words(line) in text
    assert words("14 January") not in text


def test_the_cover_tells_theme_release_and_date(week):
    cover = whole(week)[1][0]
    edition = week.edition
    for line in (edition.theme.vi, edition.theme.en, "Bản phát hành số 1", "Release 1", "12–16 January 2026",
                 "12–16 tháng 01 năm 2026", "Times and rooms are illustrative."):  # fmt: skip
        assert words(line) in cover
    assert words(edition.theme.vi) not in pages(programme_pdf(week, THURSDAY))[0]


def test_each_page_names_its_day_and_number(week):
    made = whole(week)[1]
    for number, page in enumerate(made[1:], 2):
        assert f"{number}/{len(made)}" in page
        assert "ADGMIN6·Thứ" in page
    assert words("ADGMIN 6 · Thứ Sáu, ngày 16/01/2026") in made[-1]


def test_changes_and_closed_doors_are_in_words(week):
    late = week.by_code["MIN-PLEN"].start - dt.timedelta(minutes=15)
    shown = but(week, "MIN-PLEN", was_start=late, was_room="R-SOM")
    shown = but(shown, "ADA-F3", status="cancelled")
    text = "".join(pages(programme_pdf(shown, THURSDAY)))
    for line in ("Lùi 15 phút, trước là 10h30", "Delayed 15 min, was 10:30", "Đã hủy",
                 "Chuyển từ Phòng họp Hồng Hà", "Moved from Hong Ha Meeting Room", "Cancelled", "Phiên họp kín",
                 "Closed meeting"):  # fmt: skip
        assert words(line) in text


@pytest.mark.parametrize("day", range(12, 17))
def test_a_day_is_one_page_whatever_it_holds(week, day):
    date = dt.date(2026, 1, day)
    body = day_pdf(week, date)
    made = pages(body)
    assert (len(made), sizes(body)) == (1, {A4})
    for session in week.on_day(date):
        assert words(session.title.vi) in made[0]
        assert words(session.title.en) in made[0]


def test_a_full_day_still_fits_one_page(week):
    many = [
        dataclasses.replace(s, start=s.start.replace(day=15), end=s.end.replace(day=15))
        for s in week.sessions
    ]
    shown = dataclasses.replace(week, sessions=tuple(sorted(many, key=lambda s: s.start)[:30]))
    assert len(pages(day_pdf(shown, THURSDAY))) == 1


def test_a_sheet_for_each_room_and_day_that_is_used(week):
    body = doors_pdf(week, used_rooms(week))
    used = {(s.room, s.day) for s in week.sessions if s.room}
    made = pages(body)
    assert (len(made), sizes(body)) == (len(used), {A4})
    one = pages(doors_pdf(week, [week.rooms["R-HALL"]]))
    assert len(one) == len({day for room, day in used if room == "R-HALL"})
    for sheet in one:
        assert words("Hội trường Thăng Long") in sheet
        assert words("Thang Long Plenary Hall") in sheet
    thursday = next(sheet for sheet in one if words("15 January 2026") in sheet)
    assert words("Chỉ dành cho các đoàn: ASEAN") in thursday
    assert words("Only for these delegations: ASEAN") in thursday


def test_a_door_that_a_meeting_has_left_says_where_it_went(week):
    shown = but(week, "MIN-PLEN", room="R-SOM", was_room="R-HALL")
    sheet = next(s for s in pages(doors_pdf(shown, [week.rooms["R-HALL"]])) if words("15 January") in s)
    assert words("Đã chuyển sang Phòng họp Hồng Hà, tầng 2") in sheet
    assert words("Moved to Hong Ha Meeting Room, floor 2") in sheet


def test_the_pocket_card_has_a_side_for_each_language(week):
    body = pocket_pdf(week)
    vietnamese, english = pages(body)
    assert sizes(body) == {A6}
    assert words("ADGMIN 6 – Phiên toàn thể") in vietnamese
    assert words("6th ADGMIN – Plenary session") in english
    assert words("10h15 Trung Quốc · 11h15 Nhật Bản") in vietnamese
    assert words("Joint Working Group") not in english


def test_metadata_language_tags_and_fonts(week):
    made = reader(whole(week)[0])
    assert "Hội nghị Bộ trưởng Số ASEAN lần thứ 6" in made.metadata.title
    assert made.metadata.author == "Bộ Khoa học và Công nghệ"
    root = made.trailer["/Root"]
    assert root["/Lang"].startswith("vi")
    assert root["/MarkInfo"]["/Marked"]
    assert "pdfuaid" in root["/Metadata"].get_object().get_data().decode()
    used = {
        font["/BaseFont"].split("+")[-1]
        for page in made.pages
        for font in page["/Resources"]["/Font"].values()
    }
    assert used
    assert all(name.startswith(("BeVietnamPro", "SourceSerif")) for name in used), used


def test_the_same_programme_makes_the_same_bytes(week):
    assert programme_pdf(week, THURSDAY) == programme_pdf(week, THURSDAY)


def test_data_are_never_taken_for_markup(week):
    title = dataclasses.replace(
        week.sessions[0].title, vi="#panic() *đậm* $x$ \\ [", en='@label <a> "q" #read("x")'
    )
    session = dataclasses.replace(week.sessions[0], title=title)
    text = "".join(pages(programme_pdf(dataclasses.replace(week, sessions=(session,)), session.day)))
    assert words(title.vi) in text
    assert words(title.en) in text


def test_a_missing_language_is_shown_and_labelled(week):
    title = dataclasses.replace(week.sessions[0].title, vi="")
    session = dataclasses.replace(week.sessions[0], title=title)
    text = "".join(pages(programme_pdf(dataclasses.replace(week, sessions=(session,)), session.day)))
    assert words(f"{title.en} (tiếng Anh)") in text


def test_the_fonts_come_with_their_licence():
    fonts = {path.name.split("_")[0] for path in (HERE / "fonts").glob("*.ttf")}
    assert fonts == {"BeVietnamPro", "SourceSerif4"}
    for name in ("be-vietnam-pro", "source-serif-4"):
        assert "SIL Open Font License" in (HERE / "fonts" / f"OFL-{name}.txt").read_text(encoding="utf-8")
    for name, licence in (("OFL-noto-sans", "SIL Open Font License"), ("OFL-nanum-gothic", "SIL Open Font License"),
                          ("Apache-droid-sans-fallback", "Apache License")):  # fmt: skip
        assert licence.lower() in (HERE / "scripts" / f"{name}.txt").read_text(encoding="utf-8").lower()


def crowded(week, number: int):
    """So many meetings on Thursday, every five minutes in the first room."""
    one = next(s for s in week.sessions if s.has_page and s.day == THURSDAY and s.room)
    made = [
        dataclasses.replace(
            one, uid=f"{number}", code=f"C-{number}", start=one.start + dt.timedelta(minutes=5 * number),
            end=one.start + dt.timedelta(minutes=5 * number + 5),
            title=Text(f"Phiên số {number}.", f"Meeting {number}."),
        )
        for number in range(number)
    ]  # fmt: skip
    return dataclasses.replace(week, sessions=tuple(made))


@pytest.mark.parametrize(
    "make", [lambda shown: day_pdf(shown, THURSDAY), lambda shown: doors_pdf(shown, used_rooms(shown))]
)
def test_what_fits_on_no_page_goes_on_over_more_pages_that_say_what_they_are(week, make):
    shown = crowded(week, 70)
    body = make(shown)
    made = pages(body)
    assert len(made) > 1
    text = "".join(made)
    for number in range(70):
        assert text.count(words(f"Phiên số {number}.")) == 1
    assert all(words("Thứ Năm, ngày 15/01/2026") in page.replace("·", "") for page in made)


def test_titles_in_other_scripts_are_letters_and_long_words_are_taken_apart(week):
    title = "ไทย ລາວ ខ្មែរ မြန်မာ 한국어 日本語"
    one = week.sessions[0]
    shown = dataclasses.replace(week, sessions=(dataclasses.replace(one, title=Text(title, "W" * 300)),))
    body = day_pdf(shown, one.day)
    assert b"<pdfuaid:part>1</pdfuaid:part>" in body, "the standard was given up: a letter has no font"
    assert words("日本語") in "".join(pages(body))
    assert breakable("W" * 30) == "\u200b".join(("W" * 12, "W" * 12, "W" * 6))
    assert breakable("Khả năng chống chịu") == "Khả năng chống chịu"
