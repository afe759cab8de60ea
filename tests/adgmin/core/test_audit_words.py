"""The changes of an act in words."""

import pytest

from adgmin.core.audit_words import changes_in_words
from adgmin.core.models import AuditRecord


@pytest.mark.django_db
def test_what_stays_empty_and_what_is_said_per_language_is_left_out():
    changes = {
        "website": [None, ""], "name": [None, "A"], "name_vi": [None, "A"], "name_en": ["", "B"], "slug": ["a", ""],
    }  # fmt: skip
    act = AuditRecord(model="events.exhibitor", changes=changes)
    assert [(one["old"], one["new"]) for one in changes_in_words(act)] == [("–", "A"), ("–", "B"), ("a", "–")]
