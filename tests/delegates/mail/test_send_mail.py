"""manage.py send_mail: what it says, how it ends, that it stops when asked to."""

import contextlib
import datetime as dt
import os
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError
from django.db import connection

from delegates.management.commands.send_mail import Command, _stopping
from delegates.models import Courier, OutgoingMail
from tests.delegates.mail.test_courier import fill, states

pytestmark = pytest.mark.django_db
ROOT = Path(__file__).resolve().parents[3]


def test_without_a_server_it_is_misuse_and_mails_wait(small, settings):
    settings.EMAIL_URL = ""
    fill(2)
    with pytest.raises(CommandError, match="2 mails wait") as refused:
        call_command("send_mail")
    assert refused.value.returncode == 2
    assert states() == {"queued": 2}


def test_it_sends_what_is_due_and_says_so(small, server, capsys):
    fill(2)
    call_command("send_mail", "--once", "--rate", "0")
    assert "2 mails sent, 0 not yet" in capsys.readouterr().out
    assert states() == {"sent": 2}


def test_what_did_not_go_is_a_finding(small, server):
    fill(1)
    server.refused.add("r0@example.org")
    with pytest.raises(SystemExit) as ended:
        call_command("send_mail", "--rate", "0")
    assert ended.value.code == 1


def test_the_limit_holds(small, server):
    fill(3)
    call_command("send_mail", "--limit", "2", "--rate", "0")
    assert states() == {"sent": 2, "queued": 1}


@pytest.mark.parametrize(
    "wrong", ["--limit 0", "--limit x", "--rate -1", "--rate nan", "--once --watch", "--forget-after 0"]
)
def test_wrong_numbers_are_misuse(wrong):
    parser = Command().create_parser("manage.py", "send_mail")
    parser.called_from_command_line = True
    with pytest.raises(SystemExit) as ended:
        parser.parse_args(wrong.split())
    assert ended.value.code == 2


def test_it_ends_when_its_parent_is_gone():
    with _stopping(os.getppid()) as stop:
        assert not stop()
    with _stopping(1 if os.getppid() != 1 else 2) as stop:
        assert stop()


def test_watching_ends_when_asked_to(db, tmp_path):
    """A process of its own, with a database of its own."""
    if connection.vendor != "sqlite":
        pytest.skip("it takes the tables of the tests along, as a file")
    (tmp_path / "adgmin.sqlite3").write_bytes(connection.connection.serialize())
    environment = {
        **os.environ, "ADGMIN_DATA_DIR": str(tmp_path), "DATABASE_URL": "", "DJANGO_SETTINGS_MODULE": "adgmin.settings",
        "EMAIL_URL": "smtp://127.0.0.1:1", "ADGMIN_CLOCK": "",
    }  # fmt: skip
    watching = subprocess.Popen(
        [sys.executable, "manage.py", "send_mail", "--watch"],
        cwd=ROOT,
        env=environment,
        stdout=subprocess.PIPE,
    )
    _wait_for_a_sign_of_life(tmp_path / "adgmin.sqlite3")
    watching.send_signal(signal.SIGTERM)
    said, _nothing = watching.communicate(timeout=60)
    assert watching.returncode == 0
    assert "0 mails sent" in said.decode()


def _wait_for_a_sign_of_life(database):
    for _each in range(600):
        with contextlib.closing(sqlite3.connect(database)) as connection:
            if connection.execute("SELECT count(*) FROM delegates_courier").fetchone()[0]:
                return
        time.sleep(0.1)
    raise AssertionError("the sender gave no sign of life")


def test_two_rounds_leave_two_signs_of_life(small, server):
    call_command("send_mail")
    call_command("send_mail")
    assert Courier.objects.filter(ended_at__isnull=False).count() == 2
    assert OutgoingMail.objects.count() == 0


def test_old_mails_are_forgotten_and_what_waits_or_failed_stays(small, settings, capsys):
    """Sent at 89 and 91 days ago; it needs no server, and what happened is not told anew."""
    from adgmin.core import clock
    from adgmin.core.models import AuditRecord
    from delegates.models import Notice

    settings.EMAIL_URL = ""
    fill(5)
    old, recent = clock.now() - dt.timedelta(days=91), clock.now() - dt.timedelta(days=89)
    rows = list(OutgoingMail.objects.order_by("pk"))
    fields = [
        {"state": "sent", "sent_at": old}, {"state": "sent", "sent_at": recent}, {"state": "withheld"},
        {"state": "failed"}, {"state": "queued"},
    ]  # fmt: skip
    for row, values in zip(rows, fields, strict=True):
        OutgoingMail.objects.filter(pk=row.pk).update(created_at=old, **values)
    call_command("send_mail", "--forget-after", "90")
    assert "2 old mails deleted" in capsys.readouterr().out
    assert list(OutgoingMail.objects.order_by("pk")) == [rows[1], rows[3], rows[4]]
    assert Notice.objects.count() == 1
    assert AuditRecord.objects.get(verb="forget mails").changes == {"mails": [2, 0]}
    call_command("send_mail", "--forget-after", "90")
    assert AuditRecord.objects.filter(verb="forget mails").count() == 1
