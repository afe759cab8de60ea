"""How many persons of each role a delegation may bring; one head of delegation, always."""

from collections.abc import Mapping

from django.db.models import Count
from django.utils.translation import gettext

from adgmin.core.bilingual import in_both
from adgmin.core.problems import Problem, Severity

from .models import DelegateRole, Delegation


def places_of(delegation: Delegation) -> dict[str, int]:
    """Return {role: places}. A role without a quota has no limit."""
    return dict(delegation.quotas.values_list("role", "places"))


def held_by(delegation: Delegation) -> dict[str, int]:
    """Return {role: persons who hold a place}."""
    rows = delegation.delegates.filter(is_active=True).order_by().values_list("role").annotate(Count("pk"))
    return dict(rows)


def quota_problems(
    delegation: Delegation,
    *,
    adding: Mapping[str, int] | None = None,
    only: str = "",
    held: Mapping[str, int] | None = None,
    places: Mapping[str, int] | None = None,
) -> list[Problem]:
    """Return what stands against the delegation with `adding` more persons by role (negative: fewer).

    `held` and `places` are read when not given; a caller that checks many rows gives them.
    Blocks: `second_head`, `role_over_quota`. With `adding`, only the roles that grow are looked at;
    with `only`, that one.
    """
    held = held_by(delegation) if held is None else held
    places = places_of(delegation) if places is None else places
    roles = [role for role, more in adding.items() if more > 0] if adding else list(held)
    found = []
    for role in [only] if only else roles:
        wanted = held.get(role, 0) + (adding or {}).get(role, 0)
        if role == DelegateRole.HEAD and wanted > 1:
            found.append(_second_head(delegation))
        elif wanted > places.get(role, wanted):
            found.append(_over_quota(delegation, DelegateRole(role), wanted, places[role]))
    return found


def _second_head(delegation: Delegation) -> Problem:
    head = delegation.delegates.filter(role=DelegateRole.HEAD, is_active=True).first()

    def sentence() -> str:
        return gettext(
            "%(delegation)s already has a head of delegation, %(head)s. Give that person another role, or "
            "withdraw that nomination, first."
        ) % {"delegation": delegation.name, "head": head or gettext("another person")}

    return Problem("second_head", Severity.BLOCK, in_both(sentence), (delegation, head), field="role")


def _over_quota(delegation: Delegation, role: DelegateRole, wanted: int, places: int) -> Problem:
    return Problem(
        "role_over_quota",
        Severity.BLOCK,
        in_both(
            lambda: (
                gettext(
                    "%(delegation)s: %(wanted)d in the role “%(role)s”, but its quota is %(places)d. "
                    "Choose another role, withdraw somebody, or have the quota enlarged."
                )
                % {"delegation": delegation.name, "wanted": wanted, "role": role.label, "places": places}
            )
        ),
        (delegation,),
        field="role",
    )
