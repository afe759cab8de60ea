import datetime as dt
import time

from adgmin.core import clock


def test_the_demonstration_clock_runs_on_from_its_anchor(settings):
    settings.ADGMIN_CLOCK = "2026-01-15T11:05+07:00"
    settings.ADGMIN_CLOCK_ANCHOR = time.time() - 90
    told = clock.now()
    assert told.utcoffset() == dt.timedelta(hours=7)
    assert abs((told - dt.datetime(2026, 1, 15, 4, 6, 30, tzinfo=dt.UTC)).total_seconds()) < 5
    assert clock.is_demonstration()


def test_without_it_the_time_is_the_real_one(settings):
    settings.ADGMIN_CLOCK = ""
    assert abs((clock.now() - dt.datetime.now(dt.UTC)).total_seconds()) < 5
    assert not clock.is_demonstration()
