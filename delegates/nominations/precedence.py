"""The order of people within a delegation: the head, the alternate, senior officials, then everybody by rank.

Within one place the rank band decides, then the order that the delegation gave; what somebody is there for does not.
"""

import enum

from delegates.delegations.models import DelegateRole

SENIOR_RANK = 3  # the last rank band of senior officials: permanent secretaries and directors-general


class Place(enum.IntEnum):
    """Where somebody stands before ranks are compared."""

    HEAD = 0
    ALTERNATE = 1
    SENIOR = 2
    MEMBER = 3


def place_of(role: str, rank_band: int) -> Place:
    """Return the place of a person of this role and rank band."""
    if role == DelegateRole.HEAD:
        return Place.HEAD
    if role == DelegateRole.ALTERNATE:
        return Place.ALTERNATE
    return Place.SENIOR if rank_band <= SENIOR_RANK else Place.MEMBER
