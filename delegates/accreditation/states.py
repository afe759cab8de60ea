"""The life of an accreditation: from which state it may move to which."""

from .models import State

TRANSITIONS: dict[State, frozenset[State]] = {
    State.SUBMITTED: frozenset({State.MORE_INFORMATION, State.ACCREDITED, State.REFUSED, State.WITHDRAWN}),
    State.MORE_INFORMATION: frozenset({State.SUBMITTED, State.ACCREDITED, State.REFUSED, State.WITHDRAWN}),
    State.ACCREDITED: frozenset({State.REFUSED, State.WITHDRAWN}),
    State.REFUSED: frozenset({State.SUBMITTED}),
    State.WITHDRAWN: frozenset({State.SUBMITTED}),
}

# Who is in one of these holds a place in the quota.
HOLDING_A_PLACE = frozenset({State.SUBMITTED, State.MORE_INFORMATION, State.ACCREDITED})
# Whoever decides this says why.
NEEDING_A_REASON = frozenset({State.MORE_INFORMATION, State.REFUSED})


def may_become(state: str) -> frozenset[State]:
    """Return the states that follow."""
    return TRANSITIONS[State(state)]
