"""The one door to private files and consents."""

from django.http import Http404

from adgmin.core.models import User
from delegates.delegations.access import own_delegations
from delegates.nominations.access import delegates_for

from .models import PrivateFile

# Everybody who may see the person may see the face; the rest is read by few, and every reading is recorded.
SENSITIVE = "delegates.view_sensitive"


def get_file_for(user: User, name: str) -> PrivateFile:
    """Return a file. Raises Http404 when there is none that this user may see."""
    found = PrivateFile.objects.select_related("delegate__delegation", "delegation").filter(name=name).first()
    if found is None or not _may(user, found):
        raise Http404
    return found


def asks_for_a_reason(user: User, file: PrivateFile) -> bool:
    """Whether this user has to say why: for a passport, unless it is one of the user's own delegation."""
    if file.kind != PrivateFile.Kind.PASSPORT or file.delegate is None:
        return False
    return not own_delegations(user).filter(pk=file.delegate.delegation_id).exists()


def _may(user: User, file: PrivateFile) -> bool:
    delegation = file.delegation or (file.delegate and file.delegate.delegation)
    if delegation and own_delegations(user).filter(pk=delegation.pk).exists():
        return True
    if file.delegate:
        sees = delegates_for(user).filter(pk=file.delegate.pk).exists()
        return sees and (file.kind in PrivateFile.FACES or user.has_perm(SENSITIVE))
    return user.has_perm("delegates.change_delegation")
