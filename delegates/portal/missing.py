"""What a nomination still lacks: what must be there before it is sent, and what may follow."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from adgmin.core.bilingual import in_both
from adgmin.core.problems import Problem, Severity
from delegates.nominations.models import Delegate
from delegates.nominations.passports import is_short
from delegates.privacy.consents import missing_required, texts_in_force
from delegates.privacy.models import Consent, ConsentText, PrivateFile

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
    return [*_of_forms(delegate), *_consents(missing_required(delegate))]


def missing_of(drafts: Collection[Delegate]) -> list[tuple[Delegate, list[Missing]]]:
    """Return the same for many, read with all that hangs on them (AROUND), in two queries."""
    needed = [text for text in texts_in_force() if text.required]
    given = Consent.objects.filter(delegate__in=drafts, withdrawn_at=None).order_by()
    agreed = set(given.values_list("delegate_id", "text_id"))
    return [
        (one, [*_of_forms(one), *_consents(text for text in needed if (one.pk, text.pk) not in agreed)])
        for one in drafts
    ]


def doubts(delegate: Delegate) -> list[str]:
    """Return what is no fault but may stop the person on the way, in words."""
    if not is_short(delegate):
        return []
    return [
        gettext(
            "The passport is valid for less than six months after arrival; the person may be turned back at the border."
            " It is taken as it is; please think of a newer one."
        )
    ]


def _of_forms(delegate: Delegate) -> Iterable[Missing]:
    for step in STEPS:
        if step.form is None:
            continue
        for name in step.form.needed:
            if not step.form.kept_of(delegate, name):
                yield Missing(step.key, name, step.form.base_fields[name].label or name)
        if step.key == "identity" and not delegate.passport_surname and not delegate.single_name:
            yield Missing(step.key, "passport_surname", _("Surname, or the mark of a single name"))


def _consents(lacking: Iterable[ConsentText]) -> Iterable[Missing]:
    for text in lacking:
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
