import pytest

from adgmin.core import clock
from adgmin.core.models import AuditRecord
from delegates.privacy.consents import (
    ensure_texts,
    give,
    missing_required,
    standing,
    texts_in_force,
    withdraw,
)
from delegates.privacy.models import Consent, ConsentText


@pytest.fixture
def texts(db):
    ensure_texts(clock.now())
    return {text.purpose: text for text in texts_in_force()}


def test_every_purpose_has_its_text_once(texts):
    ensure_texts(clock.now())
    assert list(texts) == ["accreditation", "list", "photographs", "contact"]
    assert ConsentText.objects.count() == 4
    assert [text.required for text in texts.values()] == [True, False, False, False]


def test_nothing_is_agreed_to_by_silence(texts, delegate):
    assert [one.consent for one in standing(delegate)] == [None] * 4
    assert missing_required(delegate) == [texts["accreditation"]]


def test_a_consent_says_to_what_by_whom_when_and_in_which_language(texts, delegate, make_user, at_demo_time):
    user = make_user("focal point")
    given = give(delegate, texts["accreditation"], lang="en", by=user)
    assert give(delegate, texts["accreditation"], lang="vi", by=None) == given
    own = give(delegate, texts["list"], lang="vi", by=None)
    assert (given.lang, given.given_by, own.given_by, Consent.objects.count()) == ("en", user, None, 2)
    assert missing_required(delegate) == []
    assert [row.note for row in AuditRecord.objects.filter(verb="consent")] == [
        "list 1 (vi)",
        "accreditation 1 (en)",
    ]


def test_taking_back_works_once_and_keeps_what_was(texts, delegate):
    given = give(delegate, texts["list"], lang="vi", by=None)
    first = withdraw(given, by=None)
    assert withdraw(given, by=None).withdrawn_at == first.withdrawn_at
    assert [one.consent for one in standing(delegate)] == [None] * 4
    again = give(delegate, texts["list"], lang="vi", by=None)
    assert again.pk != given.pk
    assert Consent.objects.count() == 2


def test_a_new_text_asks_anew(texts, delegate):
    given = give(delegate, texts["accreditation"], lang="vi", by=None)
    ConsentText.objects.create(
        purpose="accreditation", version=2, text_vi="Mới", text_en="New", required=True, since=clock.now()
    )  # fmt: skip
    first = standing(delegate)[0]
    assert (first.text.version, first.consent, first.earlier) == (2, None, given)
    assert [text.version for text in missing_required(delegate)] == [2]


def test_the_standing_takes_two_queries(texts, delegate, django_assert_num_queries):
    for text in texts.values():
        give(delegate, text, lang="vi", by=None)
    with django_assert_num_queries(2):
        assert all(one.consent for one in standing(delegate))
