"""Whatever is typed as an amendment is stored whole, in one form, and comes back as it was typed when refused."""

import unicodedata

import pytest
from django.utils.html import escape
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from events.models import Amendment
from events.outcomes.amending import Change
from events.outcomes.proposing import MOST, agree, propose
from events.outcomes.texts import current, edit, words_of
from tests.delegates.amendments.conftest import place, proposes
from tests.events.crawling import body_of
from tests.events.outcomes.made import party

unhurried = settings(
    deadline=None, max_examples=40,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)  # fmt: skip
TYPED = st.text(
    alphabet=st.sampled_from("ab Đđếẽ ế̃́[](){}<>&\"'“”«»,.;:!?\r\n\t\u00a0\u2028\u200b𝔸"), max_size=60
)
DECOMPOSED = unicodedata.normalize("NFD", "Tiếng Việt có dấu: đường truyền số")


def stored(typed: str) -> str:
    return " ".join(unicodedata.normalize("NFC", typed).split())


@unhurried
@given(typed=TYPED)
@example(typed="line\r\nends\rof\neach kind")
@example(typed=DECOMPOSED)
@example(typed="[ VN: [safe] [/safe] ] </textarea><script>alert(1)</script>")
@example(typed="x" * MOST)
@example(typed="x" * (MOST + 1))
@example(typed=" \u00a0\r\n")
def test_a_new_paragraph_is_kept_whole_or_comes_back(drafting, typed):
    Amendment.objects.all().delete()
    before = words_of(current(drafting.text))
    answer = proposes(drafting.vn, "VN", kind="new_paragraph", words="", proposed=typed)
    if not 0 < len(stored(typed)) <= MOST:
        assert answer.status_code == 409
        assert f">{escape(typed)}</textarea>" in body_of(answer)
        assert Amendment.objects.count() == 0
        return
    assert answer.status_code == 302
    one = Amendment.objects.get()
    assert one.proposed == stored(typed)
    page = body_of(drafting.th.get(place("TH", "OUT-A")))
    assert f"[ VN: <ins>{escape(stored(typed))}</ins> ]" in page
    assert "<script>alert" not in page
    agreed = agree(one, by=None, seen=current(drafting.text).number)
    after = words_of(agreed.into)
    assert [each.english for each in after if each not in before] == [stored(typed)]
    assert [each for each in after if each in before] == before


@unhurried
@given(
    paragraph=TYPED, proposed=TYPED, start=st.integers(0, 40), length=st.integers(1, 20), apart=st.booleans()
)
@example(paragraph="We [safe] flows [and] open", proposed="]", start=3, length=6, apart=False)
@example(paragraph=f"a {DECOMPOSED} b", proposed=DECOMPOSED, start=2, length=10, apart=True)
@example(paragraph="e x", proposed="\u0301", start=1, length=2, apart=False)
def test_words_are_found_however_they_were_typed(drafting, paragraph, proposed, start, length, apart):
    """Words copied from the page in either normal form are the words in the text."""
    number = current(drafting.text).number
    if not stored(paragraph):
        return
    text = words_of(edit(drafting.text, 2, paragraph, "", by=None, seen=number))[1].english
    words = stored(text[start : start + length])
    if not words:
        return
    typed = unicodedata.normalize("NFD" if apart else "NFC", words)
    answer = proposes(drafting.vn, "VN", words=typed, proposed=proposed)
    if text.count(words) != 1 or not stored(proposed):
        assert answer.status_code == 409
        assert f'value="{escape(typed)}"' in body_of(answer)
        return
    assert answer.status_code == 302
    one = Amendment.objects.order_by("-pk").first()
    assert escape(words) in body_of(drafting.th.get(place("TH", "OUT-A")))
    after = words_of(agree(one, by=None, seen=number + 1).into)[1].english
    assert after == unicodedata.normalize("NFC", text.replace(words, stored(proposed)))


@pytest.mark.parametrize("field", ["words", "proposed", "note"])
def test_the_sign_of_number_zero_is_not_kept(drafting, field):
    typed = {"words": "safe", "proposed": "trusted", "note": "why", field: "sa\0fe"}
    assert proposes(drafting.vn, "VN", **typed).status_code == 302
    assert getattr(Amendment.objects.get(), field) == "safe"


def test_a_refused_comment_of_many_lines_stays_as_it_was(drafting):
    answer = proposes(drafting.vn, "VN", kind="comment", words="", proposed="one\r\n\r\ntwo", note="")
    assert ([each.code for each in answer.context["problems"]], answer.status_code) == (
        ["not_of_this_kind"],
        409,
    )
    assert ">one\r\n\r\ntwo</textarea>" in answer.content.decode()


def test_a_proposal_on_words_that_another_changed_says_how_they_read_now(drafting):
    agree(
        propose(drafting.text, party("TH"), Change("replace", 2, "safe", "[safe]"), by=None), by=None, seen=1
    )
    answer = proposes(drafting.vn, "VN", words="safe and")
    assert "We welcome [safe] and open data flows." in body_of(answer)
    assert answer.status_code == 409
