"""The fixed words of the screens, each as a sentence to be made in both languages."""

from collections.abc import Callable

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

WORDS: dict[str, Callable[[], str]] = {
    "room": lambda: _("Room"),
    "now": lambda: pgettext("board", "Now"),
    "next": lambda: pgettext("meeting", "Next"),
    "then": lambda: _("Also in this room"),
    "nothing_more": lambda: _("No further meetings in this room"),
    "nothing_next": lambda: _("Nothing more here today"),
    "over": lambda: _("The Meeting has closed"),
    "thanks": lambda: _("Thank you for taking part."),
    "unused": lambda: pgettext("rooms", "Not in use"),
    "was": lambda: pgettext("time", "was"),
    "floor": lambda: pgettext("building", "Floor"),
    "updated": lambda: pgettext("screen", "updated"),
    "demo": lambda: _("Demonstration clock"),
    "screens": lambda: _("Screens of the venue"),
    "choose": lambda: _(
        "Open one of these on a screen and show it full-screen (F11). It follows the programme by itself."
    ),
    "lobby": lambda: _("Lobby: all rooms"),
    "of_rooms": lambda: _("Doors of the rooms"),
}
