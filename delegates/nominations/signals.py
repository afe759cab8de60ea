"""What nominations tell those who listen, in the transaction of the change."""

from django.dispatch import Signal

# changed(delegate, changes={field: [old, new]}, by); hidden values only as changed. A listener answers True when
# somebody has to compare a new photograph with the one before.
changed = Signal()
