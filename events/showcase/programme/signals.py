"""What the programme of demonstrations tells those who listen, in the transaction of the change."""

from django.dispatch import Signal

# demo_moved(slot, by): it takes place at another time or place than those who know of it think
demo_moved = Signal()
