"""What a nomination still lacks: what must be there before it is sent, and what may follow."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from adgmin.core.bilingual import in_both
from adgmin.core.problems import Problem, Severity
from delegates.nominations.models import Delegate
from delegates.privacy.consents import missing_required
from delegates.privacy.models import PrivateFile

from .steps import PHOTO, SEND, STEPS


@dataclass(frozen=True, slots=True)
class Missing:
    """One thing that is not there: on which page, which field, in words."""

    step: str
    field: str
    label: str | Promise

    def problem(self) -> Problem:
        """The same as a rule says it."""
        return Problem(
            "missing_required",
            Severity.BLOCK,
            in_both(lambda: gettext("%(what)s is missing.") % {"what": self.label}),
            field=self.field,
        )


def missing(delegate: Delegate) -> list[Missing]:
    """Return what must be there before the nomination is sent, in the order of the steps."""
    return [*_of_forms(delegate), *_consents(delegate)]


def _of_forms(delegate: Delegate) -> Iterable[Missing]:
    for step in STEPS:
        if step.form is None:
            continue
        form = step.form(delegate=delegate)
        for name in form.needed:
            if not form.stored(name):
                yield Missing(step.key, name, form.fields[name].label or name)
        if step.key == "identity" and not delegate.passport_surname and not delegate.single_name:
            yield Missing(step.key, "passport_surname", _("Surname, or the mark of a single name"))


def _consents(delegate: Delegate) -> Iterable[Missing]:
    for text in missing_required(delegate):
        label = _("Consent: %(purpose)s") % {"purpose": text.get_purpose_display()}
        yield Missing(SEND, f"consent_{text.pk}", label)


def later(delegate: Delegate) -> list[Missing]:
    """Return what the desk will ask for, though the nomination can be sent without it."""
    found = []
    if not PrivateFile.objects.filter(delegate=delegate, kind=PrivateFile.Kind.PHOTO).exists():
        found.append(Missing(PHOTO, "photo", _("Photograph")))
    if not getattr(getattr(delegate, "travel", None), "arrival_at", None):
        found.append(Missing("travel", "arrival_at", _("Arrival")))
    if not getattr(getattr(delegate, "emergency_contact", None), "phone", ""):
        found.append(Missing("contact", "emergency_phone", _("Whom to call in an emergency")))
    return found


def problems_before_sending(delegate: Delegate) -> list[Problem]:
    """Return why a nomination cannot be sent yet."""
    return [one.problem() for one in missing(delegate)]


def of_another_delegation() -> Problem:
    """Only people of one delegation can be substituted for each other."""
    words = in_both(lambda: gettext("Only somebody of the same delegation can be replaced."))
    return Problem("other_delegation", Severity.BLOCK, words, field="replaces")


def sent_already(delegate: Delegate) -> Problem:
    """A nomination is sent once; whoever holds a place already replaces nobody."""
    words = in_both(
        lambda: (
            gettext("%(name)s was sent already. Nothing was changed by this.")
            % {"name": delegate.badge_name or delegate.ref}
        )
    )
    return Problem("sent_already", Severity.BLOCK, words, (delegate,), field="draft")


def nobody_chosen() -> Problem:
    """Who comes in somebody's place must be said."""
    words = in_both(lambda: gettext("Please choose who comes in this place."))
    return Problem("nobody_chosen", Severity.BLOCK, words, field="draft")
