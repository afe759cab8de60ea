"""delegations.yaml: delegations with their quotas, organisations and focal points."""

from collections.abc import Iterable

from events.editions.pack.edition import SOURCE
from events.editions.pack.fields import Group, Line, Mail, Many, Ref, To, Whole, both, choice
from events.editions.pack.sections import EDITION, Kind, Record, Records, Row, Section, columns, once

from .models import DelegateRole, Delegation, DelegationOrganisation, FocalPoint, Quota

DELEGATIONS = Kind("delegations", Delegation, orders=("sort_order",))
QUOTAS = Kind("quotas", Quota, key=("delegation_id", "role"), scope="delegation__edition")
ORGANISATIONS = Kind(
    "organisations", DelegationOrganisation, key=("delegation_id", "position"), scope="delegation__edition"
)
FOCAL_POINTS = Kind("focal_points", FocalPoint, key=("delegation_id", "email"), scope="delegation__edition")
KINDS = (DELEGATIONS, QUOTAS, ORGANISATIONS, FOCAL_POINTS)


def _by_role(*, required: bool) -> Group:
    return Group(
        fields={role: Whole(required=required, most=1_000_000) for role in DelegateRole.values},
        required=required,
    )


def _rows(record: Record, _records: Records) -> Iterable[Row]:
    own = {"quotas", "organisations", "focal_point", "sample_people"}
    owner = {"delegation_id": Ref("delegations", record.code)}
    yield Row(
        DELEGATIONS,
        record.code,
        {"edition_id": EDITION, "code": record.code, **columns(record.data, {}, own)},
    )
    for role, places in record["quotas"].items():
        yield Row(QUOTAS, f"{record.code}/{role}", {**owner, "role": role, "places": places})
    for position, organisation in enumerate(record["organisations"], 1):
        yield Row(ORGANISATIONS, f"{record.code}/{position}", {**owner, "position": position, **organisation})
    if office := record["focal_point"]:
        values = {**owner, **office, "source": record["source"]}
        yield Row(FOCAL_POINTS, f"{record.code}/{office['email']}", values)


def categories_are_roles(records: Records) -> None:
    """Require that the categories a session admits are roles of delegates."""
    for record in records["sessions"].values():
        for category in record["access"]["categories"]:
            if category not in DelegateRole.values:
                record.at.within("access.categories").report(
                    "unknown_choice",
                    f"Không có vai trò “{category}”. Chọn: {', '.join(DelegateRole.values)}.",
                    f"There is no role “{category}”. Choose: {', '.join(DelegateRole.values)}.",
                )


SECTIONS = (
    Section(
        "delegations.yaml",
        "delegations",
        {
            "party": To(table="parties", required=False),
            "kind": choice(Delegation.Kind),
            **both(Delegation, "name"),
            "sort_order": Whole(),
            "quotas": _by_role(required=True),
            # For the makers of sample people; not kept.
            "sample_people": _by_role(required=False),
            "table_seats": Whole(),
            "back_seats": Whole(),
            "floaters": Whole(),
            "organisations": Many(of=Group(fields=both(DelegationOrganisation, "name"))),
            "focal_point": Group(
                fields={
                    **both(FocalPoint, "office"),
                    "email": Mail(limit=254),
                    "phone": Line(limit=40, required=False),
                },
                required=False,
            ),
            "source": SOURCE,
        },
        _rows,
        code_limit=10,
        rules=(once("delegations", "party", "sort_order"), categories_are_roles),
    ),
)
