"""What others may listen to; each is sent inside the transaction that makes the change."""

from django.dispatch import Signal

# A release was made: edition, release, before (full Programme, None for the first), after (full Programme), by (User).
released = Signal()

# A session was changed on the day: edition, act (word), code, before, after (full Programme as published), by (User).
live_changed = Signal()
