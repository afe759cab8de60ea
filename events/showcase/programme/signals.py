"""What the programme of demonstrations tells those who listen, in the transaction of the change."""

from django.dispatch import Signal

# demo_changed(slot, act, at_once, by): the draft has it cancelled, restored, or at another time or place (act: cancel,
# restore, move; show: nothing of these, but the public shall see it as it stands). at_once: the public is told now. Who
# shows it to the public answers whether they do.
demo_changed = Signal()
