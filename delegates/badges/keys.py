"""The keys that sign badges: made, exchanged, retired and withdrawn by verbs; the private half never leaves here."""

import base64

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat, PublicFormat
from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from adgmin.core import audit, clock
from adgmin.core.bilingual import in_both
from adgmin.core.models import User
from adgmin.core.problems import Problem, Refused, Severity

from .models import SigningKey

MOST_KEYS = 255  # a code has one byte for the key


def signing_key() -> SigningKey:
    """Return the key that signs now; the first one is made when it is needed."""
    found = SigningKey.objects.filter(retired_at=None, withdrawn_at=None).order_by("-number").first()
    return found or make_key(by=None)


@transaction.atomic
def make_key(*, by: User | None) -> SigningKey:
    """Make a key that signs from now on; those before it are retired, their codes still count. Raises Refused."""
    SigningKey.objects.select_for_update().order_by("number").first()
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


def _no_more_keys() -> str:
    return _("There are 255 keys, and no number is left for another.")


def private_of(key: SigningKey) -> Ed25519PrivateKey:
    """Return the half that signs."""
    return Ed25519PrivateKey.from_private_bytes(_bytes(key.private))


def trusted_keys() -> dict[int, Ed25519PublicKey]:
    """Return the public halves by which codes are checked, by number; not those that were withdrawn."""
    known = SigningKey.objects.filter(withdrawn_at=None).values_list("number", "public")
    return {number: Ed25519PublicKey.from_public_bytes(_bytes(public)) for number, public in known}


def _text(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).decode().rstrip("=")


def _bytes(value: str) -> bytes:
    return base64.urlsafe_b64decode(value + "=" * (-len(value) % 4))
