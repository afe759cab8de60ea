"""A dump of the database by its own means, after the ways in which data come: nothing sensitive stands in it."""

import os
import shutil
import subprocess

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection

from adgmin.core.models import AuditRecord
from delegates.accreditation.transitions import accredit
from delegates.models import Declarations, Delegate, EmergencyContact, Needs, TravelDocument
from delegates.portal.writing import send
from tests.delegates.imports.workbooks import good, table, workbook
from tests.delegates.portal.conftest import IDENTITY, make_draft

SENT = {
    "document": {"type": "official", "number": "ZQ7654321", "expiry": "2031-08-09"},
    "identity": {**IDENTITY, "birth_date": "1971-03-04"},
    "needs": {"dietary": "halal", "health": "zqhealth", "firearms": "zqfirearms", "equipment": "zqequipment"},
    "contact": {
        "email": "in@example.org", "emergency_name": "zqkin", "emergency_phone": "+84 900 111 222",
        "emergency_relation": "zqspouse",
    },
}  # fmt: skip
HIDDEN = (
    "ZQ7654321", "2031-08-09", "1971-03-04", "1980-05-04", "SYN1234567", "halal", "zqhealth", "zqfirearms",
    "zqequipment", "zqkin", "900 111 222", "zqspouse", "ZQ0000009", "1966-06-07",
)  # fmt: skip


def dump() -> str:
    """Return the whole database as text."""
    if connection.vendor == "sqlite":
        connection.ensure_connection()
        return "\n".join(connection.connection.iterdump())
    program = shutil.which("pg_dump") or next(iter(_installed()), "")
    if not program:
        pytest.skip("pg_dump is not on this machine")
    at = connection.settings_dict
    called = [
        program, "--data-only", "--no-owner", "--inserts", "-h", at["HOST"] or "", "-p", str(at["PORT"] or 5432),
        "-U", at["USER"], at["NAME"],
    ]  # fmt: skip
    done = subprocess.run(
        called,
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, "PGPASSWORD": at["PASSWORD"] or ""},
    )
    return done.stdout


def _installed() -> list[str]:
    from pathlib import Path

    return [str(path) for path in sorted(Path("/usr/lib/postgresql").glob("*/bin/pg_dump"), reverse=True)]


@pytest.mark.django_db(transaction=True)
def test_a_dump_shows_nothing_sensitive(transactional_db, at_work, settings, tmp_path):
    settings.PRIVATE_ROOT = tmp_path
    draft = make_draft(at_work.delegation, at_work.user)
    for step, form in SENT.items():
        at_work.client.post(f"/portal/people/{draft.pk}/step/{step}/", form)
    send(draft, by=at_work.user)
    accredit(Delegate.objects.get(pk=draft.pk).accreditation, by=None)
    # A change after approval keeps old and new beside the check that looks at it.
    at_work.client.post(
        f"/portal/people/{draft.pk}/step/document/",
        {**SENT["document"], "number": "ZQ0000009", "agreed": "1"},
    )
    rows = [good(1, sessions_wanted=None, passport_number="ZQ0000009X", birth_date="1966-06-07")]
    book = SimpleUploadedFile("people.xlsx", workbook(table(rows)))
    at_work.client.post("/portal/delegations/VN/workbook/", {"file": book})
    kept = [model.objects.get() for model in (TravelDocument, Needs, Declarations, EmergencyContact)]
    assert (kept[0].number, kept[0].birth_date, kept[1].health, kept[2].firearms, kept[3].name) == (
        "ZQ0000009", "1971-03-04", "zqhealth", "zqfirearms", "zqkin",
    )  # fmt: skip
    text = dump()
    assert [value for value in HIDDEN if value in text] == []
    # The negative control: the dump holds the rows, and would hold a value that is kept in clear.
    assert "in@example.org" in text
    AuditRecord.objects.create(at=draft.created, verb="x", model="x", note="ZQ7654321")
    assert "ZQ7654321" in dump()
