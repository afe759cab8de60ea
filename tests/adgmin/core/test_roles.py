import pytest
from django.contrib.auth.models import Group, Permission

from adgmin.core.granting import grant_roles
from adgmin.core.roles import PERMISSIONS, Role


@pytest.mark.django_db
@pytest.mark.parametrize("role", Role.values)
def test_each_role_may_exactly_what_the_table_says(role):
    group = Group.objects.get(name=role)
    held = {
        f"{p.content_type.app_label}.{p.codename}" for p in group.permissions.select_related("content_type")
    }
    assert held == set(PERMISSIONS[role])


@pytest.mark.django_db
def test_a_permission_added_by_hand_goes_at_the_next_migrate():
    liaison = Group.objects.get(name=Role.LIAISON)
    liaison.permissions.add(Permission.objects.get(codename="view_traveldocument"))
    grant_roles()
    assert liaison.permissions.count() == 0


@pytest.mark.django_db
def test_people_sign_in_by_address_in_any_case(client, make_user):
    make_user("organiser", email="Desk.One@Example.org")
    assert client.login(username="desk.ONE@example.ORG", password="a-long-enough-password")
    assert not client.login(username="desk.one@example.org", password="wrong")
