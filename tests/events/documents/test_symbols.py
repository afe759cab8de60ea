"""Symbols from templates: known fields only, a new symbol for each paper, the revision shown from the first one on."""

import threading

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from hypothesis import given
from hypothesis import strategies as st

from events.documents.making import SYMBOL, make_paper
from events.documents.models import Document
from events.documents.symbols import revised_symbol, symbol_from
from events.editions.symbol_template import template_faults
from tests.events.documents.made import TWO, draft

DEFAULT = "{meeting}/{item}/{type}{n}/Rev.{rev}"


@pytest.mark.parametrize(
    ("template", "faults"),
    [
        (DEFAULT, []),
        ("{meeting}/{ordinal}/{type}/{n}", []),
        ("{type}{n}", []),
        ("{meeting}/{type}", ["number_missing"]),
        ("{n}/{n}", ["number_missing"]),
        ("{item}{n}", ["number_may_go"]),
        ("Rev.{rev}/{n}", ["rev_not_last"]),
        ("{n}{rev}", ["rev_not_last"]),
        ("{author}/{n}", ["unknown_field"]),
        ("{n", ["bad_template"]),
        ("{n!r}", ["bad_template"]),
        ("{n:>9}", ["bad_template"]),
        ("{}/{n}", ["bad_template"]),
        ("{meeting}//{n}", ["bad_sign"]),
        ("Số {n}", ["bad_sign"]),
        ("{meeting.__class__}/{n}", ["unknown_field"]),
        ("", ["number_missing", "bad_sign"]),
    ],
)
def test_what_is_wrong_with_a_template(template, faults):
    assert template_faults(template) == faults


def test_empty_fields_take_their_part_with_them():
    values = {"meeting": "ADGSOM-6", "item": "", "type": "WP", "n": "3"}
    assert symbol_from(DEFAULT, values) == "ADGSOM-6/WP3"
    assert symbol_from(DEFAULT, {**values, "item": "4"}) == "ADGSOM-6/4/WP3"
    assert revised_symbol("ADGSOM/6/WP/4", 0, DEFAULT) == "ADGSOM/6/WP/4"
    assert revised_symbol("ADGSOM/6/WP/4", 2, DEFAULT) == "ADGSOM/6/WP/4/Rev.2"
    assert revised_symbol("X/1", 2, "{type}{n}") == "X/1/Rev.2"


words = st.lists(st.sampled_from(["{meeting}", "{ordinal}", "{type}", "A", "-"]), max_size=2).map("".join)
others = st.lists(st.sampled_from(["{session}", "{item}", "{meeting}", "B{item}", "{type}"]), max_size=2)
templates = st.builds(
    lambda before, left, right, after: "/".join([*before, f"{left}{{n}}{right}", *after]),
    others, words, words, others,
)  # fmt: skip


@given(templates, st.sampled_from(["", "S1"]), st.sampled_from(["", "2"]))
def test_every_number_gives_another_symbol(template, session, item):
    assert template_faults(template) == []
    values = {"meeting": "M", "ordinal": "6", "session": session, "item": item, "type": "WP"}
    made = [symbol_from(template, {**values, "n": str(number)}) for number in range(1, 30)]
    assert len(set(made)) == len(made)
    assert all("//" not in symbol and symbol for symbol in made)


def test_numbers_go_on_in_their_series(small):
    assert [draft(small).symbol for _each in range(2)] == ["Small-1/PLN1", "Small-1/PLN2"]
    draft(small, symbol="Small-1/PLN7")
    draft(small, symbol="small-1/pln8")
    assert draft(small).symbol == "Small-1/PLN9"
    assert draft(small, kind="report").symbol == "Small-1/REP1"
    assert SYMBOL.fullmatch(draft(small, kind="tor").symbol)


def test_the_edition_takes_no_template_that_could_repeat_itself(small):
    small.paper_symbols = "{item}{n}"
    with pytest.raises(ValidationError) as refused:
        small.full_clean()
    assert list(refused.value.message_dict) == ["paper_symbols"]
    assert str(small._meta.get_field("paper_symbols").default) == DEFAULT


@pytest.mark.django_db(transaction=True)
def test_at_once_no_number_is_given_twice():
    from tests.small import make_small

    edition = make_small()
    barrier = threading.Barrier(6)

    def make():
        try:
            barrier.wait()
            make_paper(edition, by=None, **TWO)
        finally:
            connection.close()

    threads = [threading.Thread(target=make) for _each in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert set(Document.objects.values_list("symbol", flat=True)) == {f"Small-1/PLN{n}" for n in range(1, 7)}
