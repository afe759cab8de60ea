"""Keys: made, retired, withdrawn by command; the private halves outlive an exchange of the field keys."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from adgmin.core.models import AuditRecord
from delegates.badges import codes, keys, verbs
from delegates.badges.handing import hand_over
from delegates.models import Badge, HandOver, SigningKey
from delegates.privacy.rotating import left, rotate


def run(*words):
    out = StringIO()
    call_command("badge_keys", *words, stdout=out)
    return out.getvalue()


def fails(*words):
    with pytest.raises(CommandError) as error:
        call_command("badge_keys", *words, stdout=StringIO())
    return error.value.returncode


def test_a_new_key_signs_and_what_the_old_one_signed_still_counts(badges):
    (old,) = badges()
    assert "Key 2 signs from now on" in run("make")
    (new,) = badges()
    trusted = keys.trusted_keys()
    assert [codes.read(badge.code, trusted).key for badge in (old, new)] == [1, 2]
    run("retire", "2")
    (third,) = badges()
    assert codes.read(third.code, keys.trusted_keys()).key == 3
    assert codes.read(new.code, keys.trusted_keys()).key == 2
    shown = run("list")
    assert [line.split()[0] for line in shown.splitlines()] == ["3", "2", "1"]
    assert "1 thẻ / badges  đang ký / signs" in shown
    assert SigningKey.objects.get(number=3).private not in shown
    assert [r.verb for r in AuditRecord.objects.filter(model="delegates.signingkey").order_by("pk")] == [
        "key made", "key made", "key retired", "key made",
    ]  # fmt: skip


def test_a_withdrawn_key_names_its_badges_which_are_signed_anew(badges):
    one, _two = badges(2)
    said = run("withdraw", "1")
    assert f"0001  VN  {one.delegate}" in said
    assert "2 badges can no longer be scanned" in said
    assert keys.trusted_keys() == {}
    assert fails("list") == 1  # something is left to do
    assert "2 badges signed anew; 2 printed ones are to be replaced" in run("resign")
    assert "0 badges signed anew" in run("resign")
    run("list")
    assert Badge.objects.filter(is_stale=True).count() == 2


@pytest.mark.parametrize(
    ("words", "code"),
    [(("retire", "9"), 1), (("withdraw", "9"), 1), (("retire",), 2), (("retire", "x"), 2), (("forget",), 2), ((), 2)],
)  # fmt: skip
def test_refused_and_misused(db, words, code):
    if code == 2:
        with pytest.raises((SystemExit, CommandError)) as error:
            call_command("badge_keys", *words, stdout=StringIO())
        assert getattr(error.value, "returncode", getattr(error.value, "code", 2)) in (1, 2)
    else:
        assert fails(*words) == code
    assert not SigningKey.objects.exists()


def test_ended_twice_is_told(db):
    keys.signing_key()
    run("withdraw", "1")
    assert (fails("withdraw", "1"), fails("retire", "1")) == (1, 1)


def test_private_keys_and_signatures_outlive_an_exchange_of_the_field_keys(
    badges, representative, settings, tmp_path
):
    settings.PRIVATE_ROOT, settings.FIELD_KEYS = tmp_path, ["old-key-of-a-test"]
    made = badges()
    hand_over(made, representative, by=None)
    with connection.cursor() as cursor:
        cursor.execute("SELECT signature FROM delegates_handover")
        assert "100" not in cursor.fetchone()[0].partition(":")[2][8:12]
    settings.FIELD_KEYS = ["new-key-of-a-test", "old-key-of-a-test"]
    assert left() == 2
    assert rotate() == 2
    settings.FIELD_KEYS = ["new-key-of-a-test"]
    assert HandOver.objects.get().signature == representative.signature
    key = SigningKey.objects.get()
    assert keys.private_of(key).public_key() == keys.trusted_keys()[1]
    assert codes.read(verbs.replace(made[0], by=None, reason="x").code, keys.trusted_keys()).serial == 2
