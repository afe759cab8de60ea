import datetime as dt

import pytest
from django.utils.translation import override

from events.pages.partners.roll import day_runs


@pytest.mark.parametrize(
    ("days", "en", "vi"),
    [
        ([], "", ""),
        ([12], "12 January", "12/01"),
        ([13, 15], "13, 15 January", "13, 15/01"),
        ([12, 13, 14, 16], "12–14, 16 January", "12–14, 16/01"),
        ([31, 32], "31 January, 01 February", "31/01, 01/02"),
    ],
)
def test_days_in_few_characters(days, en, vi):
    dates = [dt.date(2025, 12, 31) + dt.timedelta(days=day) for day in days]
    with override("en"):
        assert day_runs(dates) == en
    with override("vi"):
        assert day_runs(dates) == vi
