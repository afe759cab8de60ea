"""What each role may do, in a sentence."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from adgmin.core.roles import Role

WELCOMES: dict[str, Any] = {
    Role.ADMINISTRATOR: _("You have the care of the whole system: all records, users and the audit record."),
    Role.ORGANISER: _("You take in nominations, decide on accreditations and answer who is coming."),
    Role.PROGRAMME: _("You keep the programme: sessions, rooms, documents and the showcase."),
    Role.SECURITY: _("You clear nominations for security, and see what was declared for it."),
    Role.PROTOCOL: _("You keep the order of precedence and the lists of participants."),
    Role.GATE: _(
        "You check badges at the doors. The check-in page opens on the device of your gate, "
        "on the days of the meeting."
    ),
    Role.LIAISON: _(
        "You accompany a delegation. The public programme shows you every change as soon as it is released."
    ),
    Role.FOCAL_POINT: _(
        "You speak for your delegation: on its own pages you nominate its people, correct and follow them."
    ),
    Role.EXHIBITOR: _(
        "You show your products at the showcase: on your own pages you write the profile, name your staff and say what "
        "you need."
    ),
}
