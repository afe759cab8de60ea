"""What the API takes and gives, as OpenAPI describes it."""

from typing import Annotated, Any, Literal

from ninja import Schema
from pydantic import ConfigDict, Field, StrictInt, StringConstraints

from .entries import MOST_SEQUENCE, MOST_SERIAL

Sequence = Annotated[
    StrictInt, Field(ge=0, le=MOST_SEQUENCE, description="The device's own count of its scans.")
]
Milliseconds = Annotated[
    int | float,
    Field(ge=-8.64e15, le=8.64e15, allow_inf_nan=False, description="Since 1970 UTC, by the device's clock."),
]
Short = Annotated[str, StringConstraints(max_length=80, pattern=r"^[^\x00]*$")]
GateCode = Annotated[str, StringConstraints(max_length=40, pattern=r"^[^\x00]*$")]
Verdict = Literal["admit", "ask", "refuse"]


class Shape(Schema):
    """Unknown members of a request are passed over: newer apps may say more."""

    model_config = ConfigDict(extra="ignore")


class Problem(Schema):
    """Problem details (RFC 9457)."""

    type: str
    status: int
    title: str
    detail: str
    title_vi: str
    title_en: str
    detail_vi: str
    detail_en: str
    errors: list[dict[str, Any]] = []


class Both(Schema):
    """A text in both languages."""

    vi: str
    en: str


class PairIn(Shape):
    """A pairing code from the desk, and how the device is called."""

    code: Annotated[str, StringConstraints(min_length=1, max_length=40)]
    name: Short = ""

    model_config = ConfigDict(json_schema_extra={"examples": [{"code": "K7RM-2XWQ", "name": "Cửa chính 1"}]})


class DeviceOut(Schema):
    """What a device may do."""

    uid: str
    name: str
    may_override: bool
    may_search: bool


class PairOut(Schema):
    """The token is told this once."""

    token: str
    device: DeviceOut


class CheckIn(Shape):
    """A badge before a door: its code, or the number that was typed or found by name."""

    sequence: Sequence
    at: Milliseconds
    sent_at: Milliseconds
    gate: GateCode
    code: Annotated[str, StringConstraints(max_length=1000)] = ""
    serial: Annotated[StrictInt, Field(ge=0, le=MOST_SERIAL)] | None = None
    direction: Literal["in", "out"] = "in"
    override: Annotated[str, StringConstraints(max_length=1000, pattern=r"^[^\x00]*$")] = ""
    operator: Short = ""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {"sequence": 41, "at": 1768449900000, "sent_at": 1768449900050, "gate": "R-HALL", "direction": "in",
                 "code": "ADG1:…", "override": "", "operator": "Vũ Đức Anh"}
            ]
        }
    )  # fmt: skip


class SayOut(Schema):
    """Sentences for the operator, and to say to the guest."""

    operator: Both
    guest: Both


class CheckOut(Schema):
    """The answer to one badge. `count`: persons inside the place now."""

    verdict: Verdict
    reason: str
    say: SayOut
    badge: dict[str, Any] | None
    may_override: bool
    overridden: bool
    counts_as_seat: bool
    count: int
    status: Literal["stored", "duplicate"]


class ScanResult(Schema):
    """What became of one entry. `sequence` is null when it had none that is a number."""

    sequence: int | None
    status: Literal["stored", "duplicate", "kept"]


class ScansOut(Schema):
    """One result for each entry, in their order."""

    server_time: int
    results: list[ScanResult]
    version: str


class EditionOut(Schema):
    """`mark`: the number of the edition in signed codes; after `ends` (seconds) the app forgets everything."""

    code: str
    mark: int
    ends: int
    over: bool
    name: Both


class DeviceStateOut(DeviceOut):
    """The codes of the gates at which it may stand; of all when it is bound to none."""

    gates: list[str]


class InsideOut(Schema):
    """One badge inside one place."""

    place: str
    serial: int
    since: int
    gate: str | None
    seat: bool


class StateOut(Schema):
    """All that a device needs to decide by itself; `badges` are those changed since, or all when `full`."""

    version: str
    full: bool
    server_time: int
    edition: EditionOut
    device: DeviceStateOut
    keys: list[dict[str, Any]]
    gates: list[dict[str, Any]]
    places: list[dict[str, Any]]
    zones: list[dict[str, Any]]
    sessions: list[dict[str, Any]]
    badges: list[dict[str, Any]]
    inside: list[InsideOut]
    was_here: list[list[Any]]


class PhotosOut(Schema):
    """JPEGs of 120 by 160 pixels in base64, by the number of the badge; none for who has none."""

    photos: dict[str, str]


# The body of a batch is read by hand, so that no entry is ever refused; this is what is expected of it.
SCANS_BODY: dict[str, Any] = {
    "required": True,
    "content": {
        "application/json": {
            "schema": {
                "type": "object",
                "required": ["scans"],
                "properties": {
                    "sent_at": {"type": "number", "description": "Milliseconds since 1970 UTC, by the device's clock."},
                    "battery": {"type": ["integer", "null"], "minimum": 0, "maximum": 100},
                    "queue": {
                        "type": "integer", "minimum": 0, "description": "Scans that wait there, these included.",
                    },
                    "gate": {"type": "string"},
                    "operator": {"type": "string"},
                    "version": {"type": "string"},
                    "scans": {
                        "type": "array",
                        "maxItems": 500,
                        "description": "In the order in which they happened. Whatever an entry is, it is kept.",
                        "items": {
                            "type": "object",
                            "properties": {
                                "sequence": {"type": "integer", "minimum": 0},
                                "act": {"enum": ["scan", "undo"]},
                                "of": {"type": ["integer", "null"], "description": "Of an undo: the scan taken back."},
                                "at": {"type": "number"},
                                "code": {"type": ["string", "null"]},
                                "serial": {"type": ["integer", "null"]},
                                "gate": {"type": "string"},
                                "direction": {"enum": ["in", "out"]},
                                "verdict": {"enum": ["admit", "ask", "refuse"]},
                                "reason": {"type": "string"},
                                "override": {"type": "string"},
                            },
                        },
                    },
                },
            },
            "example": {
                "sent_at": 1768449900000, "battery": 81, "queue": 1, "gate": "R-HALL", "operator": "Vũ Đức Anh",
                "version": "1", "scans": [
                    {"sequence": 40, "act": "scan", "at": 1768449880000, "serial": 17, "gate": "R-HALL",
                     "direction": "in", "verdict": "admit", "reason": "welcome", "override": ""}],
            },
        }
    },
}  # fmt: skip
