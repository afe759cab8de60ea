"""Names of files: the same for the same address, different for different ones."""

import pytest

from events.mirror.naming import address_of, file_of, is_combined, is_kept, relative

ORIGIN = "https://example.org"


@pytest.mark.parametrize(
    ("address", "name"),
    [
        ("/vi/", "vi/index.html"),
        ("/vi/sessions/S-1/", "vi/sessions/S-1/index.html"),
        ("/vi/agenda/?topic=AI", "vi/agenda/topic-AI/index.html"),
        ("/vi/agenda/?q=", "vi/agenda/q/index.html"),
        ("/agenda.ics?lang=vi&partner=JP", "agenda-lang-vi-partner-JP.ics"),
        ("/vi/sessions/S-1.ics", "vi/sessions/S-1.ics"),
        ("/vi/../../etc/passwd", "etc/passwd"),
    ],
)
def test_an_address_has_a_file(address, name):
    assert file_of(address) == name


def test_searches_in_words_have_names_of_their_own():
    names = {
        file_of(f"/vi/agenda/?q={words}")
        for words in ("Nhật Bản", "Nhat Ban", "Nhật.Bản", "x" * 200, "x" * 201)
    }
    assert len(names) == 5
    assert all(name.isascii() and len(name) < 100 for name in names)


@pytest.mark.parametrize(
    ("link", "address"),
    [
        ("?topic=AI", "/vi/agenda/?topic=AI"),
        ("/en/agenda/2026-01-15/?topic=AI", "/en/agenda/2026-01-15/"),
        ("https://example.org/vi/map/#R-A", "/vi/map/"),
        ("https://elsewhere.org/vi/", None),
        ("mailto:a@example.org", None),
    ],
)
def test_a_link_leads_to_an_address(link, address):
    assert address_of(link, "/vi/agenda/", ORIGIN) == address


@pytest.mark.parametrize(
    ("address", "kept"),
    [
        ("/vi/agenda/", True), ("/agenda.ics", True), ("/agenda/token.ics", False), ("/accounts/sign-in/", False),
        ("/vi/my-agenda/", False), ("/desk/", False), ("/sw.js", False), ("/vi/offline.json", False),
        ("/screen/lobby/", False),
    ],
)  # fmt: skip
def test_what_needs_a_server_is_left_out(address, kept):
    assert is_kept(address) is kept


def test_one_word_of_a_search_is_kept_and_two_are_not():
    queries = ("topic=AI", "topic=AI&lang=vi", "topic=AI&partner=JP")
    assert [is_combined(f"/vi/agenda/?{query}") for query in queries] == [False, False, True]


def test_links_are_relative():
    assert relative("en/index.html", "vi/sessions/S-1/index.html") == "../../../en/index.html"
    assert relative("vi/index.html", "index.html", "main") == "vi/index.html#main"
