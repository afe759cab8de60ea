"""The awards in a real browser: a juror scores on a phone, the desk settles, and everybody learns it at the moment."""

import os
import subprocess
import sys

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import sign_in
from tests.browser.demonstration import ROOT, environment
from tests.browser.looking import barriers

HERE = "/desk/showcase/awards/digital-content/"


@pytest.fixture(scope="module")
def site(fresh_site):
    """A copy of the module's own, for these journeys write."""
    return fresh_site


def bring_forward(folder, seconds: int) -> None:
    """Let the time of every result come in so many seconds, as the page can say minutes only."""
    code = (
        "import datetime as dt; from adgmin.core import clock; from events.models import CategoryResult, Edition; "
        "from events.releases.publishing import publish_current; "
        f"CategoryResult.objects.update(publish_at=clock.now() + dt.timedelta(seconds={seconds})); "
        "publish_current(Edition.objects.get())"
    )
    subprocess.run(
        [sys.executable, "manage.py", "shell", "-c", code],
        cwd=ROOT,
        env={**os.environ, **environment(folder)},
        check=True,
    )


def test_a_juror_scores_on_a_phone_and_the_result_opens_at_its_moment(site, fresh_folder, phone, laptop):
    juror = phone()
    sign_in(juror, site, "juror")
    expect(juror).to_have_url(f"{site}/portal/awards/")
    expect(juror.locator(".jury__line--conflict").first).to_contain_text("cùng nước")
    assert barriers(juror) == []
    juror.goto(f"{site}/portal/awards/ADA-501/")
    for criterion in ("INNOVATION", "IMPACT", "SCALE", "PRESENTATION"):
        juror.locator(f"[name=p-{criterion}][value='8']").check(force=True)
    assert barriers(juror) == []
    juror.locator("button[value=submit]").click()
    expect(juror.locator(".told")).to_contain_text("Đã nộp phiếu")

    desk = laptop(site, "programme")
    desk.goto(f"{site}{HERE}")
    assert barriers(desk) == []
    public = phone()
    public.goto(f"{site}/en/showcase/awards/")
    expect(public.locator(".award__place")).to_have_count(0)
    assert barriers(public) == []
    bring_forward(fresh_folder, 1)
    public.wait_for_timeout(1500)
    public.reload()
    expect(public.locator(".award__place")).to_have_count(12)
