"""Who fills in the pages of one person: somebody who speaks for the delegation, or the person by their own link."""

from dataclasses import dataclass

from django.urls import reverse

from adgmin.core.models import User
from delegates.accreditation.models import State
from delegates.accreditation.states import HOLDING_A_PLACE
from delegates.nominations.models import Delegate
from delegates.privacy.files import photo_of

from .steps import BY_KEY, OWN, STEPS, Step


@dataclass(frozen=True, slots=True)
class Visit:
    """One person's pages. `by` None: the person themselves."""

    delegate: Delegate
    by: User | None

    @property
    def is_own(self) -> bool:
        """Whether it is the person themselves."""
        return self.by is None

    @property
    def steps(self) -> tuple[Step, ...]:
        """The pages that are open to this visitor."""
        if self.is_own:
            return OWN
        return STEPS if self.is_draft else STEPS[:-1]

    @property
    def is_draft(self) -> bool:
        """Not put forward yet."""
        return self.delegate.accreditation.state == State.DRAFT

    @property
    def may_change(self) -> bool:
        """A draft, or somebody who holds a place; what is over stays as it is."""
        state = self.delegate.accreditation.state
        return state == State.DRAFT or state in HOLDING_A_PLACE

    def step(self, key: str) -> Step | None:
        """Return the page of that name, if it is open to this visitor."""
        found = BY_KEY.get(key)
        return found if found in self.steps else None

    def address(self, key: str) -> str:
        """Return the address of a page."""
        if self.is_own:
            return reverse("portal-me-step", kwargs={"step": key})
        return reverse("portal-step", kwargs={"pk": self.delegate.pk, "step": key})

    @property
    def home(self) -> str:
        """The address of the person's page."""
        if self.is_own:
            return reverse("portal-me")
        return reverse("portal-person", kwargs={"pk": self.delegate.pk})

    @property
    def photo_address(self) -> str:
        """The address of the photograph, or nothing."""
        photo = photo_of(self.delegate)
        if photo is None:
            return ""
        if self.is_own:
            return reverse("portal-me-photo", kwargs={"name": photo.name})
        return reverse("private-file", kwargs={"name": photo.name})
