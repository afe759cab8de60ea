"""What the plan's script says, in the language of the page; {name} is filled in by it."""

from django.utils.translation import gettext as _


def script_words() -> dict[str, str]:
    """Return the sentences by name."""
    return {
        "lifted": _("Booth {booth} is lifted: {place}."),
        "at": _("{x} m from the west, {y} m from the north"),
        "free": _("It fits here."),
        "outside": _("It reaches out of the hall."),
        "overlaps": _("It overlaps booth {name}."),
        "on": _("It stands on “{name}”."),
        "door": _("It is too close to “{name}”."),
        "back": _("Booth {booth} stands where it was."),
        "saving": _("Saving …"),
        "failed": _("Nothing was saved: there is no connection. Try again."),
        "signin": _("You are no longer signed in. Load the page anew."),
    }
