"""What accreditation tells those who listen, in the transaction of the move."""

from django.dispatch import Signal

# moved(accreditation, verb, start, to, by, reason)
moved = Signal()
# commented(comment, by)
commented = Signal()
