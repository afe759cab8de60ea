"""The keys that sign badges: made, exchanged, retired and withdrawn by verbs; the private half never leaves here."""

import base64
from collections.abc import Callable

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat, PublicFormat
from django.db import IntegrityError, transaction
from django.db.models import Max, QuerySet
from django.utils.translation import gettext as _

from adgmin.core import audit, clock
from adgmin.core.bilingual import in_both
from adgmin.core.models import User
from adgmin.core.problems import Problem, Refused, Severity

from .models import SigningKey

MOST_KEYS = 255  # a code has one byte for the key


def signing_key() -> SigningKey:
    """Return the key that signs now; the first one is made when it is needed, once, however many ask at once."""
    found = _signing().first()
    while found is None:
        try:
            with transaction.atomic():
                _lock()
                found = _signing().first() or _make(by=None)
        except IntegrityError:  # another one made the very first key meanwhile: there was no row to lock
            found = _signing().first()
    return found


def make_key(*, by: User | None) -> SigningKey:
    """Make a key that signs from now on; those before it are retired, their codes still count. Raises Refused."""
    try:
        return _make_next(by=by)
    except IntegrityError:  # the very first one was made meanwhile; from now on there is a row to lock
        return _make_next(by=by)


@transaction.atomic
def _make_next(*, by: User | None) -> SigningKey:
    _lock()
    return _make(by=by)


@transaction.atomic
def retire_key(number: int, *, by: User | None) -> SigningKey:
    """Let a key sign no more; its codes still count. Raises Refused: `no_such_key`, `already_ended`."""
    key = _get(number)
    if key.retired_at or key.withdrawn_at:
        raise Refused(
            _problem("already_ended", lambda: _("Key %(number)d signs no more already."), key.number)
        )
    key.retired_at = clock.now()
    return _write(key, "key retired", by=by)


@transaction.atomic
def withdraw_key(number: int, *, by: User | None) -> SigningKey:
    """Let no code of a key count any more, as it became known. Raises Refused: `no_such_key`, `already_ended`."""
    key = _get(number)
    if key.withdrawn_at:
        raise Refused(
            _problem("already_ended", lambda: _("Key %(number)d is withdrawn already."), key.number)
        )
    key.withdrawn_at = clock.now()
    key.retired_at = key.retired_at or key.withdrawn_at
    return _write(key, "key withdrawn", by=by)


def _signing() -> QuerySet[SigningKey]:
    return SigningKey.objects.filter(retired_at=None, withdrawn_at=None).order_by("-number")


def _lock() -> None:
    """Whoever makes or ends a key first locks the oldest one."""
    SigningKey.objects.select_for_update().order_by("number").first()


def _make(*, by: User | None) -> SigningKey:
    number = (SigningKey.objects.aggregate(last=Max("number"))["last"] or 0) + 1
    if number > MOST_KEYS:
        raise Refused(Problem("no_more_keys", Severity.BLOCK, in_both(_no_more_keys)))
    private = Ed25519PrivateKey.generate()
    now = clock.now()
    SigningKey.objects.filter(retired_at=None).update(retired_at=now)
    key = SigningKey.objects.create(
        number=number, made_at=now, public=_text(private.public_key().public_bytes(Encoding.Raw, PublicFormat.Raw)),
        private=_text(private.private_bytes(Encoding.Raw, PrivateFormat.Raw, NoEncryption())),
    )  # fmt: skip
    audit.record(key, "key made", by=by)
    return key


def _get(number: int) -> SigningKey:
    _lock()
    key = SigningKey.objects.select_for_update().filter(number=number).first()
    if key is None:
        raise Refused(
            _problem("no_such_key", lambda: _("There is no key with the number %(number)d."), number)
        )
    return key


def _write(key: SigningKey, verb: str, *, by: User | None) -> SigningKey:
    key.save(update_fields=["retired_at", "withdrawn_at"])
    audit.record(key, verb, by=by)
    return key


def _problem(code: str, words: Callable[[], str], number: int) -> Problem:
    return Problem(code, Severity.BLOCK, in_both(lambda: words() % {"number": number}))


def _no_more_keys() -> str:
    return _("There are 255 keys, and no number is left for another.")


def private_of(key: SigningKey) -> Ed25519PrivateKey:
    """Return the half that signs."""
    return Ed25519PrivateKey.from_private_bytes(_bytes(key.private))


def trusted_keys() -> dict[int, Ed25519PublicKey]:
    """Return the public halves by which codes are checked, by number; not those that were withdrawn."""
    known = SigningKey.objects.filter(withdrawn_at=None).values_list("number", "public")
    return {number: public_of(text) for number, text in known}


def public_of(text: str) -> Ed25519PublicKey:
    """Return the public half that a key keeps as text."""
    return Ed25519PublicKey.from_public_bytes(_bytes(text))


def _text(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).decode().rstrip("=")


def _bytes(value: str) -> bytes:
    return base64.urlsafe_b64decode(value + "=" * (-len(value) % 4))
