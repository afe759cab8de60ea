"""An outcome that is not out is in no page, feed, file or interface; and in the mirror only what is out."""

import re

import pytest
from django.core.management import call_command
from django.test import Client

from adgmin.core.roles import Role
from delegates.models import Delegation, FocalPoint
from events.models import Outcome, OutcomeStep
from events.outcomes.publishing import unpublish
from tests.events.crawling import Crawler, body_of, found_in
from tests.events.outcomes.secret import HELD, PUBLIC, TALKED, TEXT, code_of, make_outcomes, outcome_words
from tests.small import released

SECRET = set().union(*(outcome_words(name) | {code_of(name)} for name in HELD)) | outcome_words(
    PUBLIC, TALKED
)
TOLD = outcome_words(PUBLIC, TEXT) | {code_of(PUBLIC)}


def timeless(text: str) -> str:
    """The page without the seconds of the demonstration clock."""
    return re.sub(r"T\d\d:\d\d:\d\d(\.\d+)?", "", text)


@pytest.fixture
def outcomes(small, make_session, at_demo_time):
    make_session("S-1", "09:00", "10:00", access="public")
    made = make_outcomes(small)
    released(small)
    return made


def test_a_right_guess_at_an_address_is_answered_as_a_wrong_one(outcomes):
    crawler = Crawler()
    for name in HELD:
        for lang in ("vi", "en"):
            code = code_of(name)
            guessed, wrong = (crawler.read(f"/{lang}/outcomes/{one}/") for one in (code, code[::-1]))
            assert guessed.startswith("404"), name
            assert timeless(guessed.replace(code, code[::-1])) == timeless(wrong), name


def test_what_is_kept_back_changes_no_public_word(outcomes):
    """No count, no order, no empty line: without it the pages are the same."""
    lists = ("", "outcomes/", "documents/", "documents/?q=zqo")
    pages = [f"/{lang}/{page}" for lang in ("vi", "en") for page in lists]
    pages += ["/sitemap.xml", f"/en/outcomes/{code_of(PUBLIC)}/"]
    crawler = Crawler()
    before = [timeless(crawler.body(page)) for page in pages]
    OutcomeStep.objects.exclude(outcome=outcomes[PUBLIC]).delete()
    Outcome.objects.exclude(code=code_of(PUBLIC)).delete()
    assert [timeless(crawler.body(page)) for page in pages] == before


def test_no_public_answer_is_kept_by_anybody(outcomes):
    client = Client()
    for page in ("/vi/outcomes/", f"/vi/outcomes/{code_of(PUBLIC)}/"):
        answer = client.get(page)
        assert "no-store" in answer["Cache-Control"], page
        assert not answer.has_header("ETag")
    unpublish(outcomes[PUBLIC], by=None)
    assert client.get(f"/vi/outcomes/{code_of(PUBLIC)}/").status_code == 404
    assert "zqoout" not in body_of(client.get("/vi/outcomes/"))


def test_the_mirror_holds_what_is_out_and_nothing_else(outcomes, tmp_path):
    call_command("export_site", str(tmp_path / "mirror"), verbosity=0)
    files = {
        str(path): f"{path}\n{path.read_bytes().decode(errors='replace')}"
        for path in (tmp_path / "mirror").rglob("*")
        if path.is_file() and "/static/" not in str(path)
    }
    assert found_in(files, SECRET) == {}
    assert set(found_in(files, TOLD)) == TOLD


@pytest.mark.parametrize("role", ["", "gate", "security", "liaison", "exhibitor"])
def test_other_roles_find_nothing_at_the_desk_nor_by_the_interface(outcomes, make_user, role):
    assert not role or role in Role.values
    client = Client()
    if role:
        client.force_login(make_user(role))
    pages = [f"/desk/outcomes/{rest}" for rest in ("", "open/", "commitments/", f"{code_of('draft')}/")]
    pages += ["/api/v1/", "/api/v1/openapi.json", "/desk/", "/desk/?q=zqo", "/portal/"]
    assert found_in({page: body_of(client.get(page)) for page in pages}, SECRET | TOLD) == {}


def test_the_desk_finds_every_word(outcomes, signed_in):
    """The control: each word is there to be found by who may."""
    desk = signed_in("programme")
    pages = [f"/desk/outcomes/{one}/" for one in (*map(code_of, (*HELD, PUBLIC)), "open", "commitments")]
    desk.post("/accounts/language/", {"language": "en"})
    told = found_in(
        {
            f"{page}{lang}": body_of(desk.get(page, headers={"accept-language": lang}))
            for page in pages
            for lang in ("vi", "en")
        },
        SECRET | TOLD,
    )
    closed = {
        f"zqo{name}{field}"
        for name in (*HELD, PUBLIC)
        for field in ("why", "said")
        if name not in ("draft", "mine")
    }
    untaken = {"zqodraftstep"}
    titles = {f"zqo{name}titleen" for name in (*HELD, PUBLIC)}
    assert (SECRET | TOLD) - set(told) - closed - untaken - titles == set()


def test_a_partner_finds_none_of_them_in_the_portal(outcomes, small, make_user):
    found = {}
    for number, code in enumerate(("JP", "TH"), 1):
        delegation = Delegation.objects.create(
            edition=small, code=code, party=small.party_set.get(code=code), kind="party", name_vi=f"Đoàn {code}",
            name_en=f"Delegation of {code}", sort_order=number,
        )  # fmt: skip
        user = make_user("focal point", email=f"{code}@example.org")
        FocalPoint.objects.create(delegation=delegation, user=user, email=user.email)
        client = Client()
        client.force_login(user)
        home = f"/portal/delegations/{code}/outcomes/"
        pages = [home, *(f"{home}{code_of(name)}/" for name in HELD), "/portal/", "/portal/papers/?q=zqo"]
        found[code] = found_in({page: body_of(client.get(page)) for page in pages}, outcome_words("draft"))
    assert found["JP"] == {}
    assert {"zqodrafttexten", "zqodraftwords", "zqodraftsaid"} <= set(found["TH"])
