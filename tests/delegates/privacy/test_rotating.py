"""Keys are exchanged while the meeting goes on: stopped and taken up again, nothing lost, nothing by the old key."""

import pytest
from django.core.management import CommandError, call_command
from django.db import OperationalError, connection

from adgmin.core import clock, spool
from adgmin.core.bilingual import Text
from delegates.mail.letters import Addressee, Letter, queue
from delegates.mail.private_links import MARK, with_link
from delegates.models import Delegate, Needs, Nomination, Notice, OutgoingMail, TravelDocument
from delegates.privacy import rotating
from delegates.privacy.rotating import left, rotate
from delegates.privacy.storing import FILES

OLD, NEW = "old-key-of-a-test", "new-key-of-a-test"


class Killed(Exception):
    """The process ends here."""


@pytest.fixture
def people(delegation, settings, tmp_path, monkeypatch):
    """Seven people with passports by the old key, and a file."""
    settings.PRIVATE_ROOT, settings.FIELD_KEYS = tmp_path, [OLD]
    monkeypatch.setattr(rotating, "BATCH", 3)
    made = [
        Delegate(
            delegation=delegation, ref=f"R{n}", role="adviser", passport_given=f"P{n}", badge_name=f"P{n}"
        )
        for n in range(7)
    ]
    for one in made:
        one.save()
        TravelDocument.objects.create(
            delegate=one, number=f"SYN90000{one.ref}", birth_date="1980-02-03", expiry="2030-01-01"
        )
        Needs.objects.create(delegate=one, dietary="halal" if one.ref == "R1" else "")
    FILES.write("A" * 32, b"a photograph")
    return made


def raw() -> str:
    with connection.cursor() as cursor:
        cursor.execute("SELECT number, expiry, birth_date FROM delegates_traveldocument ORDER BY id")
        return repr(cursor.fetchall())


def test_no_passport_number_is_in_the_raw_database(people):
    assert "SYN9" not in raw()
    assert "1980" not in raw()


def test_everything_is_encrypted_anew_and_reads_as_before(people, settings):
    before = raw()
    settings.FIELD_KEYS = [NEW, OLD]
    assert left() == 9
    assert rotate() == 9  # seven documents, one need, one file
    settings.FIELD_KEYS = [NEW]
    assert [one.number for one in TravelDocument.objects.order_by("pk")] == [
        f"SYN90000R{n}" for n in range(7)
    ]
    assert Needs.objects.get(delegate__ref="R1").dietary == "halal"
    assert FILES.read("A" * 32) == b"a photograph"
    assert raw() != before
    digest = TravelDocument.digest_of_number("syn90000 r3")
    assert TravelDocument.objects.get(number_digest=digest).delegate.ref == "R3"
    assert (left(), rotate()) == (0, 0)


def test_stopped_in_the_middle_it_goes_on_where_it_was(people, settings):
    settings.FIELD_KEYS = [NEW, OLD]

    def stop(table: str, seen: int, made: int) -> None:
        if table == "delegates_traveldocument" and seen == 3:
            raise Killed

    with pytest.raises(Killed):
        rotate(stop)
    assert 0 < left() < 9
    assert [one.number for one in TravelDocument.objects.order_by("pk")] == [
        f"SYN90000R{n}" for n in range(7)
    ]
    rotate()
    settings.FIELD_KEYS = [NEW]
    assert [one.number for one in TravelDocument.objects.order_by("pk")] == [
        f"SYN90000R{n}" for n in range(7)
    ]
    assert left() == 0


def test_before_the_rotation_people_are_found_by_either_key(people, settings, make_user):
    from delegates.desk.by_passport import holders_of

    officer = make_user("security")
    for person in people:
        Nomination.objects.create(delegate=person, submitted_at=clock.now())
    settings.FIELD_KEYS = [NEW, OLD]
    assert [row.pk for row in holders_of("SYN90000R3", by=officer)] == [people[3].pk]
    settings.FIELD_KEYS = [NEW]
    assert not holders_of("SYN90000R3", by=officer)


def test_the_command_says_what_is_left(people, settings, capsys):
    with pytest.raises(CommandError) as misuse:
        call_command("rotate_keys")
    assert misuse.value.returncode == 2
    settings.FIELD_KEYS = [NEW, OLD]
    with pytest.raises(SystemExit):
        call_command("rotate_keys", check=True)
    call_command("rotate_keys", verbosity=0)
    call_command("rotate_keys", check=True)
    assert "0 entries by an older key" in capsys.readouterr().out


def test_a_value_of_a_lost_key_ends_with_words(people, settings):
    last = TravelDocument.objects.order_by("pk").last()
    settings.FIELD_KEYS = ["lost"]
    TravelDocument.objects.filter(pk=last.pk).update(number="SYN1")
    settings.FIELD_KEYS, before = [NEW, OLD], raw()
    where = f"A value can't be read; nothing was written. delegates_traveldocument {last.pk}: "
    with pytest.raises(CommandError, match=where) as refused:
        call_command("rotate_keys", verbosity=0)
    assert refused.value.returncode == 1
    assert raw() == before


def test_a_file_of_a_lost_key_ends_with_words(people, settings):
    settings.FIELD_KEYS = ["lost"]
    FILES.write("B" * 32, b"x")
    settings.FIELD_KEYS, before = [NEW, OLD], raw()
    with pytest.raises(CommandError, match="B" * 32):
        call_command("rotate_keys", verbosity=0)
    assert raw() == before


def test_waiting_letters_and_held_workbooks_outlive_the_old_key(people, settings, small, make_user):
    user = make_user("organiser")
    letter = Letter(Addressee("a@example.org"), Text("a", "a"), Text("b", "b"), secret_url="https://x/secret")
    queue(Notice.Kind.LETTER, "an event", small, [letter])
    token = spool.hold("a.xlsx", b"workbook", by=user)
    settings.FIELD_KEYS = [NEW, OLD]
    assert left() == 11
    assert rotate() == 11
    settings.FIELD_KEYS = [NEW]
    mail = OutgoingMail.objects.get()
    assert with_link(MARK, mail.words) == "https://x/secret"
    assert spool.fetch(token, by=user).data == b"workbook"
    assert left() == 0


def test_without_tables_it_is_misuse(settings, db, monkeypatch):
    settings.FIELD_KEYS = [NEW, OLD]
    monkeypatch.setattr(
        "delegates.management.commands.rotate_keys.rotate", raises(OperationalError("no such table"))
    )
    with pytest.raises(CommandError, match="run migrate") as refused:
        call_command("rotate_keys", verbosity=0)
    assert refused.value.returncode == 2


def raises(error):
    def act(*args):
        raise error

    return act
