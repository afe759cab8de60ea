import pytest

from delegates.desk.menu import menu_for

PROGRAMME = [
    "desk-board", "desk-programme", "desk-conflicts", "desk-review", "desk-releases", "desk-prints",
    "desk-programme-import", "desk-papers", "desk-outcomes", "desk-languages", "admin:index",
]  # fmt: skip
SHOWCASE = [
    "desk-exhibitors",
    "desk-hall",
    "desk-demos",
    "desk-tours",
    "desk-awards",
    "desk-docks",
    "desk-checklists",
    "desk-visits",
]
BADGES = [
    "desk-badges", "desk-passes", "desk-badge-print", "desk-badge-batches", "desk-badge-layouts", "desk-hand-overs",
]  # fmt: skip
READINGS = "desk-paper-log"
DOORS = ["desk-gates", "desk-incidents", "desk-devices", "desk-attendances", "desk-rosters"]
LISTS = ["desk-participants", "desk-dashboard", "desk-lists"]


@pytest.mark.parametrize(
    ("role", "live", "people"),
    [
        (
            "organiser",
            ["desk-today", "desk-messages"],
            [
                *SHOWCASE,
                "desk-queue",
                "desk-delegates",
                "desk-delegations",
                "desk-import",
                *LISTS,
                *BADGES,
                *DOORS,
            ],
        ),
        ("programme", ["desk-today", "desk-live", "desk-messages"], [*SHOWCASE, "desk-delegations"]),
        (
            "protocol",
            ["desk-today"],
            [
                "desk-tours",
                "desk-queue",
                "desk-delegates",
                "desk-delegations",
                *LISTS,
                "desk-badges",
                "desk-badge-batches",
                "desk-gates",
                "desk-devices",
                "desk-rosters",
            ],
        ),
    ],
)
def test_each_role_sees_what_it_may_open(make_user, role, live, people):
    groups = menu_for(make_user(role), "/desk/")
    routes = [link["entry"].route for group in groups for link in group.links]
    assert [route for route in routes if route != READINGS] == [*live, *PROGRAMME, *people]
    assert (READINGS in routes) == (role != "protocol")


def test_who_does_not_work_at_the_desk_sees_nothing(make_user):
    assert menu_for(make_user("gate"), "/desk/") == []


@pytest.mark.parametrize(
    ("path", "route"),
    [
        ("/desk/", "desk-today"),
        ("/desk/programme/releases/2/", "desk-releases"),
        ("/desk/programme/MIN-OPEN/", "desk-programme"),
        ("/desk/delegates/12/", "desk-delegates"),
    ],
)
def test_the_entry_with_the_longest_address_is_current(make_user, path, route):
    groups = menu_for(make_user("administrator"), path)
    current = [link["entry"].route for group in groups for link in group.links if link["current"]]
    assert current == [route]
