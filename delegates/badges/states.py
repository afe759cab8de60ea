"""The life of a badge as one table: by which verb, from which states to which."""

from .models import BadgeState

S = BadgeState

MOVES: dict[str, tuple[frozenset[BadgeState], BadgeState]] = {
    "print": (frozenset({S.READY}), S.PRINTED),
    # Also a badge that was given back or found again, as long as no newer one took its place.
    "hand over": (frozenset({S.PRINTED, S.RETURNED, S.LOST}), S.ISSUED),
    "take back": (frozenset({S.PRINTED, S.ISSUED}), S.RETURNED),
    "report lost": (frozenset({S.PRINTED, S.ISSUED}), S.LOST),
    "replace": (frozenset({S.READY, S.PRINTED, S.ISSUED, S.RETURNED, S.LOST}), S.REPLACED),
    "revoke": (frozenset({S.READY, S.PRINTED, S.ISSUED}), S.REVOKED),
}
# A lost badge that was replaced stays lost: that is what the door is to say of it.
STAYS_WHEN_REPLACED = frozenset({S.LOST})
NEEDING_A_REASON = frozenset({"replace", "revoke"})


def may(verb: str, state: str) -> bool:
    """Whether a verb may be used at a state."""
    return state in MOVES[verb][0]
