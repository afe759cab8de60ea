"""Why a verb around exhibitors' people does nothing, in both languages."""

from django.utils.translation import gettext as _

from adgmin.core.bilingual import in_both
from adgmin.core.problems import Problem, Severity

from .models import ExhibitorContact

BLOCK = Severity.BLOCK


def name_missing() -> Problem:
    """There is a name in neither language."""
    return Problem(
        "name_missing", BLOCK, in_both(lambda: _("Give the name in at least one language.")), field="name_vi"
    )


def contact_taken(contact: ExhibitorContact) -> Problem:
    """The address writes for this exhibitor already."""
    return Problem(
        "contact_taken", BLOCK, field="email",
        message=in_both(lambda: _("%(email)s writes for this exhibitor already.") % {"email": contact.email}),
    )  # fmt: skip


def contact_has_account() -> Problem:
    """Nothing is to be sent: the person signs in."""
    return Problem(
        "contact_has_account", BLOCK,
        in_both(lambda: _("This person has accepted already and signs in with a password.")),
    )  # fmt: skip


def no_places(places: int) -> Problem:
    """Every badge of the booth is used."""
    return Problem(
        "no_places", BLOCK,
        in_both(
            lambda: (
                _("All %(places)d badges of your booth are used. Withdraw somebody or ask the organisers for more.")
                % {"places": places}
            )
        ),
    )  # fmt: skip


def application_unknown() -> Problem:
    """The link is not ours, or what it confirmed was forgotten."""
    return Problem(
        "application_unknown", BLOCK,
        in_both(lambda: _("The link is not known or no longer opens. Please apply once more.")),
    )  # fmt: skip


def bad_contact() -> Problem:
    """A contact has a name and an address."""
    return Problem("bad_contact", BLOCK, in_both(lambda: _("Give a name and an e-mail address.")))
