"""What stands above the agenda joins its own rules here: their names and weights, what they find, where it leads.

Joined rules look at the whole draft only. A meeting that is tried elsewhere (`Index.moved`) does not ask them, so that
the board stays as fast as it is without them.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from django.urls import reverse

from events.editions.models import Edition

from .facts import Facts
from .finding import Found
from .sentences import SAID, Say
from .weights import RULES, Rule


@dataclass(frozen=True, slots=True)
class Joined:
    """Rules of another part of the programme.

    Its things are named by codes that begin with `prefix` and a colon, so that none is taken for a session; `read`
    finds what is wrong with them, in a fixed number of queries; `said` are the sentences by the key of the rule; `page`
    gives the address of a thing at the desk by its own code.
    """

    prefix: str
    rules: tuple[Rule, ...]
    said: Mapping[str, Say]
    read: Callable[[Edition, Facts], Iterable[Found]]
    page: Callable[[str], str]


_joined: dict[str, Joined] = {}


def join(part: Joined) -> None:
    """Let a part of the programme be checked with the agenda; twice is once."""
    _joined[part.prefix] = part
    RULES.update({rule.key: rule for rule in part.rules})
    SAID.update(part.said)


def found_beside(edition: Edition, facts: Facts) -> Iterable[Found]:
    """Give what the joined rules find in the draft."""
    for part in _joined.values():
        yield from part.read(edition, facts)


def desk_page(code: str) -> str:
    """Return the address at the desk of a session or of what else a finding names."""
    prefix, colon, own = code.partition(":")
    part = _joined.get(prefix) if colon else None
    return part.page(own) if part else reverse("desk-session", args=[code])
