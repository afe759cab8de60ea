"""Joins exhibitors to what others hold: their letters, their staff in the portal, their pictures before publication."""

from delegates.portal.access import also_home, also_own
from events.pictures.access import also_seen_by
from events.showcase.members import also as also_member
from events.showcase.move_in.noticing import vehicle_changed
from events.showcase.reviewing import moved

from .access import contacts_of, own_home, own_staff, sees_picture
from .letters import on_move, on_vehicle


def start() -> None:
    """Connect; twice is once."""
    moved.connect(on_move, dispatch_uid="letters of exhibitors")
    vehicle_changed.connect(on_vehicle, dispatch_uid="letters about vehicles")
    also_own(own_staff)
    also_home(own_home)
    also_member(contacts_of)
    also_seen_by(sees_picture)
