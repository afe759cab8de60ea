"""Every role at every address: who is let in, from the list of addresses itself. A new address without a rule fails."""

import re
from collections.abc import Iterator

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

from adgmin.core.roles import Role
from tests.small import released

ADMINISTRATOR, ORGANISER, PROGRAMME, PROTOCOL, SECURITY = (
    Role.ADMINISTRATOR, Role.ORGANISER, Role.PROGRAMME, Role.PROTOCOL, Role.SECURITY,
)  # fmt: skip
EVERYBODY = "everybody"
SIGNED_IN = frozenset(Role)
PROGRAMME_READERS = frozenset({ADMINISTRATOR, ORGANISER, PROGRAMME, PROTOCOL})
STAFF = PROGRAMME_READERS | {SECURITY}
PEOPLE = frozenset({ADMINISTRATOR, ORGANISER, PROTOCOL, SECURITY})
REGISTRATION = frozenset({ADMINISTRATOR, ORGANISER})
DOORS = frozenset({ADMINISTRATOR, ORGANISER, SECURITY})
PROTOCOL_DESK = REGISTRATION | {PROTOCOL}
DOORS = frozenset({ADMINISTRATOR, ORGANISER, SECURITY})
RUNNING = frozenset({ADMINISTRATOR, PROGRAMME})
MAILS = frozenset({ADMINISTRATOR, ORGANISER, PROGRAMME})

