"""Members of exhibitors become contacts, once, and nobody whose access had ended comes back."""

import importlib
from types import SimpleNamespace

import pytest

from delegates.models import ExhibitorContact
from events.models import Exhibitor
from tests.conftest import NOW
from tests.events.showcase.made import make_hall

migration = importlib.import_module("events.migrations.0023_members_are_contacts")


class Members:
    """What the migration reads of the table that was."""

    def __init__(self, rows):
        self.rows = rows

    def select_related(self, *names):
        return self

    def order_by(self, *names):
        return self.rows


@pytest.fixture
def exhibitors(small, at_demo_time):
    make_hall()
    return list(Exhibitor.objects.order_by("code"))


def run(*pairs):
    rows = [SimpleNamespace(exhibitor_id=one.pk, user_id=user.pk, user=user) for one, user in pairs]
    known = {"ExhibitorMember": SimpleNamespace(objects=Members(rows)), "ExhibitorContact": ExhibitorContact}
    migration.members_become_contacts(SimpleNamespace(get_model=lambda _app, name: known[name]), None)


def test_members_become_contacts_once(exhibitors, make_user):
    new, known, ended = make_user("exhibitor"), make_user("organiser"), make_user("programme")
    first, second = exhibitors[:2]
    ExhibitorContact.objects.create(exhibitor=first, user=known, name="K", email="other@example.org")
    ExhibitorContact.objects.create(exhibitor=first, name="E", email=ended.email, ended_at=NOW)
    for _twice in range(2):
        run((first, new), (first, known), (first, ended), (second, new))
    assert set(ExhibitorContact.objects.in_force().values_list("exhibitor", "user")) == {
        (first.pk, new.pk), (first.pk, known.pk), (second.pk, new.pk),
    }  # fmt: skip
    made = ExhibitorContact.objects.get(exhibitor=second)
    assert (made.name, made.email) == (new.full_name, new.email.lower())
