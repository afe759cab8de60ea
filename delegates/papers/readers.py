"""Who reads papers, and as what: the one funnel of the reading room.

A delegate by their own link, only while accredited, in the role on their badge; a focal point what the accredited
people of the delegation may see, and what its party sent in; the desk everything. Anybody else what the public sees.
"""

from dataclasses import dataclass, field

from django.urls import reverse
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _

from adgmin.core.desk import OPEN_DESK
from adgmin.core.models import User
from delegates.accreditation.states import ADMITTED
from delegates.delegations.access import own_delegations
from delegates.delegations.models import Delegation
from delegates.nominations.models import Delegate
from events.agenda.audience import DESK, FOCAL_POINT, PUBLIC, Viewer
from events.documents.marking import legible
from events.editions.models import Edition

READ_AT_DESK = "events.view_document"
DESK_CHOICE = "desk"


@dataclass(frozen=True, slots=True)
class Reader:
    """Somebody who reads: what they may see, whose name the mark says, under which address the room lies.

    The name is the one on the badge; where no font of ours can set it, that in the passport, else the reference.
    """

    viewer: Viewer
    edition: Edition
    name: str
    delegation: Delegation | None = None
    user: User | None = None
    delegate: Delegate | None = None
    choices: tuple[tuple[str, str], ...] = field(default=())  # what a user may read as: value, words

    @property
    def by_link(self) -> bool:
        """Whether it is a delegate by their own link."""
        return self.delegate is not None

    @property
    def is_admitted(self) -> bool:
        """Whether more is seen than what everybody sees."""
        return self.viewer != PUBLIC

    @property
    def key(self) -> str:
        """Who it is in which capacity, for what is kept of visits."""
        if self.delegate is not None:
            return f"delegate {self.delegate.pk}"
        return f"user {self.user.pk if self.user else 0} {self.choice}"

    @property
    def device_key(self) -> str:
        """What tells a device whose copies it keeps, without telling who that is."""
        who = self.key if self.user is None else f"user {self.user.pk}"
        return salted_hmac("papers on a device", who, algorithm="sha256").hexdigest()[:24]

    @property
    def choice(self) -> str:
        """As what a user reads."""
        return self.delegation.code if self.delegation else DESK_CHOICE

    @property
    def of(self) -> str:
        """The delegation as the mark says it, in the reader's language."""
        return (
            legible(str(self.delegation.name), self.delegation.code)
            if self.delegation
            else _("Host secretariat")
        )

    def address(self, name: str = "", **values: object) -> str:
        """Return the address of a page of this reader's room."""
        door = "portal-me-papers" if self.by_link else "portal-papers"
        return reverse(f"{door}-{name}" if name else door, kwargs=values)


def of_delegate(person: Delegate) -> Reader:
    """Return a delegate as a reader; without accreditation in force they see what everybody sees."""
    delegation = person.delegation
    accredited = person.is_active and person.accreditation.state in ADMITTED
    party = delegation.party.code if delegation.party else ""
    viewer = Viewer(categories=frozenset({person.role}), party=party) if accredited else PUBLIC
    passport = f"{person.passport_given} {person.passport_surname}".strip()
    name = legible(person.badge_name, passport, person.ref)
    return Reader(viewer, delegation.edition, name, delegation, delegate=person)


def of_user(user: User, wanted: str = "") -> Reader | None:
    """Return a user as a reader: at the desk, or for the delegation wanted among those they speak for; else nobody."""
    own = list(own_delegations(user).select_related("edition", "party").order_by("sort_order", "pk"))
    at_desk = user.has_perms((OPEN_DESK, READ_AT_DESK))
    choices = (
        *(((DESK_CHOICE, _("The desk: every document")),) if at_desk else ()),
        *((one.code, str(one.name)) for one in own),
    )
    if not choices:
        return None
    chosen = wanted if wanted in dict(choices) else choices[0][0]
    name = legible(user.full_name, user.email)
    if chosen == DESK_CHOICE and at_desk:
        edition = Edition.objects.order_by("-start_date").first()
        return Reader(DESK, edition, name, user=user, choices=choices) if edition else None
    delegation = next(one for one in own if one.code == chosen)
    return Reader(_of_focal_point(delegation), delegation.edition, name, delegation, user, choices=choices)


def capacities_of(reader: Reader) -> list[Reader]:
    """Return a reader in each capacity that the same person has."""
    if reader.user is None:
        return [reader]
    found = [of_user(reader.user, value) for value, _words in reader.choices]
    return [one for one in found if one is not None]


def _of_focal_point(delegation: Delegation) -> Viewer:
    """What the accredited people of a delegation may see together, and what its party sent in."""
    people = Delegate.objects.active().filter(
        delegation=delegation, merged_into=None, accreditation__state__in=ADMITTED
    )
    roles = people.order_by().values_list("role", flat=True).distinct()
    party = delegation.party.code if delegation.party else ""
    return Viewer(categories=frozenset({*roles, FOCAL_POINT}), party=party)
