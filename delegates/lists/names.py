"""The name under which a person stands in the list."""

from delegates.nominations.models import Delegate


def name_in_list(delegate: Delegate) -> str:
    """Return the name given for the list, else honorific, title and name as used; never re-cased or split."""
    if delegate.list_name:
        return delegate.list_name
    parts = (delegate.honorific, delegate.title, delegate.full_name or delegate.badge_name)
    return " ".join(part for part in parts if part)
