"""What people are told about their bookings."""

from adgmin.core.bilingual import Text
from delegates.mail.letters import Addressee, moment_long, send_letter

from .models import DemoBooking

PAGE = "/portal/me/demos/"


def tell(key: str, booking: DemoBooking, *, about: str = "") -> None:
    """Put a letter about a booking into the outbox, once; of what can happen again, `about` says which it is."""
    slot, person = booking.slot, booking.delegate
    vi, en = slot.heading.vi, slot.heading.en
    send_letter(
        key, event=f"{key} {booking.pk} {about}".strip(), to=Addressee.delegate(person), edition=slot.edition,
        values={"demo": Text(vi or en, en or vi), "moment": moment_long(slot.start)}, url=PAGE,
    )  # fmt: skip
