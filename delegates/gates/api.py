"""The API of devices at gates, under /api/v1/, described by /api/v1/openapi.json."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.http import parse_etags
from ninja import Query

from adgmin.core import clock
from adgmin.core.signing_in.throttle import network_address

from . import batches, checking, devices, hearing, incidents, limits, pictures, shapes, state
from .entries import LINE_ENDS, MOST_SERIAL, clean
from .models import GateDevice
from .problems import PROBLEMS, ApiProblem, described
from .skew import clock_of
from .wire import ProblemApi, StrictJson, answer, problem_answers, read_json

api = ProblemApi(
    title="ADGMIN: gates",
    version="1",
    urls_namespace="api-v1",
    docs_url=None,
    parser=StrictJson(),
    description=(
        "What devices at the doors ask. A device is paired once with a code from the desk and then sends its token. "
        "Times in milliseconds are of the device’s own clock: the server measures its error by `sent_at`. "
        "Every error is problem details (RFC 9457) in Vietnamese and English."
    ),
)
_ALWAYS = ("too-many", "server-error", "busy")
_OF_DEVICES = ("token-unknown", *_ALWAYS)
_WITH_BODY = ("not-json", "too-large", "not-json-type", "not-understood")


@api.get("/", response={200: dict[str, str]}, url_name="root", summary="Where things are")
def root(request: HttpRequest) -> HttpResponse:
    """Name the description of this API."""
    return answer({"version": "1", "openapi": "/api/v1/openapi.json", "gate_app": "/gate/"})


@api.get(
    "/problems/{name}",
    response={200: shapes.Problem, **problem_answers("not-found")},
    summary="What a problem means",
)
def problem_named(request: HttpRequest, name: str) -> HttpResponse:
    """Describe a problem by the last part of its `type`."""
    if name not in PROBLEMS:
        raise ApiProblem("not-found")
    return answer(described(name))


@api.post(
    "/gates/pair", response={200: shapes.PairOut, **problem_answers("wrong-code", *_WITH_BODY, *_ALWAYS)},
    summary="Pair a device",
)  # fmt: skip
def pair(request: HttpRequest, body: shapes.PairIn) -> HttpResponse:
    """Give a token for a pairing code of the desk. A code works once; wrong ones are slowed down."""
    tries = limits.PairingTries(network_address(request))
    if wait := tries.begin():
        raise ApiProblem("too-many", wait=wait)
    paired = devices.pair(body.code, body.name)
    if paired is None:
        raise ApiProblem("wrong-code")
    tries.succeeded()
    return answer({"token": paired.token, "device": state.device_facts(paired.device)})


@api.get(
    "/gates/state", response={200: shapes.StateOut, 304: None, **problem_answers("not-understood", *_OF_DEVICES)},
    auth=hearing.DeviceToken(), summary="All that a device needs to decide by itself",
)  # fmt: skip
def get_state(
    request: HttpRequest, since: str = Query("", max_length=100, description="A `version` had before.")
) -> HttpResponse:
    """Return everything, or what changed since a version; 304 when nothing did (ETag)."""
    device = device_of(request)
    hearing.note(device)
    told = state.state_for(device, since)
    etag = state.etag_of(told)
    if etag in parse_etags(request.headers.get("If-None-Match", "")):
        response = HttpResponse(status=304)
    else:
        response = answer(told)
    response["ETag"] = etag
    response["Cache-Control"] = "private, no-cache"
    return response


@api.get(
    "/gates/photos",
    response={200: shapes.PhotosOut, **problem_answers("not-understood", *_OF_DEVICES)},
    auth=hearing.DeviceToken(), summary="Small photographs",
)  # fmt: skip
def get_photos(
    request: HttpRequest, serials: str = Query(..., max_length=800, description="Up to 60 numbers: 1,2,3")
) -> HttpResponse:
    """Return the photographs of up to 60 badges, by their numbers."""
    wanted = [part.strip() for part in serials.split(",") if part.strip()]
    numbers = [int(part) for part in wanted if part.isascii() and part.isdigit() and len(part) <= 10]
    if (
        len(numbers) != len(wanted)
        or len(wanted) > pictures.MOST
        or any(one > MOST_SERIAL for one in numbers)
    ):
        raise ApiProblem(
            "not-understood", errors=[{"field": "serials", "message": "up to 60 numbers: 1,2,3"}]
        )
    return answer({"photos": pictures.photos_of(device_of(request).edition, numbers)})


@api.post(
    "/gates/check",
    response={200: shapes.CheckOut, **problem_answers("not-your-gate", "sequence-used", *_WITH_BODY, *_OF_DEVICES)},
    auth=hearing.DeviceToken(), summary="Ask about one badge",
)  # fmt: skip
def check(request: HttpRequest, body: shapes.CheckIn) -> HttpResponse:
    """Decide about one badge at one door, and write the scan. Sent twice it is one scan, with the same answer."""
    device, when = device_of(request), clock_of(body.sent_at)
    shown = checking.Shown(
        sequence=body.sequence, at=body.at, gate=body.gate, direction=body.direction,
        code=clean(body.code, 1000).strip(LINE_ENDS), serial=body.serial, override=body.override,
        operator=body.operator,
    )  # fmt: skip
    try:
        checked = checking.check(device, shown, when)
    except checking.NoSuchGate:
        raise ApiProblem("not-your-gate") from None
    except checking.SequenceUsed:
        raise ApiProblem("sequence-used") from None
    hearing.note(device, gate=checked.gate, operator=body.operator, when=when)
    incidents.tell_clock(device, when)
    return answer(
        {
            **checked.answer,
            "say": checked.say,
            "badge": checked.facts,
            "count": checked.count,
            "status": checked.status,
        }
    )


@api.post(
    "/gates/scans",
    response={200: shapes.ScansOut, **problem_answers(*_WITH_BODY, *_OF_DEVICES)},
    auth=hearing.DeviceToken(also_revoked=True), summary="Send scans that wait on the device",
    openapi_extra={"requestBody": shapes.SCANS_BODY},
)  # fmt: skip
def scans(request: HttpRequest) -> HttpResponse:
    """Take in up to 500 scans, in order. Sent again they are the same scans; whatever one is, it is kept.

    Also from a device that was revoked: what it still held is kept as it came, and lets nobody in.
    """
    device, body = device_of(request), _object(request)
    sent = body.get("scans")
    if not isinstance(sent, list):
        raise ApiProblem("not-understood", errors=[{"field": "scans", "message": "a list"}])
    if len(sent) > batches.MOST:
        raise ApiProblem("too-large")
    when = clock_of(body.get("sent_at"))
    results = batches.take_in(device, sent, when, operator=clean(body.get("operator"), 80))
    hearing.note_standing(device, body, when, sent=len(sent))
    incidents.tell_clock(device, when)
    version = str(state.version_of(device.edition))
    return answer(
        {"server_time": int(clock.now().timestamp() * 1000), "results": results, "version": version}
    )


def device_of(request: HttpRequest) -> GateDevice:
    """Return the device that speaks."""
    device: GateDevice = request.auth  # type: ignore[attr-defined]  # set by ninja
    return device


def _object(request: HttpRequest) -> dict[str, Any]:
    try:
        body = read_json(request.body)
    except (ValueError, RecursionError):
        raise ApiProblem("not-json") from None
    if not isinstance(body, dict):
        raise ApiProblem("not-understood", errors=[{"field": "", "message": "an object"}])
    return body
