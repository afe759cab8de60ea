"""venues.yaml: venues and rooms; rooms keep the order of the file."""

from events.editions.pack.edition import COUNTRY, SOURCE
from events.editions.pack.fields import Flag, To, Whole, both, choice, line
from events.editions.pack.sections import Kind, Section, plain

from .models import Room, Venue

VENUES = Kind("venues", Venue)
ROOMS = Kind("rooms", Room)
KINDS = (VENUES, ROOMS)

SECTIONS = (
    Section(
        "venues.yaml",
        "venues",
        {
            "kind": choice(Venue.Kind),
            **both(Venue, "name"),
            **both(Venue, "city", required=False),
            "country": COUNTRY,
            "floors": Whole(required=False, least=1),
            **both(Venue, "note", required=False),
            "source": SOURCE,
        },
        plain(VENUES),
    ),
    Section(
        "venues.yaml",
        "rooms",
        {
            "venue": To(table="venues"),
            "kind": choice(Room.Kind),
            **both(Room, "name"),
            "floor": Whole(least=-20, most=200),
            "capacity": Whole(most=1_000_000),
            "table_seats": Whole(most=1_000_000),
            "back_seats": Whole(most=1_000_000),
            "layout": line(Room, "layout", required=False),
            "booths": Whole(),
            "step_free": Flag(),
            "hearing_loop": Flag(),
            "zone": line(Room, "zone", required=False),
            "source": SOURCE,
        },
        plain(ROOMS, numbered=True),
    ),
)
