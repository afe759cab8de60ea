"""Several people take in workbooks at the same moment: quotas, the one head and each person stay single."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connections

from delegates.imports.intake import examine, preview
from delegates.imports.store import write
from delegates.models import Delegate
from tests.delegates.imports.workbooks import good, table, taken, workbook

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.threads]


def at_once(files):
    """Take in every file in a thread of its own, all let go together; return the outcomes."""
    barrier = Barrier(len(files))

    def run(data):
        try:
            barrier.wait(timeout=20)
            return taken(data)
        finally:
            connections.close_all()

    with ThreadPoolExecutor(len(files)) as pool:
        return list(pool.map(run, files))


def test_last_place_is_given_once(people):
    files = [workbook(table([good(number, delegation="APT")])) for number in range(1, 6)]
    outcomes = at_once(files)
    assert Delegate.objects.filter(delegation__code="APT").count() == 3
    assert sum(outcome.committed for outcome in outcomes) == 3


def test_one_head(people):
    files = [workbook(table([good(number, role="Head of Delegation")])) for number in range(1, 5)]
    outcomes = at_once(files)
    assert Delegate.objects.filter(role="head").count() == 1
    codes = {finding.code for outcome in outcomes for finding in outcome.findings}
    assert codes == {"second_head"}


def test_same_file_twice_makes_each_person_once(people):
    data = workbook(table([good(number, delegation="MEDIA", role="Media") for number in range(1, 11)]))
    outcomes = at_once([data, data, data])
    assert Delegate.objects.count() == 10
    assert sorted(outcome.plan.count("created") for outcome in outcomes) == [0, 0, 10]


def test_without_looking_again_inside_the_lock_the_quota_would_break(people):
    tables = [examine(workbook(table([good(number, delegation="APT")]))) for number in range(1, 5)]
    plans = [preview(cells).plan for cells in tables]
    for plan, cells in zip(plans, tables, strict=True):
        write(plan, cells.known, by=None)
    assert Delegate.objects.filter(delegation__code="APT").count() == 4
