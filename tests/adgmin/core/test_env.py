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
    assert found["OPTIONS"] == {"options": "-c jit=off"}
    assert (found["NAME"], found["USER"], found["PASSWORD"], found["HOST"], found["PORT"]) == (
        "meeting", "ann", "p@ss", "db", "5433",
    )  # fmt: skip
    with pytest.raises(ImproperlyConfigured, match="DATABASE_URL"):
        env.database("mysql://x", Path("/d"))


def test_mail_server_urls():
    assert env.mail_server("") == {"EMAIL_HOST": ""}
    found = env.mail_server("smtp+tls://info%40adgmin.gov.vn:p%40ss@mail.example.org")
    assert found == {
        "EMAIL_HOST": "mail.example.org", "EMAIL_PORT": 587, "EMAIL_HOST_USER": "info@adgmin.gov.vn",
        "EMAIL_HOST_PASSWORD": "p@ss", "EMAIL_USE_TLS": True, "EMAIL_USE_SSL": False,
    }  # fmt: skip
    assert env.mail_server("smtps://h")["EMAIL_PORT"] == 465
    assert env.mail_server("smtps://h")["EMAIL_USE_SSL"] is True
    assert env.mail_server("smtp://h:2525")["EMAIL_PORT"] == 2525


@pytest.mark.parametrize("wrong", ["mail.example.org", "http://h", "smtp://", "smtp://h:99999", "smtp://h:x"])
def test_a_wrong_mail_server_stops_with_its_name(wrong):
    with pytest.raises(ImproperlyConfigured, match="EMAIL_URL"):
        env.mail_server(wrong)