# Who may open an address, by the longest beginning of its route that is named here.
RULES: dict[str, frozenset[str] | str] = {
    "": EVERYBODY,  # the root leads to a language
    "<lang:lang>/": EVERYBODY,
    "accounts/": EVERYBODY,
    "accounts/password/": SIGNED_IN,
    "accounts/welcome/": SIGNED_IN,
    "agenda": EVERYBODY,
    "api/v1/": EVERYBODY,  # to devices by their token; tests/delegates/gates/test_devices.py asks without one
    "changes.atom": EVERYBODY,
    "gate/": EVERYBODY,  # the device is asked, not the person
    "healthz": EVERYBODY,
    "live/token": EVERYBODY,
    "manifest.webmanifest": EVERYBODY,
    "my-agenda/": EVERYBODY,
    "my-agenda/calendar": SIGNED_IN,
    "my-agenda/stars": SIGNED_IN,
    "pictures/": EVERYBODY,  # those that a release shows; tests/events/pages/pictures/test_views.py
    "portal/invitation/": EVERYBODY,
    "portal/showcase/invitation/": EVERYBODY,
    "programme.pdf": EVERYBODY,
    "readyz": EVERYBODY,
    "robots.txt": EVERYBODY,
    "schedule.xml": EVERYBODY,
    "screen/": EVERYBODY,
    "sitemap.xml": EVERYBODY,
    "sw.js": EVERYBODY,
    "files/": SIGNED_IN,
    "portal/": frozenset(),  # a focal point of no delegation is refused; test_doors.py asks with delegations
    "portal/papers/": PROGRAMME_READERS,  # at the desk; test_readers.py asks focal points
    "portal/papers/kept/check/": PROGRAMME_READERS,
    "portal/papers/kept/": EVERYBODY,  # holds nothing of anybody
    "portal/papers/sw.js": EVERYBODY,
    "portal/papers/manifest.webmanifest": EVERYBODY,
    "portal/awards/": frozenset(),  # jurors by their record; tests/events/awards/test_portal_views.py
    "portal/me/": EVERYBODY,  # by the link that this browser opened, else it says so
    "desk/": STAFF,
    "desk/accreditation/": PEOPLE,
    "desk/accreditation/<int:pk>/shown/": frozenset({ADMINISTRATOR, ORGANISER, SECURITY}),
    "desk/delegates/": PEOPLE,
    "desk/delegates/add/": REGISTRATION,
    "desk/delegates/duplicates/": REGISTRATION,
    "desk/delegates/import/": REGISTRATION,
    "desk/delegates/passport/": frozenset({ADMINISTRATOR, ORGANISER, SECURITY}),
    "desk/delegates/<int:pk>/edit/": frozenset({ADMINISTRATOR, ORGANISER, PROTOCOL}),
    "desk/delegates/<int:pk>/sensitive/": frozenset({ADMINISTRATOR, ORGANISER, SECURITY}),
    "desk/delegates/^export": frozenset({ADMINISTRATOR, ORGANISER, PROTOCOL}),
    "desk/delegations/": STAFF,
    "desk/delegations/deadlines/": PROTOCOL_DESK,
    "desk/delegations/<str:code>/checklist/": PROTOCOL_DESK,
    "desk/delegations/<str:code>/contacts/": PROTOCOL_DESK,
    "desk/delegations/<str:code>/deadlines/": PROTOCOL_DESK,
    "desk/delegations/<str:code>/focal-points/": REGISTRATION,
    "desk/delegations/<str:code>/liaison/": PROTOCOL_DESK,
    "desk/delegations/<str:code>/note-verbale/": PROTOCOL_DESK,
    "desk/delegations/<str:code>/quotas/": PROTOCOL_DESK,
    "desk/delegations/<str:code>/seats/": PROTOCOL_DESK,
    "desk/badges/": PEOPLE,
    "desk/badges/make/": REGISTRATION,
    "desk/badges/passes/": REGISTRATION,
    "desk/badges/hand-over/": DOORS,
    "desk/badges/hand-over/<str:code>/": REGISTRATION,
    "desk/badges/receipts/": DOORS,
    "desk/badges/<int:pk>/hand-over/": REGISTRATION,
    "desk/badges/<int:pk>/lost/": REGISTRATION,
    "desk/badges/<int:pk>/replace/": REGISTRATION,
    "desk/badges/<int:pk>/revoke/": REGISTRATION,
    "desk/badges/<int:pk>/take-back/": REGISTRATION,
    "desk/badges/batches/": PEOPLE,
    "desk/badges/batches/<int:number>/badges.pdf": REGISTRATION,
    "desk/badges/batches/<int:number>/give-up/": REGISTRATION,
    "desk/badges/batches/<int:number>/resume/": REGISTRATION,
    "desk/badges/batches/<int:number>/stop/": REGISTRATION,
    "desk/badges/layouts/": REGISTRATION,
    "desk/badges/print/": REGISTRATION,
    "desk/gates/": PEOPLE,
    "desk/gates/attendance/": DOORS,
    "desk/gates/attendance/<str:code>/list.xlsx": REGISTRATION,
    "desk/gates/devices/add/": DOORS,
    "desk/gates/devices/<int:pk>/": DOORS,
    "desk/gates/incidents/": DOORS,
    "desk/gates/paper/": DOORS,
    "desk/gates/people/": DOORS,
    "desk/gates/rosters/<str:code>.pdf": PROTOCOL_DESK,
    "desk/languages/": PROGRAMME_READERS,
    "desk/lists/": PEOPLE,
    "desk/lists/list.xlsx": frozenset({ADMINISTRATOR, ORGANISER, PROTOCOL}),
    "desk/lists/sensitive/": frozenset({ADMINISTRATOR, ORGANISER, SECURITY}),
    "desk/lists/participants/list.": frozenset({ADMINISTRATOR, ORGANISER, PROTOCOL}),
    "desk/lists/participants/versions/": frozenset({ADMINISTRATOR, ORGANISER, PROTOCOL}),
    "desk/live/": RUNNING,
    "desk/messages/": MAILS,
    "desk/messages/bulk/": REGISTRATION,
    "desk/messages/templates/": REGISTRATION,
    "desk/paper-log/": MAILS,
    "desk/outcomes/": PROGRAMME_READERS,
    "desk/outcomes/<str:code>/do/": RUNNING,
    "desk/papers/": PROGRAMME_READERS,
    "desk/showcase/exhibitors/": frozenset({ADMINISTRATOR, ORGANISER, PROGRAMME}),
    "desk/showcase/exhibitors/invite/": RUNNING,
    "desk/showcase/exhibitors/<slug:slug>/do/": RUNNING,
    "desk/papers/new/": RUNNING,
    "desk/papers/<slug:slug>/do/": RUNNING,
    "desk/papers/<slug:slug>/files/": RUNNING,
    "desk/papers/<slug:slug>/files/<int:pk>/": PROGRAMME_READERS,
    "desk/showcase/visits/": frozenset({ADMINISTRATOR, ORGANISER, PROGRAMME}),
    "desk/showcase/tours/": PROGRAMME_READERS,
    "desk/showcase/": frozenset({ADMINISTRATOR, ORGANISER, PROGRAMME}),
    "desk/showcase/checklists/<slug:slug>/": RUNNING,
    "desk/showcase/docks/<int:pk>/do/": RUNNING,
    "desk/showcase/awards/announcement.pdf": RUNNING,
    "desk/showcase/awards/time/": RUNNING,
    "desk/showcase/awards/<slug:code>/do/": RUNNING,
    "desk/showcase/awards/<slug:code>/protocol.pdf": RUNNING,
    "desk/programme/": PROGRAMME_READERS,
    "desk/programme/board/breaks/": RUNNING,
    "desk/programme/board/duplicate/": RUNNING,
    "desk/programme/board/move/": RUNNING,
    "desk/programme/board/redo/": RUNNING,
    "desk/programme/board/shift/": RUNNING,
    "desk/programme/board/swap/": RUNNING,
    "desk/programme/board/try/": RUNNING,
    "desk/programme/board/undo/": RUNNING,
    "desk/programme/conflicts/accept/": RUNNING,
    "desk/programme/conflicts/accepted/": RUNNING,
    "desk/programme/conflicts/fix/": RUNNING,
    "desk/programme/import/": RUNNING,
}
# Shown to more than may act there: the page says who may.
READ_BY = {"desk/programme/import/": PROGRAMME_READERS}
VALUES = {
    "lang": "vi", "day": "2026-01-15", "token": "nobodys-token", "number": "1", "room": "R-A", "slug": "nobody",
    "label": "events.session", "key": "frab", "step": "identity", "name": "nobodys-file", "rest": "nowhere",
    "kind": "personal", "language": "vi", "revision": "1", "text": "OUT-1",
}  # fmt: skip
CODES = {"delegations": "VN", "hand-over": "VN", "screen": "R-A", "partners": "VN"}
CODES = {"delegations": "VN", "screen": "R-A", "partners": "VN", "rosters": "G-A"}
_PARAMETER = re.compile(r"(\w+)/<(?:\w+:)?(\w+)>|<(?:\w+:)?(\w+)>")


