from django.http import QueryDict

from adgmin.core.bilingual import Text
from events.pages.agenda.filters import facets, read_filters
from tests.events.pages.agenda.made import meeting, programme_of, unnamed

PROGRAMME = programme_of(
    meeting("DLG-JP", "09:00", "10:00", partners=("JP",), topics=("CABLES",), kind="dialogue", level="som"),
    meeting("WKS", "10:00", "11:00", room="B", members=("VN",)),
    unnamed("17:00", "17:30", "u1"),
)


def found(query: str) -> list[str]:
    filters = read_filters(QueryDict(query), PROGRAMME)
    return [session.code for session in PROGRAMME.sessions if filters.matches(session, PROGRAMME)]


def test_every_parameter_narrows():
    assert found("partner=JP") == ["DLG-JP"]
    assert found("partner=VN") == ["WKS"]
    assert found("topic=CABLES") == ["DLG-JP"]
    assert found("level=som") == ["DLG-JP"]
    assert found("room=B") == ["WKS"]
    assert found("kind=workshop") == ["WKS"]


def test_codes_are_read_in_any_case():
    assert found("partner=jp&topic=Cables") == ["DLG-JP"]
    assert read_filters(QueryDict("partner=jp"), PROGRAMME).chosen["partner"] == {"JP"}


def test_any_value_of_one_parameter_will_do_but_each_parameter_must_hold():
    assert found("kind=dialogue&kind=workshop") == ["DLG-JP", "WKS"]
    assert found("kind=dialogue&kind=workshop&room=B") == ["WKS"]
    assert found("partner=JP&room=B") == []


def test_search_ignores_marks_and_case():
    assert found("q=nhat+ban") == ["DLG-JP"]
    assert found("q=C%C3%81P+quang") == ["DLG-JP"]
    assert found("q=phien+wks") == ["WKS"]
    assert found("q=dlg-jp") == ["DLG-JP"]
    assert found("q=nothing+of+the+kind") == []


def test_words_that_stand_together_somewhere_are_a_phrase():
    programme = programme_of(
        meeting("M1", "09:00", "10:00", title=Text("Họp với Nhật Bản", "")),
        meeting("M2", "09:00", "10:00", title=Text("Phiên thứ nhất: bản báo cáo", "")),
        meeting("M3", "09:00", "10:00", title=Text("Ban Thư ký, phiên thứ nhất", "")),
    )
    filters = {
        words: read_filters(QueryDict(f"q={words}"), programme) for words in ("nhat ban", "ban nhat", "hat")
    }
    found = {
        words: [s.code for s in programme.sessions if asked.matches(s, programme)]
        for words, asked in filters.items()
    }
    assert found == {"nhat ban": ["M1", "M2"], "ban nhat": ["M1", "M2", "M3"], "hat": []}


def test_nothing_finds_an_unnamed_meeting():
    assert "" not in found("room=A") + found("kind=bilateral") + found("level=som") + found("partner=JP")


def test_unknown_values_are_left_out_and_named():
    filters = read_filters(QueryDict("partner=XX&partner=JP&kind=party&room="), PROGRAMME)
    assert filters.ignored == ("XX", "party")
    assert filters.chosen["partner"] == {"JP"}
    assert filters.active


def test_asking_for_nothing_is_still_asking():
    filters = read_filters(QueryDict("q="), PROGRAMME)
    assert (filters.asked, filters.active) == (True, False)
    assert not read_filters(QueryDict("tz=Asia/Tokyo"), PROGRAMME).asked


def test_facets_offer_what_occurs_with_its_number():
    shown = {
        f.name: [(o.value, o.count, o.chosen) for o in f.options]
        for f in facets(PROGRAMME, read_filters(QueryDict("room=B"), PROGRAMME))
    }
    assert shown == {
        "partner": [("JP", 1, False)],
        "topic": [("CABLES", 1, False)],
        "level": [("som", 1, False), ("technical", 1, False)],
        "room": [("A", 1, False), ("B", 1, True)],
        "kind": [("dialogue", 1, False), ("workshop", 1, False)],
    }
