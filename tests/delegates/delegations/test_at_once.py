"""Several browsers open one invitation at the same moment: it lets in once."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connections

from adgmin.core.models import User
from adgmin.core.problems import Refused
from delegates.delegations.inviting import accept
from tests.delegates.delegations.test_inviting import PASSWORD, newest_token, sato

__all__ = ["sato"]
pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.threads]


def test_a_link_lets_in_once(sato):
    token, barrier = newest_token(), Barrier(4)

    def run(_number):
        try:
            barrier.wait(timeout=20)
            accept(token, PASSWORD)
        except Refused as refusal:
            return refusal.problems[0].code
        finally:
            connections.close_all()
        return "in"

    with ThreadPoolExecutor(4) as pool:
        outcomes = sorted(pool.map(run, range(4)))
    assert outcomes == ["in", "link_used", "link_used", "link_used"]
    assert User.objects.filter(email="sato@example.org").count() == 1
