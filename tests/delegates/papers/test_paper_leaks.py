"""Papers that are not for a reader are nowhere: through every address of the product that this reader can ask.

Each paper bears words of its own in title, symbol, text, note and the name of its file. Every reader asks every address
of the URLconf, with every value that could lead to a paper; what is found is held against what the reader may see, so
that each word is looked for where it must not be and found where it may.
"""

import io
import re
from collections.abc import Iterator

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver
from pypdf import PdfReader

from delegates.models import Accreditation
from events.documents.embargo import lift_embargo, set_embargo
from events.documents.models import Document, PaperFile, Revision
from events.documents.revising import issue
from events.documents.standing import withdraw
from events.models import SessionParty
from tests.conftest import NOW
from tests.delegates.papers.people import (
    OWN,
    ROOM,
    client_of,
    delegation_of,
    filed,
    filed_anew,
    focal_client,
    person_of,
)
from tests.events.crawling import body_of
from tests.small import released

# How each paper is kept back; its address has none of its words, since an answer may repeat what was asked.
PAPERS = ("open", "moment", "opener", "draft", "undone", "shut", "bil", "ours", "gone")
REVISED = ("open", "shut")  # of these there is an older revision
PARTS = ("title", "symbol", "text", "file", "note", "page")
MARKER = re.compile(rf"zq(?:{'|'.join(PAPERS)})(?:{'|'.join(PARTS)}|old)")
PARAMETER = re.compile(r"<(?:\w+:)?(\w+)>")
SKIPPED = ("admin/", "accounts/", "screen/<", "portal/me/<slug:token>")


def words(*names: str, without: tuple[str, ...] = ("file",)) -> set[str]:
    """The words that a reader of these papers finds: names of files are for the desk alone."""
    found = {f"zq{name}{part}" for name in names for part in PARTS if part not in without}
    return found | {f"zq{name}old" for name in REVISED if name in names}


@pytest.fixture
def kept_back(small, make_session, make_user, signed_in, at_demo_time, tmp_path, settings, monkeypatch):
    """One paper of each kind, and a browser for each kind of reader."""
    settings.PRIVATE_ROOT = tmp_path
    without_bounds_and_drawing(monkeypatch)
    jp, th = (delegation_of(small, code, number=n) for n, code in enumerate(("JP", "TH"), 1))
    shows = delegation_of(small, "EXH", kind="exhibitors", number=3)
    bilateral = make_session(
        "B", "14:00", "14:30", access="restricted", kind="bilateral", categories=["head"]
    )
    plenary = make_session("P", "15:00", "15:30", access="accredited")
    for code in ("VN", "JP"):
        SessionParty.objects.create(session=bilateral, party=small.party_set.get(code=code), role="partner")
    make_papers(small, jp, plenary, bilateral)
    released(small)
    head = person_of(jp)
    made = {
        "public": Client,
        "th delegate": lambda: client_of(person_of(th, "delegate")),
        "not accredited": lambda: client_of(person_of(jp, "delegate", state="security_clearance")),
        "media": lambda: client_of(person_of(jp, "media")),
        "exhibitor": lambda: client_of(person_of(shows, "exhibitor")),
        "th focal": lambda: focal_client(th, make_user),
        "security": lambda: signed_in("security"),
        "jp head": lambda: client_of(head),
        "jp focal": lambda: focal_client(jp, make_user),
        "desk": lambda: signed_in("programme"),
    }
    person_of(th, "adviser", ref="th of the delegation")
    return lambda who: made[who]()


def without_bounds_and_drawing(monkeypatch) -> None:
    """A picture tells whose file it is, a marked file is the file; so that thousands of answers cost no process."""
    for module in ("delegates.papers.reading_views", "events.pages.documents.reading_views"):
        monkeypatch.setattr(f"{module}.page_picture", lambda file, *rest, **more: f"zq{file.name}".encode())
    monkeypatch.setattr("events.documents.reading._layout", lambda file: ([(600.0, 800.0)] * file.pages, ()))
    monkeypatch.setattr("delegates.papers.reading_views.marked", lambda pdf, mark: pdf)
    monkeypatch.setattr("delegates.papers.limits._bucket.take", lambda *asked: 0)


