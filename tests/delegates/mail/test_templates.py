"""Words of letters written by staff: placeholders are checked, both languages kept, ours come back."""

import pytest

from adgmin.core.models import AuditRecord
from adgmin.core.problems import Refused
from delegates.mail.letters import TEMPLATES, wording_of
from delegates.mail.templates_editing import placeholder_problems, use_standard, version_of, write_words
from delegates.models import MailTemplate

pytestmark = pytest.mark.django_db
WORDS = {
    "subject_vi": "Hỏi {person}",
    "subject_en": "Ask {person}",
    "body_vi": "Vì: {reason}",
    "body_en": "As: {reason}",
}


@pytest.mark.parametrize(
    ("changed", "found"),
    [
        ({}, []),
        ({"body_en": "As"}, [("missing_placeholder", "body_en")]),
        ({"body_vi": "{reason} {date}"}, [("unknown_placeholder", "body_vi")]),
        ({"subject_en": "{Person}", "body_en": "{reason} {person}"}, [("unknown_placeholder", "subject_en")]),
        ({"body_vi": "{reason} {per son"}, [("unknown_placeholder", "body_vi")]),
        ({"body_vi": "{reason} }"}, [("unknown_placeholder", "body_vi")]),
        ({"subject_vi": "x", "body_vi": "{{reason}}"},
         [("unknown_placeholder", "body_vi"), ("unknown_placeholder", "body_vi"), ("missing_placeholder", "body_vi")]),
    ],
)  # fmt: skip
def test_what_stands_for_nothing_and_what_is_missing(changed, found):
    template = TEMPLATES["asked"]
    problems = placeholder_problems({**WORDS, **changed}, template.required, template.placeholders)
    assert [(problem.code, problem.field) for problem in problems] == found


def test_words_hold_from_the_next_letter_on_and_ours_come_back(db):
    write_words("asked", WORDS, by=None)
    assert (wording_of("asked").subject.vi, wording_of("asked").body.en) == ("Hỏi {person}", "As: {reason}")
    use_standard("asked", by=None)
    use_standard("asked", by=None)
    assert wording_of("asked") == TEMPLATES["asked"]
    assert list(AuditRecord.objects.order_by("pk").values_list("verb", "note")) == [
        ("write letter", "asked"), ("use standard letter", "asked"),
    ]  # fmt: skip


def test_two_writers_one_is_told(db):
    write_words("asked", WORDS, by=None, expected="")
    with pytest.raises(Refused) as refusal:
        write_words("asked", {**WORDS, "body_en": "Mine: {reason}"}, by=None, expected="")
    assert [problem.code for problem in refusal.value.problems] == ["changed_meanwhile"]
    row = MailTemplate.objects.get()
    assert row.body_en == "As: {reason}"
    write_words("asked", {**WORDS, "body_en": "Mine: {reason}"}, by=None, expected=version_of(row))
    assert MailTemplate.objects.get().body_en == "Mine: {reason}"
