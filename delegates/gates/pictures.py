"""Photographs for devices: small, by the number of the badge."""

import base64
from collections.abc import Collection

from delegates.badges.faces import faces_of, with_faces
from delegates.badges.models import Badge
from delegates.badges.photos import small_of
from events.editions.models import Edition

MOST = 60  # photographs of one request


def photos_of(edition: Edition, serials: Collection[int]) -> dict[str, str]:
    """Return the photographs of these badges (JPEG, 120 by 160 pixels) in base64, by number; none for who has none."""
    badges = list(with_faces(Badge.objects.filter(edition=edition, serial__in=serials)))
    found = {}
    for badge, face in zip(badges, faces_of(badges), strict=True):
        if data := small_of(face.photo):
            found[str(badge.serial)] = base64.b64encode(data).decode()
    return found
