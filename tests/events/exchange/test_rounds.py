"""What is taken out comes in again as it was, in every format."""

import pytest

from tests.events.exchange.rounds import FORMATS, actions, clear, file_of, records, seen, taken, told


@pytest.mark.parametrize("key", FORMATS)
def test_the_whole_meeting_comes_back_as_it_was(edition, key):
    before = records(edition)
    data = file_of(edition, key)
    assert set(actions(seen(edition, data))) == {"unchanged"}
    clear(edition)

    plan = taken(edition, data)

    assert told(plan) == []
    assert set(actions(plan)) == {"created"}
    assert records(edition) == before
