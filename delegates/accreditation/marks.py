"""What an officer saw of a person, as a short mark: a decision on something that has changed since is not taken."""

import hashlib

from delegates.nominations.editing import version_of
from delegates.nominations.models import Delegate, TravelDocument


def mark_of(delegate: Delegate, number_digest: str | None, birth_digest: str | None) -> str:
    """Return a mark that differs after every change of the person or of the passport."""
    seen = f"{version_of(delegate)}|{number_digest or ''}|{birth_digest or ''}"
    return hashlib.sha256(seen.encode()).hexdigest()[:16]


def current_mark(delegate: Delegate) -> str:
    """Return the mark of a person as stored now."""
    document = TravelDocument.objects.filter(delegate=delegate)
    digests = document.values_list("number_digest", "birth_digest").first()
    return mark_of(delegate, *(digests or (None, None)))
