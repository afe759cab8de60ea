"""Where a nomination stands, in the words of the delegation rather than those of the desks."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from delegates.accreditation.models import State


@dataclass(frozen=True, slots=True)
class Standing:
    """A short word, what it means for the delegation, and how it looks."""

    word: str | Promise
    meaning: str | Promise
    mark: str


_CHECKED = _("The desks are looking at it. There is nothing for you to do.")
STANDINGS: dict[str, Standing] = {
    State.DRAFT: Standing(
        pgettext_lazy("portal", "Draft"),
        _("Only you see it. It takes no place until you send it."),
        "draft",
    ),
    State.SUBMITTED: Standing(
        pgettext_lazy("portal", "Sent"), _("The secretariat has it and will look at it soon."), "sent"
    ),
    State.SECRETARIAT: Standing(pgettext_lazy("portal", "Being checked"), _CHECKED, "sent"),
    State.PROTOCOL: Standing(pgettext_lazy("portal", "Being checked"), _CHECKED, "sent"),
    State.SECURITY: Standing(pgettext_lazy("portal", "Being checked"), _CHECKED, "sent"),
    State.MORE_INFORMATION: Standing(
        pgettext_lazy("portal", "Needs correction"),
        _("The desk has asked something. Please correct it and answer."),
        "ask",
    ),
    State.ON_HOLD: Standing(
        pgettext_lazy("portal", "On hold"),
        _("The desk has set it aside for a time and will come back to you."),
        "sent",
    ),
    State.APPROVED: Standing(
        pgettext_lazy("portal", "Approved"), _("The accreditation is granted; the badge will be printed."), "ok"
    ),
    State.PRINTED: Standing(
        pgettext_lazy("portal", "Badge printed"), _("The badge is ready to be collected."), "ok"
    ),
    State.ISSUED: Standing(pgettext_lazy("portal", "Badge collected"), _("Everything is done."), "ok"),
    State.REPLACED: Standing(
        pgettext_lazy("portal", "Badge being replaced"), _("A new badge is made; the old one no longer counts."), "sent"
    ),
    State.REFUSED: Standing(
        pgettext_lazy("portal", "Refused"), _("The accreditation was not granted."), "over"
    ),
    State.WITHDRAWN: Standing(
        pgettext_lazy("portal", "Withdrawn"), _("The nomination was taken back; the place is free."), "over"
    ),
    State.REVOKED: Standing(
        pgettext_lazy("portal", "Taken back"), _("The accreditation was taken back by the organisers."), "over"
    ),
}  # fmt: skip


def standing_of(state: str) -> Standing:
    """Return the words for a state."""
    return STANDINGS[state]