def make_papers(edition, jp, plenary, bilateral) -> None:
    fields = {
        "open": {"marking": "public", "session": plenary},
        "moment": {"marking": "public", "session": plenary, "embargo_until": NOW.replace(hour=23)},
        "opener": {"marking": "public", "session": plenary, "embargo_session": plenary},
        "draft": {"marking": "public", "session": plenary, "status": "draft"},
        "undone": {"marking": "public", "session": plenary},
        "shut": {"session": plenary},
        "bil": {"session": bilateral},
        "ours": {"session": plenary, "status": "draft", "submitted_by": jp.party},
        "gone": {"session": plenary},
    }
    for number, name in enumerate(PAPERS):
        said = f"zq{name}title"
        paper = filed(
            edition, f"zq{name}symbol", f"zq{name}{'old' if name in REVISED else 'text'} common", title=said,
            title_vi=said, slug=f"paper-{number}", item=1, **fields[name],
        )  # fmt: skip
        if name in REVISED:
            filed_anew(paper, f"zq{name}text common")
        PaperFile.objects.filter(revision__document=paper).update(original_name=f"zq{name}file.pdf")
        Revision.objects.filter(document=paper).update(note_vi=f"zq{name}note", note_en=f"zq{name}note")
        if name in ("draft", "undone", "ours"):
            Revision.objects.filter(document=paper).update(issued_at=None)
    withdraw(Document.objects.get(symbol="zqgonesymbol"), "x", by=None)


def routes(resolver=None, prefix: str = "") -> Iterator[str]:
    for entry in (resolver or get_resolver()).url_patterns:
        route = prefix + str(entry.pattern)
        if route.startswith(SKIPPED):
            continue
        if isinstance(entry, URLResolver):
            yield from routes(entry, route)
        elif isinstance(entry, URLPattern):
            yield route


def addresses(begins: tuple[str, ...], papers: tuple[str, ...] = PAPERS) -> list[str]:
    """Every address under these beginnings; of papers and files each, of meetings and parties those that there are."""
    values = {"lang": ["en"], "language": ["en"], "revision": ["0", "1"], "day": ["2026-01-15"]}
    slugs = [f"paper-{PAPERS.index(name)}" for name in papers]
    files = [str(pk) for pk in PaperFile.objects.values_list("pk", flat=True)]
    names = list(PaperFile.objects.values_list("name", flat=True))
    made = []
    for route in routes():
        if not route.startswith(begins):
            continue
        filled = ["/" + route.replace("^export\\.(?P<kind>xlsx|csv)$", "export.xlsx")]
        for found in PARAMETER.finditer(route):
            of_papers = {"slug": slugs, "pk": files} if "papers/" in route or "documents/" in route else {}
            here = {**values, **of_papers, "code": codes_for(route), "name": names}
            own = here.get(found[1], ["1"])
            filled = [one.replace(found[0], value, 1) for one in filled for value in own]
        made += filled
    return made + [
        f"{one}?q=common"
        for one in made
        if one in (OWN, ROOM, "/en/documents/", "/en/agenda/", "/desk/papers/")
    ]


def codes_for(route: str) -> list[str]:
    """Codes that there are of what this address is about; where it is not said, of a party."""
    of_meetings = ("sessions/", "meeting/", "agenda/", "programme/")
    return (
        ["B", "P"] if any(word in route for word in of_meetings) else ["R-A"] if "rooms/" in route else ["JP"]
    )


def read(client: Client, address: str) -> str:
    """All that an address tells; a picture of a page tells whose file it is."""
    answer = client.get(address)
    if (
        answer.status_code == 405
        and address.startswith((OWN, ROOM))
        and ("pack/" in address or address.endswith("keep/"))
    ):
        answer = client.post(address)
    body = b"".join(answer.streaming_content) if answer.streaming else answer.content
    told = " ".join(f"{name}: {value}" for name, value in answer.headers.items())
    if answer.get("Content-Type") == "application/pdf":
        pages = PdfReader(io.BytesIO(body)).pages
        return told + "\n".join(page.extract_text() for page in pages)
    if answer.get("Content-Type") == "image/webp":
        file = PaperFile.objects.select_related("revision__document").get(name=body.decode()[2:])
        return told + file.revision.document.symbol.replace("symbol", "page")
    return told + body.decode(errors="replace")


def found(client: Client, *begins: str, papers: tuple[str, ...] = PAPERS) -> set[str]:
    return {
        word
        for address in addresses(begins, papers)
        for word in MARKER.findall(read(client, address).casefold())
    }


GONE = {"zqgonetitle", "zqgonesymbol"}
OF_ALL_DELEGATIONS = words("open", "shut") | GONE
EXPECTED = {
    "th delegate": OF_ALL_DELEGATIONS,
    "th focal": OF_ALL_DELEGATIONS,
    "jp head": OF_ALL_DELEGATIONS | words("bil", "ours"),
    "jp focal": OF_ALL_DELEGATIONS | words("bil", "ours"),
    "not accredited": words("open"),
    "media": words("open"),
    "exhibitor": words("open"),
    "security": set(),
    "public": set(),
}


