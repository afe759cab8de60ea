"""An edition to take people into."""

import pytest

from tests.conftest import PACK


@pytest.fixture
def people(edition):
    """The edition's delegations, sessions and quotas, and nobody in them."""
    return edition


@pytest.fixture(scope="module")
def nobody(django_db_setup, django_db_blocker):
    """The same for tests that only read: loaded once for a file of tests."""
    from django.core.management import call_command
    from django.db import transaction

    with django_db_blocker.unblock(), transaction.atomic():
        call_command("load_edition", str(PACK), verbosity=0)
        yield
        transaction.set_rollback(True)
