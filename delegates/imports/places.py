"""Places in delegations, counted down the file together with what is stored: quotas and the one head."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from delegates.delegations.models import Delegation
from delegates.delegations.quotas import quota_problems
from delegates.nominations.models import Delegate

from .findings import Notes

Place = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Claim:
    """A row asks for a place; `held` is the place the person has now, None for a new person."""

    row: int
    place: Place
    held: Place | None = None


def taken_places(edition_pk: int) -> Counter[Place]:
    """Return how many active delegates hold each place now."""
    held = Delegate.objects.filter(delegation__edition=edition_pk).active().order_by()
    return Counter(held.values_list("delegation__code", "role"))


class Places:
    """The places of one edition as they are, and the rule that says who may have one more."""

    def __init__(
        self, delegations: Mapping[str, Delegation], quotas: Mapping[Place, int], taken: Counter[Place]
    ) -> None:
        self._delegations, self._quotas, self._taken = delegations, quotas, taken

    def check(self, claims: Iterable[Claim], notes: Notes) -> None:
        """Refuse claims beyond a quota or a second head. Who moves frees the old place, unless refused."""
        claims = list(claims)
        refused: dict[int, str] = {}
        while True:
            fresh = self._refusals([claim for claim in claims if claim.row not in refused])
            refused |= fresh
            if not any(claim.held for claim in claims if claim.row in fresh):
                break
        for claim in claims:
            if claim.row in refused:
                places = self._quotas.get(claim.place, 0)
                notes.add(claim.row, "role", refused[claim.row], delegation=claim.place[0], places=places)

    def _refusals(self, claims: list[Claim]) -> dict[int, str]:
        tally = self._taken.copy()
        for claim in claims:
            if claim.held:
                tally[claim.held] -= 1
        refused = {}
        for claim in claims:
            problem = self._problem(claim.place, tally[claim.place])
            if problem:
                refused[claim.row] = problem
            else:
                tally[claim.place] += 1
        return refused

    def _problem(self, place: Place, held: int) -> str:
        code, role = place
        places = {role: self._quotas[place]} if place in self._quotas else {}
        found = quota_problems(self._delegations[code], adding={role: 1}, held={role: held}, places=places)
        return found[0].code if found else ""
