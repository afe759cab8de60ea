from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured

from adgmin.core import env


@pytest.mark.parametrize(("value", "expected"), [("1", True), ("off", False), ("", True)])
def test_a_flag_is_read(monkeypatch, value, expected):
    monkeypatch.setenv("X", value)
    assert env.flag("X", default=True) is expected


def test_a_wrong_value_stops_with_its_name(monkeypatch):
    monkeypatch.setenv("X", "perhaps")
    with pytest.raises(ImproperlyConfigured, match="X must be 1 or 0"):
        env.flag("X")
    with pytest.raises(ImproperlyConfigured, match="X must be a number"):
        env.number("X")


def test_database_urls():
    assert env.database("", Path("/d/x.sqlite3"))["NAME"] == "/d/x.sqlite3"
    assert env.database("sqlite:////tmp/a.db", Path("/d"))["NAME"] == "/tmp/a.db"
    found = env.database("postgres://ann:p%40ss@db:5433/meeting", Path("/d"))
    assert (found["NAME"], found["USER"], found["PASSWORD"], found["HOST"], found["PORT"]) == (
        "meeting", "ann", "p@ss", "db", "5433",
    )  # fmt: skip
    with pytest.raises(ImproperlyConfigured, match="DATABASE_URL"):
        env.database("mysql://x", Path("/d"))
