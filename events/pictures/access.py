"""Who sees a picture that no release shows yet: staff of the showcase, and whoever a later capability names."""

from collections.abc import Callable

from django.contrib.auth.models import AnonymousUser

from adgmin.core.models import User

from .models import Picture

Viewer = User | AnonymousUser | None  # None: the site asks itself, for its copy as files
_others: list[Callable[[User, Picture], bool]] = []


def also_seen_by(rule: Callable[[User, Picture], bool]) -> None:
    """Let others see some pictures, as an exhibitor their own; twice is once."""
    if rule not in _others:
        _others.append(rule)


def may_see(viewer: Viewer, digest: str) -> bool:
    """Whether somebody may see a picture before it is published."""
    if not isinstance(viewer, User) or not viewer.is_active:
        return False
    picture = Picture.objects.filter(digest=digest).first()
    if picture is None:
        return False
    return viewer.has_perm("events.view_picture") or any(rule(viewer, picture) for rule in _others)
