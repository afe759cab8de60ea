import pytest

from delegates.desk.menu import menu_for


@pytest.mark.parametrize(
    ("role", "routes"),
    [
        ("organiser", ["desk-today", "desk-programme", "desk-languages", "admin:index", "desk-delegates",
                       "desk-delegations", "desk-import"]),
        ("programme", ["desk-today", "desk-programme", "desk-languages", "admin:index", "desk-delegations"]),
        ("protocol", ["desk-today", "desk-programme", "desk-languages", "admin:index", "desk-delegates",
                      "desk-delegations"]),
        ("gate", []),
    ],
)  # fmt: skip
def test_each_role_sees_what_it_may_open(make_user, role, routes):
    groups = menu_for(make_user(role), "/desk/")
    assert [link["entry"].route for group in groups for link in group.links] == routes


def test_the_current_entry_is_marked(make_user):
    groups = menu_for(make_user("organiser"), "/desk/delegates/12/")
    assert [link["entry"].route for group in groups for link in group.links if link["current"]] == [
        "desk-delegates"
    ]
