"""What nominations tell those who listen, in the transaction of the change."""

from django.dispatch import Signal

# changed(delegate, changes={field: [old, new]}, by); hidden values only as changed.
changed = Signal()
