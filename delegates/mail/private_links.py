"""Links that only the reader of a letter may have: sealed while the letter waits, gone once it was sent.

What is stored of a letter, and shown to staff, has a mark in the link's place; the link itself is put there as the
letter goes over the line.
"""

from typing import Any

from django.db import transaction
from django.utils.html import escape

from adgmin.core.encryption import DecryptionError, decrypt, encrypt, is_current
from delegates.privacy.rotating import Kind, also

from .models import OutgoingMail

MARK = "https://•••"
_KEY = "secret"


def older() -> list[int]:
    """Return the keys of the letters whose link waits under an older key of encryption."""
    waiting = OutgoingMail.objects.filter(words__has_key=_KEY).order_by("pk").values_list("pk", "words")
    return [pk for pk, words in waiting.iterator() if not is_current(words[_KEY])]


def renew() -> int:
    """Seal every waiting link by the newest key; return how many were not."""
    number = 0
    for pk in older():
        with transaction.atomic():
            mail = OutgoingMail.objects.select_for_update(of=("self",)).get(pk=pk)
            if not is_current(mail.words[_KEY]):  # it may have been sent meanwhile
                mail.words = {**mail.words, _KEY: encrypt(decrypt(mail.words[_KEY]))}
                mail.save(update_fields=["words"])
                number += 1
    return number


def unreadable() -> list[str]:
    """Return what no key of ours opens."""
    found = []
    for mail in OutgoingMail.objects.filter(pk__in=older()).only("pk", "words"):
        try:
            decrypt(mail.words[_KEY])
        except DecryptionError as error:
            found.append(f"letter {mail.pk}: {error}")
    return found


def _number() -> int:
    return len(older())


def start() -> None:
    """Let links be part of what `rotate_keys` goes through."""
    also(Kind(renew, _number, unreadable))


def sealed(url: str) -> dict[str, str]:
    """Return what is kept of a link with a letter's words."""
    return {_KEY: encrypt(url)} if url else {}


def has_link(words: dict[str, Any]) -> bool:
    """Whether a letter leads by such a link."""
    return _KEY in words


def without(words: dict[str, Any]) -> dict[str, Any]:
    """Return the words of a letter that was sent: the link is forgotten."""
    return {**words, _KEY: ""} if has_link(words) else words


def with_link(text: str, words: dict[str, Any], *, html: bool = False) -> str:
    """Return the stored text as its reader gets it."""
    if not words.get(_KEY):
        return text
    url = decrypt(words[_KEY])
    return text.replace(MARK, str(escape(url)) if html else url)
