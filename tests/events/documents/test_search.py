"""What is found in papers, by whom, in which order, and what is shown of it; alike on each database."""

import datetime as dt
import re

import pytest
from django.db import connection
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from adgmin.core.text import fold
from events.documents.page_words import LONGEST_WORD, trace, words_of_page
from events.documents.search import search
from events.documents.terms import read_terms
from events.models import Document, PageText
from tests.events.documents.filed import add_file, add_paper

# Letters that fold in every way: marks apart and together, two from one, scripts whose vowels are marks.
LETTERS = "abdđĐếe\u0301\u0302 .,-'\"ßﬁǅเ์ที่មြ가Ⅷ%_*:&|!()\\\0"


def found(words, papers=None, **asked):
    ids = papers if papers is not None else list(Document.objects.values_list("pk", flat=True))
    return search(words, papers=ids, **asked)


def symbols(words, papers=None, **asked):
    return [hit.paper.symbol for hit in found(words, papers, **asked).hits]


@pytest.fixture
def three(small):
    """A plan in both languages, a report and a note."""
    plan = add_paper(small, "ADGMIN/1/PLAN", title_vi="Kế hoạch tổng thể số", title_en="Digital masterplan")
    add_file(plan, "Mục tiêu chung.", "An ninh mạng và dữ liệu đám mây", language="vi")
    add_file(plan, "Common goals.", "Cybersecurity and cloud data", language="en")
    report = add_paper(small, "ADGMIN/2/REP", issued_on=dt.date(2026, 1, 2))
    add_file(report, "Cáp quang biển tới Đà Nẵng", "The cloud and the data of the year", language="vi")
    note = add_paper(small, "ADGMIN/3/NOTE", issued_on=dt.date(2026, 1, 3))
    add_file(note, "cloud data for digital trade")
    return plan, report, note


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("cap quang", ["ADGMIN/2/REP"]),
        ("CÁP QUANG đà nẵng", ["ADGMIN/2/REP"]),
        ("da nang", ["ADGMIN/2/REP"]),
        ("cyb", ["ADGMIN/1/PLAN"]),
        ("cyb cloud", []),  # only the last word may be a beginning
        ("cloud cyb", ["ADGMIN/1/PLAN"]),
        ('"cyb"', []),
        ('"cloud data"', ["ADGMIN/3/NOTE", "ADGMIN/1/PLAN"]),
        ('"data cloud"', []),
        ('"common goals" cybersecurity', ["ADGMIN/1/PLAN"]),  # on different pages of one file
        ("cybersecurity đám mây", []),  # each in another language's file
        ("masterplan cybersecurity", ["ADGMIN/1/PLAN"]),  # in the title and in the file
        ("digital", ["ADGMIN/1/PLAN", "ADGMIN/3/NOTE"]),  # the title comes first
        (
            "cloud data",
            ["ADGMIN/3/NOTE", "ADGMIN/1/PLAN", "ADGMIN/2/REP"],
        ),  # next to each other, then the newest
        ("adgmin 2 rep", ["ADGMIN/2/REP"]),
        ("ADGMIN", ["ADGMIN/3/NOTE", "ADGMIN/2/REP", "ADGMIN/1/PLAN"]),
        ("nothing of it", []),
        ("", []),
        ("\"\" '' -- ;", []),
    ],
)
def test_words_are_found_without_marks_in_titles_symbols_and_pages(three, words, expected):
    answer = found(words)
    assert ([hit.paper.symbol for hit in answer.hits], answer.count) == (expected, len(expected))


def test_only_the_papers_given_are_found_shown_and_counted(three):
    _plan, _report, note = three
    answer = found("cloud", [note.pk])
    assert ([hit.paper.pk for hit in answer.hits], answer.count, answer.pages) == ([note.pk], 1, 1)
    assert found("cloud", []).count == found("masterplan", [note.pk]).count == 0
    everything = repr(found("cloud data digital", [note.pk]))
    assert "PLAN" not in everything
    assert found("cloud").count == 3, "the same words find the others where they are given"


