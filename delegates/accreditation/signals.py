"""What accreditation tells those who listen, in the transaction of the move."""

from django.dispatch import Signal

# moved(accreditation, verb, start, to, by, reason)
moved = Signal()
# commented(comment, by)
commented = Signal()
# merging(keep, drop, by): two records become one, before the second is withdrawn
merging = Signal()
