"""The sample texts: on their way as the pack foresees, told in both languages, and no step in a meeting to come."""

from adgmin.core import clock
from events.models import Amendment, Commitment, OutcomeBrief, OutcomeStep, Position
from events.outcomes.samples import make_sample_texts
from tests.conftest import PACK


def test_what_people_say_in_them_is_said_in_both_languages(edition, make_user, at_demo_time):
    assert make_sample_texts(edition, PACK, by=make_user("programme")) > 4
    said = [
        *(one.note for model in (Amendment, Position, Commitment) for one in model.objects.exclude(note="")),
        *(one.speaker for one in OutcomeBrief.objects.exclude(speaker="")),
        *(one.way_out.replace("\n", " / ") for one in OutcomeBrief.objects.exclude(way_out="")),
    ]
    assert len(said) > 10
    assert [one for one in said if " / " not in one] == []
    sessions = [one.session for one in OutcomeStep.objects.all() if one.session]
    assert all(one.start <= clock.now() for one in sessions)
    assert make_sample_texts(edition, PACK, by=None) == 0, "made once"