def test_passages_show_the_text_as_written_with_the_words_marked(small):
    add_file(add_paper(small), "first page", "a<b & <script> CÁP  quang\nbiển Ða\u0300 Nẵng", language="vi")
    (hit,) = found("cap quang da nang").hits
    (passage,) = hit.passages
    assert (passage.page, passage.language) == (2, "vi")
    assert passage.text == (
        "a&lt;b &amp; &lt;script&gt; <mark>CÁP</mark> <mark>quang</mark> biển <mark>Ða\u0300</mark> <mark>Nẵng</mark>"
    )


def test_a_long_page_is_cut_around_the_words(small):
    add_file(add_paper(small), " ".join(f"w{number}" for number in range(500)).replace("w300", "Đích"))
    (hit,) = found("dich").hits
    text = str(hit.passages[0].text)
    assert text.startswith("… w288 ")
    assert "w299 <mark>Đích</mark> w301" in text
    assert text.endswith(" w323 …")


def test_the_title_is_marked_and_escaped(small):
    add_paper(small, title_vi="Đề án <b> số", title_en="Scheme")
    assert found("de an").hits[0].title == "<mark>Đề</mark> <mark>án</mark> &lt;b&gt; số"


def test_the_language_of_the_reader_is_preferred(three):
    from django.utils.translation import override

    for lang in ("vi", "en"):
        with override(lang):
            assert {passage.language for passage in found("ADGMIN/1/PLAN").hits[0].passages} <= {lang}
    add_file(three[2], "cloud", language="vi")
    with override("vi"):
        assert [passage.language for passage in found("cloud", [three[2].pk]).hits[0].passages] == ["vi"]


def test_only_the_issued_revision_that_counts_is_found(small):
    paper = add_paper(small)
    add_file(paper, "oldword", number=0)
    add_file(paper, "newword", number=1)
    add_file(paper, "draftword", number=2, issued=False)
    assert [symbols(word) for word in ("oldword", "newword", "draftword")] == [[], ["S/1"], []]
    assert [symbols(word, older=True) for word in ("oldword", "newword", "draftword")] == [
        ["S/1"],
        ["S/1"],
        [],
    ]


def test_of_a_withdrawn_paper_the_title_is_found_and_nothing_inside(small):
    paper = add_paper(small, title_vi="Đề án")
    add_file(paper, "insideword")
    Document.objects.update(status="withdrawn")
    assert (symbols("insideword"), symbols("de an")) == ([], ["S/1"])
    assert found("de an").hits[0].passages == ()


def test_what_is_deleted_moved_or_rewritten_is_found_no_more(small):
    paper = add_paper(small)
    file = add_file(paper, "alpha", "beta")
    page = PageText.objects.get(number=2)
    page.folded = page.text = "gamma"
    page.save()
    assert [symbols(word) for word in ("alpha", "beta", "gamma")] == [["S/1"], [], ["S/1"]]
    PageText.objects.filter(number=1).update(folded="delta", text="delta")
    assert [symbols(word) for word in ("alpha", "delta")] == [[], ["S/1"]]
    file.delete()
    assert symbols("delta") == symbols("gamma") == []
    add_file(paper, "epsilon")
    PageText.objects.all()._raw_delete("default")
    assert symbols("epsilon") == []


def test_pages_of_what_was_found(small):
    for number in range(45):
        add_file(
            add_paper(small, f"S/{number:02}", issued_on=dt.date(2026, 1, 1) + dt.timedelta(number)), "word"
        )
    first, last, beyond = found("word"), found("word", page=3), found("word", page=99)
    assert (first.count, first.pages, len(first.hits), len(last.hits)) == (45, 3, 20, 5)
    assert (first.hits[0].paper.symbol, last.hits[-1].paper.symbol) == ("S/44", "S/00")
    assert (beyond.page, [hit.paper.symbol for hit in beyond.hits]) == (
        3,
        [hit.paper.symbol for hit in last.hits],
    )
    assert found("word", page=-5).page == 1


def test_questions_to_the_database_do_not_grow_with_papers(small, django_assert_num_queries):
    def asked(papers):
        with django_assert_num_queries(8):
            assert found("cloud data", papers).count == len(papers)

    one = add_paper(small, "S/1")
    add_file(one, "cloud data", "data cloud")
    asked([one.pk])
    more = [add_paper(small, f"T/{number}") for number in range(8)]
    for paper in more:
        add_file(paper, "cloud data", "data cloud")
    asked([one.pk, *(paper.pk for paper in more)])


