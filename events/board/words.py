"""What the scripts of the board say, in the language of the page; `{name}` is filled in by the script."""

from django.utils.translation import gettext as _


def words() -> dict[str, str]:
    """Return the sentences by their names."""
    return {
        "movable": _("session that can be moved"),
        "lifted": _("Lifted: {title}. {place}. Arrow keys move it, Enter places it, Escape puts it back."),
        "tray": _("in the tray, without a time"),
        "back": _("Put back: {title}."),
        "saving": _("Saving …"),
        "saved": _("Saved {time}"),
        "fine": _("No conflict here."),
        "failed": _("Not saved: the server did not answer. The session is back where it was."),
        "again": _("Try once more"),
        "close": _("Close"),
        "offline": _("No connection: what others change is not shown at present."),
        "online": _("Connected again."),
        "signin": _("Your sign-in has ended. Open the page again to go on."),
        "gone": _("This session was removed by somebody else."),
    }