def routes(resolver=None, prefix: str = "") -> Iterator[str]:
    """Yield every route outside the records, as written: desk/delegates/<int:pk>/."""
    for entry in (resolver or get_resolver()).url_patterns:
        route = prefix + str(entry.pattern)
        if route.startswith("admin/"):
            continue  # tests/adgmin/core/test_admin.py asks these
        if isinstance(entry, URLResolver):
            yield from routes(entry, route)
        elif isinstance(entry, URLPattern):
            yield route


def rule_of(route: str) -> frozenset[str] | str:
    """Return who may open it. A public beginning covers a family; everything else is named to its folder."""
    if route in READ_BY:
        return READ_BY[route]
    known = [beginning for beginning in RULES if beginning and route.startswith(beginning)]
    if route == "":
        return RULES[""]
    assert known, f"no rule says who may open {route}"
    return RULES[max(known, key=len)]


@pytest.fixture
def address(delegate, make_session, at_demo_time):
    """Fill a route with things that exist."""
    make_session("S-1", "09:00", "10:00", access="public")
    released()

    def fill(route: str) -> str:
        def value(match: re.Match[str]) -> str:
            before, name = (match[1] or "", match[2] or match[3])
            if name == "pk":
                found = str(delegate.pk)
            elif name == "code":
                found = CODES.get(before, "S-1")
            else:
                found = VALUES[name]
            return f"{before}/{found}" if before else found

        plain = route.replace("^export\\.(?P<kind>xlsx|csv)$", "export.xlsx")
        return "/" + _PARAMETER.sub(value, plain)

    return fill


def outcome(client: Client, address: str) -> str:
    """Return what happened to a reader: in, refused, or asked to sign in."""
    response = client.get(address)
    if response.status_code == 405 and "sign-out" not in address:
        response = client.post(address)
    if response.streaming:
        b"".join(response.streaming_content)  # closes its file
    assert response.status_code < 500 or address == "/readyz", address
    if response.status_code == 403:
        return "refused"
    if response.status_code == 302 and response["Location"].startswith("/accounts/sign-in/"):
        return "sign in"
    return "in"


@pytest.mark.parametrize("role", [*Role.values, ""])
def test_who_is_let_in_where(role, address, client, make_user, monkeypatch):
    # What is in the papers is tested elsewhere.
    monkeypatch.setattr("typst.Compiler.compile", lambda *args, **kwargs: b"%PDF-1.7", raising=False)
    monkeypatch.setattr("delegates.badges.typeset._pressed", lambda *args, **kwargs: b"\x89PNG")
    if role:
        client.force_login(make_user(role))
    expected, happened = {}, {}
    for route in routes():
        may = rule_of(route)
        if may == EVERYBODY and role:
            continue  # asked without a sign-in
        expected[route] = "in" if may == EVERYBODY or role in may else "refused" if role else "sign in"
        happened[route] = outcome(client, address(route))
    wrong = {route: (expected[route], told) for route, told in happened.items() if told != expected[route]}
    assert wrong == {}  # route: (as the rules say, as it is)


def test_an_address_without_a_rule_fails():
    """The negative control: a new folder of addresses is not covered by what is there."""
    with pytest.raises(AssertionError, match="no rule says who may open doors/new/"):
        rule_of("doors/new/")
