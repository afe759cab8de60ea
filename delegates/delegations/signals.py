"""What delegations tell those who listen, in the transaction of the act."""

from django.dispatch import Signal

# invited(focal_point, token, until, by): the token is nowhere else.
invited = Signal()
# invitation_ended(invitation): its link no longer opens, so its letter need not go.
invitation_ended = Signal()
# handed_over(focal_point, successor, by)
handed_over = Signal()