@pytest.mark.parametrize("who", EXPECTED)
def test_behind_the_doors_each_finds_just_their_own(kept_back, who):
    """Portal, desk, private files: by own link, as a focal point, at the desk without the right, as nobody."""
    # An own link is known under its own addresses; one such reader asks all the others as well.
    begins = {"th focal": ("portal/", "files/")}.get(who, ("portal/me/", "files/"))
    if who in ("th delegate", "jp focal", "security", "public"):
        begins = ("portal/", "files/", "desk/", "my-agenda/")
    assert found(kept_back(who), *begins) == EXPECTED[who]


def test_the_desk_finds_every_word(kept_back):
    """The negative control: each word is there to be found."""
    wanted = words(*PAPERS, without=()) - {
        "zqgonetext",
        "zqgonepage",
    }  # who withdrew it took its file from the room
    told = found(kept_back("desk"), "portal/papers/", "desk/papers/")
    assert wanted - told == set()


def test_the_public_finds_what_is_public_cold_kept_and_after_each_change(
    kept_back, django_capture_on_commit_callbacks
):
    """Pages, searches, feeds, the API and the sitemap; again when everything is kept; then both ways."""
    public = (
        "<lang:lang>/",
        "agenda",
        "api/",
        "changes.atom",
        "schedule.xml",
        "sitemap.xml",
        "robots.txt",
        "programme",
    )
    client = kept_back("public")
    cold = found(client, *public)
    assert cold - words("open") == set()
    assert {"zqopentitle", "zqopensymbol", "zqopentext", "zqopenold"} <= cold
    assert found(client, *public) == cold
    where = ("<lang:lang>/documents/", "<lang:lang>/sessions/", "agenda.json", "sitemap.xml")

    def after(act) -> set[str]:
        with django_capture_on_commit_callbacks(execute=True):
            act()
        return found(client, *where, papers=("draft", "open"))

    draft, shown = Document.objects.get(symbol="zqdraftsymbol"), Document.objects.get(symbol="zqopensymbol")
    assert {"zqdrafttitle", "zqdrafttext"} <= after(lambda: issue(draft, by=None))
    held = after(lambda: set_embargo(shown, until=NOW.replace(hour=22), session=None, by=None))
    assert not any("zqopen" in word for word in held)
    assert "zqdrafttext" in held
    gone = after(lambda: withdraw(draft, "Wrong", by=None))
    assert "zqdrafttext" not in gone
    assert "zqopenold" in after(lambda: lift_embargo(shown, by=None))
    gone = after(lambda: withdraw(shown, "Wrong", by=None))
    assert {"zqopentext", "zqopenold", "zqopenpage"} & gone == set()


def test_what_one_may_not_see_changes_no_count_and_no_choice(kept_back):
    """A list with and without it says the same, and to ask for it is like asking for nothing."""
    client = kept_back("th delegate")

    def told(address):
        text = body_of(client.get(address)).replace("paper-6", "paper-x").replace("paper-99", "paper-x")
        return re.sub(r'(csrfmiddlewaretoken" value|"csrf":|time datetime=)[^>\n,]*', "", text)

    pages = (OWN, f"{OWN}?q=common", f"{OWN}?kind=report", f"{OWN}kept/check/?paper=paper-6/en/0")
    before = [told(page) for page in pages]
    for path in ("", "en/", "en/1.webp", "en/file.pdf", "en/rev-0/", "compare/"):
        assert told(f"{OWN}paper/paper-6/{path}") == told(f"{OWN}paper/paper-99/{path}"), path
    Document.objects.filter(
        slug__in=["paper-1", "paper-2", "paper-3", "paper-4", "paper-6", "paper-7"]
    ).delete()
    assert [told(page) for page in pages] == before


def test_what_was_open_is_closed_with_the_right(kept_back):
    client = kept_back("jp head")
    assert client.get(f"{OWN}kept/check/?paper=paper-6/en/0").json()["papers"] == {"paper-6/en/0": 0}
    assert client.get(f"{OWN}paper/paper-6/en/file.pdf").status_code == 200
    Accreditation.objects.update(state="revoked")
    assert client.get(f"{OWN}kept/check/?paper=paper-6/en/0").json()["papers"] == {"paper-6/en/0": -2}
    assert found(client, "portal/me/papers/") == words("open")
