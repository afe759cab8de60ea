"""The steps of a nomination, in order; one page each."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from .forms_identity import ContactForm, IdentityForm, RoleForm
from .forms_stay import DocumentForm, NeedsForm, SessionsForm, TravelForm
from .step_form import StepForm


@dataclass(frozen=True, slots=True)
class Step:
    """One page: its name in the address, its title, its form (none: a page of its own making)."""

    key: str
    title: str | Promise
    form: type[StepForm] | None = None


ROLE, DOCUMENT, TRAVEL, PHOTO, SEND = "role", "document", "travel", "photo", "send"
STEPS: tuple[Step, ...] = (
    Step(ROLE, _("Role and position"), RoleForm),
    Step("identity", _("Identity and names"), IdentityForm),
    Step("contact", _("Contact"), ContactForm),
    Step(DOCUMENT, _("Travel document"), DocumentForm),
    Step(TRAVEL, _("Travel and hotel"), TravelForm),
    Step("needs", _("Needs and declarations"), NeedsForm),
    Step("sessions", _("Sessions"), SessionsForm),
    Step(PHOTO, _("Photograph")),
    Step(SEND, _("Consent, check and send")),
)
BY_KEY: dict[str, Step] = {step.key: step for step in STEPS}
# What the delegates themselves may fill in: all but their place in the delegation and the sending.
OWN: tuple[Step, ...] = tuple(step for step in STEPS if step.key not in (ROLE, SEND))


def after(key: str, steps: tuple[Step, ...] = STEPS) -> Step | None:
    """Return the step that follows, or nothing after the last."""
    keys = [step.key for step in steps]
    at = keys.index(key) + 1
    return steps[at] if at < len(steps) else None


def before(key: str, steps: tuple[Step, ...] = STEPS) -> Step | None:
    """Return the step before, or nothing before the first."""
    keys = [step.key for step in steps]
    at = keys.index(key)
    return steps[at - 1] if at else None