HOSTILE = [
    '"', '""', '"""', "'", "*", "a*", "NEAR(a b)", "a AND", "OR", "NOT a", "a:b", "folded:x", "^a", "{a}", "(", ")",
    "a -b", "-", "+", "\\", "a\\", "%", "_", "\0", "a\0b", "';--", "a & b", "!a", "a <-> b", "a:*", ":*", "\ud800",
    "\u202e", "x" * 10_000, "a " * 5_000, '"' * 10_000, "đ" * 10_000, "“a b", "„a”", "?", "$1", "%s", "%(x)s", "a'b",
    "'a'", "🙂", "\n", "rank", "ำ",
]  # fmt: skip


def test_no_words_raise(three):
    for words in HOSTILE:
        answer = found(words)
        assert answer.count == len(answer.hits) <= 3, words


SOME = settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


@SOME
@given(data=st.data())
def test_found_is_what_reading_every_page_finds(small, data):
    """Against a plain reading of the folded pages, for any text and any words."""
    Document.objects.all().delete()
    word = st.text("aábđd", min_size=1, max_size=3) | st.text(LETTERS, min_size=1, max_size=4)
    texts = data.draw(st.lists(st.lists(word, max_size=8).map(" ".join), min_size=1, max_size=4))
    for number, text in enumerate(texts):
        add_file(add_paper(small, f"S/{number}", title_vi="", title_en="x"), text.replace("\0", ""))
    words = " ".join(data.draw(st.lists(word, min_size=1, max_size=3))).replace("\ud800", "")
    words = data.draw(st.sampled_from([words, f'"{words.replace(chr(34), "")}"']))
    terms = read_terms(words).terms
    expected = {
        f"S/{number}"
        for number, text in enumerate(texts)
        if terms
        and all(
            term.places(fold(text.replace("\0", "")).split()) or term.places(fold(f"S/{number} x").split())
            for term in terms
        )
    }
    assert set(symbols(words)) == expected


@settings(max_examples=150, deadline=None)
@given(st.text(LETTERS) | st.text())
def test_folded_words_are_traced_back_to_where_they_stand(text):
    words = trace(text)
    assert " ".join(word.folded for word in words) == fold(text)
    for word in words:
        assert fold(text[word.start : word.end]).replace(" ", "") != "" or word.folded
        assert 0 <= word.start < word.end <= len(text)


def test_what_is_no_word_is_left_out_of_a_page():
    assert words_of_page(f"a {'x' * (LONGEST_WORD + 1)} b") == "a b"
    assert len(words_of_page("ab " * 200_000)) <= 100_000


def test_the_index_is_kept_by_the_database_itself(db):
    """A later change of the table on SQLite makes it anew, without its triggers: then they must be made again."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute(
                "SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'events_pagetext'"
            )
            expected = {"events_pagewords_added", "events_pagewords_changed", "events_pagewords_removed"}
        else:
            cursor.execute(
                "SELECT indexname FROM pg_indexes WHERE tablename = 'events_pagetext' AND indexdef ~ 'gin'"
            )
            expected = {"events_pagetext_words", "events_pagetext_pairs"}
        assert {name for (name,) in cursor.fetchall()} == expected


@pytest.mark.django_db(transaction=True)
def test_a_first_emptying_of_the_database(request):
    """Leaves words behind for the test after it, which finds none of them."""
    from tests.small import make_small

    add_file(add_paper(make_small()), "ghostword")
    assert symbols("ghostword") == ["S/1"]


@pytest.mark.django_db(transaction=True)
def test_leaves_no_ghosts_in_the_index():
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("SELECT count(*) FROM events_pagewords WHERE folded MATCH 'ghostword'")
        else:
            cursor.execute("SELECT count(*) FROM events_pagetext WHERE words @@ 'ghostword'::tsquery")
        assert cursor.fetchone() == (0,)


def test_marks_are_the_only_signs_of_html(three):
    for hit in found("cloud data").hits:
        for text in (hit.title, *(passage.text for passage in hit.passages)):
            assert "<" not in re.sub(r"</?mark>", "", str(text))
