"""No public channel tells what is not disclosed: in both languages, cold, kept and after a change."""

import datetime as dt
import json
import re

import pytest

from adgmin.core import clock
from events.agenda.editing import change_session
from events.documents.models import Revision
from events.models import DemoSlot, DemoStar, Exhibitor, Outcome
from events.personal.models import StarList
from events.releases.models import PublishedProgramme
from tests.events.crawling import Crawler, addresses, found_in
from tests.events.marked import HELD_BACK, make_secrets, markers
from tests.events.outcomes import secret
from tests.small import released

LANGUAGES = ("vi", "en")
NOW = dt.datetime(2026, 1, 15, 9, 50, tzinfo=clock.MEETING_ZONE)
PAPER = ("papervi", "paperen", "symbol", "inside")
NOT_ANNOUNCED = {f"zqann{f}" for f in ("absvi", "absen", "itemvi", "itemen", "dressvi", "dressen", *PAPER)}
UNNAMED = markers("bil") | {"zqroom", "zqroomcode", "zqtopicvi", "zqtopicen"}
HIDDEN = markers("hid") | {"2026-01-15T03:17", "20260115T0317", "03:17–03:43", "3h17"}
DRAFT = markers("draft") | {"2026-01-15T04:17", "20260115T0417", "04:17–04:43"}
RESTRICTED = {f"zqshut{field}" for field in PAPER}
HELD = {f"zq{name}{field}" for name in HELD_BACK for field in PAPER} | {"zqnotevi", "zqnoteen"}
WAITING = {"zqwaitvi", "zqwaiten", "zqwaitprofilevi", "zqwaitprofileen", "zqwaitsite", "zqwaitslug", "zqwaitproduct",
           "zqwaitpvi", "zqwaitpen", "ZQWAITDEMO", "2026-01-15T05:17", "20260115T0517", "05:17–05:43"}  # fmt: skip
NEVER = {"zqentry", "zqreason", "zqneeds", "zqwish"}  # of no exhibitor, accepted or not
UNDECIDED = set().union(
    *(secret.outcome_words(name, secret.TEXT) | {secret.code_of(name)} for name in secret.HELD)
)
NEVER |= set().union(*(secret.outcome_words(name, secret.TALKED) for name in (*secret.HELD, secret.PUBLIC)))
SECRETS = (
    NOT_ANNOUNCED | UNNAMED | HIDDEN | DRAFT | RESTRICTED | HELD | {"zqcontact"} | WAITING | NEVER | UNDECIDED
)
ANNOUNCED = {"zqanntitlevi", "zqanntitleen"}
# Addresses that take parameters; those of ASKED_ALL narrow the programme and are asked everything.
LISTS = re.compile(r"^/(\w\w/(agenda/.*|changes/|documents/|showcase/)?|[\w.]+\.(ics|json|xml|atom))$")
ASKED_ALL = ("/vi/agenda/", "/en/agenda/2026-01-15/", "/agenda.ics", "/agenda.json")
OUT = secret.outcome_words(secret.PUBLIC, secret.TEXT)
TOLD = ANNOUNCED | markers("open") | OUT
TOKEN = "of-somebody-who-starred-all"


@pytest.fixture
def secrets(small, monkeypatch):
    """The small edition with its secrets, published; the time stands still, to compare answers."""
    monkeypatch.setattr(clock, "now", lambda: NOW)
    made = make_secrets()
    star_all(made.values())
    released(small)
    return made


def star_all(sessions) -> None:
    """A personal calendar of every meeting and demonstration, also of those that nobody could star."""
    stars = StarList.objects.create(token=TOKEN)
    stars.sessions.set(sessions)
    DemoStar.objects.bulk_create(DemoStar(star_list=stars, slot=slot) for slot in DemoSlot.objects.all())


def every_address() -> list[str]:
    """Every public address, with filters, searches and addresses that do not exist."""
    known = ["OPENOPENOPEN", "SHUTSHUTSHUT", "ANNANNANN", "OPENOPENOPE", "NOWHERE"]
    values = {
        "lang": LANGUAGES,
        "day": ["2026-01-15", "2026-01-16"],
        "sessions/code": known,
        "partners/code": ["VN", "TH", "JP", "jp", "ZQPNIL", "ZQPBIL", "ZQPCHAIR", "ZQPHID", "VNN"],
        "screen/code": ["R-A", "R-B", "ZQROOMCODE", "ZQRUMECODE"],
        "showcase/slug": ["ex", "exx"],
        "demos/code": ["D1", "D2", "D9"],
        "<slug:slug>/code": ["p1"],
        "outcomes/code": ["nowhere", secret.code_of(secret.PUBLIC)],
        "agenda/token": [TOKEN, "nobodys-token"],
        "confirm/token": ["nobodys-token"],
        "end/token": ["nobodys-token"],
        # The address of what nobody may read is not asked for: the answer would repeat it (documents/test_reading.py).
        "documents/slug": ["zqopensymbol", "zqopensymbo"],
        "pictures/name": ["nobodys-picture-480.webp"],
        "language": ["en"],
        "number": ["1"],
        "revision": ["0", "1"],
    }
    queries = [
        "q=zq", "partner=ZQPBIL", "q=hop kin", "partner=JP", "level=som", "kind=bilateral", "kind=rehearsal",
        "room=R-B", "day=2026-01-15", "session=ANNANNANN", "country=VN", "topic=ZQTOPICNIL", "tz=Asia/Tokyo",
    ]  # fmt: skip
    plain = addresses(values)
    return plain + [
        f"{address}?{query}"
        for address in plain
        if LISTS.search(address)
        for query in (queries if address in ASKED_ALL else queries[:2])
    ]


def test_no_channel_tells_a_secret_cold_or_kept(secrets, django_assert_num_queries):
    """Kept pages ask nothing of the database."""
    crawler = Crawler()
    read = crawler.read_all(every_address())
    assert found_in(read, SECRETS) == {}
    assert set(found_in(read, TOLD)) == TOLD

    kept = addresses_that_are_kept(read)
    with django_assert_num_queries(0):
        again = {address: crawler.read(address) for address in kept}

    assert len(again) > 100
    assert found_in(again, SECRETS) == {}


def test_what_is_stored_for_the_public_holds_no_secret(secrets):
    stored = {"stored": json.dumps(PublishedProgramme.objects.get().content)}
    # The topics of the edition are public; that a closed meeting is about one is not (see the guesses below).
    assert found_in(stored, SECRETS - {"zqtopicvi", "zqtopicen"}) == {}
    told = TOLD - OUT - {"zqopeninside"}  # what stands inside papers is never stored with the programme
    assert set(found_in(stored, told)) == told


def test_the_crawler_would_find_each_secret(secrets, small):
    """The negative control: the same words, made public, are found, so that their absence means something."""
    for session in secrets.values():
        change_session(session, by=None, access="public", is_draft=False)
    small.document_set.update(
        marking="public", status="circulation", embargo_until=None, embargo_session=None
    )
    Revision.objects.update(issued_at=NOW)
    Exhibitor.objects.update(standing="accepted")
    secret.open_all()
    released(small)

    read = Crawler().read_all(every_address())

    expected = SECRETS - {"zqcontact", "3h17", "zqroomcode", "zqnotevi", "zqnoteen"} - NEVER
    assert expected - set(found_in(read, expected)) == set()


def test_a_meeting_that_becomes_hidden_leaves_every_page_kept(secrets, django_capture_on_commit_callbacks):
    crawler = Crawler()
    before = crawler.read_all(every_address())
    told = {address for where in found_in(before, ANNOUNCED).values() for address in where}
    etags = {
        address: match[1] for address in told if (match := re.search(r"^ETag: (.+)$", before[address], re.M))
    }
    assert len(told) > 20

    with django_capture_on_commit_callbacks(execute=True):
        change_session(secrets["ann"], by=None, disclosure="hidden")
        released()

    after = crawler.read_all(every_address())
    conditional = {address: crawler.read(address, if_none_match=etag) for address, etag in etags.items()}
    gone = SECRETS | ANNOUNCED | {"2026-01-15T10:00", "20260115T1000", "10:00–10:30"}
    assert found_in(after, gone) == {}
    assert found_in(conditional, gone) == {}
    assert {address for address, text in conditional.items() if text.startswith("304")} == set()


def test_what_is_kept_back_changes_nothing_anywhere(secrets, small):
    """Counts, orders, neighbours, choices: every channel says the same.

    First whatever the unnamed meeting is about, then with or without hidden meetings and drafts.
    """
    crawler = Crawler()
    before = crawler.read_all(every_address())
    change_session(
        secrets["bil"], by=None, title_vi="khác", title_en="other", kind="closed", level="ministerial",
        disclosure="unnamed", room=small.room_set.get(code="R-B"), partners=[], topics=[], heads_plus=3,
    )  # fmt: skip
    released(small)
    assert differing(before, crawler.read_all(every_address())) == []

    Outcome.objects.exclude(code=secret.code_of(secret.PUBLIC)).update(marking="restricted")
    for name in ("hid", "draft"):
        secrets[name].documents.all().delete()
        secrets[name].delete()
    released(small)
    assert differing(before, crawler.read_all(every_address())) == []


def differing(before: dict[str, str], after: dict[str, str]) -> list[str]:
    """The addresses that say something else, or that only one of the two has."""
    return sorted(
        address
        for address in before.keys() | after.keys()
        if timeless(before.get(address, "")) != timeless(after.get(address, ""))
    )


SEARCHED = [
    ("zqhidtitlevi", "zqnobodysaid"),
    ("zqhidtitleen", "zqnobodysaid"),
    ("HIDHIDHID", "NOTNOTNOT"),
    ("zqbiltitlevi", "zqnobodysaid"),
    ("zqannabsen", "zqnobodysa"),
    ("zqannsymbol", "zqnobodysai"),
    ("zqdraftitemvi", "zqnobodysaidx"),
    ("ZQPBIL", "ZQPNIX"),
    ("zqroomvi", "zqnobody"),
    ("zqshutsymbol", "zqnobodysaid"),
    *((f"zq{name}symbol", "zqnobodysaid") for name in HELD_BACK),
    ("zqoadoptedtexten", "zqnobodysaid"),
]
SEARCHES = (
    "/vi/agenda/", "/en/agenda/2026-01-15/", "/en/documents/", "/vi/showcase/", "/agenda.ics", "/agenda.json",
)  # fmt: skip
GUESSED = [
    ("/vi/documents/{}/", "zqshutsymbol", "zqshotsymbol"),
    ("/en/documents/{}/", "zqhidsymbol", "zqhodsymbol"),
    *(("/en/documents/{}/", f"zq{name}symbol", f"zq{name[::-1]}symbol") for name in HELD_BACK),
    *(("/en/outcomes/{}/", secret.code_of(name), secret.code_of(name[::-1])) for name in secret.HELD),
    ("/vi/sessions/{}/", "HIDHIDHID", "HADHADHAD"),
    ("/en/sessions/{}/", "BILBILBIL", "BULBULBUL"),
    ("/en/sessions/{}/", "DRAFTDRAFTDRAFT", "DRIFTDRIFTDRIFT"),
    ("/agenda.ics?session={}", "HIDHIDHID", "HADHADHAD"),
    ("/agenda.json?session={}", "BILBILBIL", "BULBULBUL"),
    ("/agenda.json?room={}", "ZQROOMCODE", "ZQRUMECODE"),
    ("/vi/agenda/?room={}", "ZQROOMCODE", "ZQRUMECODE"),
    ("/vi/partners/{}/", "ZQPBIL", "ZQPNIL"),
    ("/en/partners/{}/", "ZQPHID", "ZQPNIL"),
    ("/en/partners/{}/", "ZQPCHAIR", "ZQPNIL"),
    ("/agenda.json?partner={}", "ZQPBIL", "ZQPNIL"),
    ("/agenda.ics?partner={}", "ZQPHID", "ZQPNIL"),
    ("/en/agenda/?partner={}", "ZQPCHAIR", "ZQPNIL"),
    ("/agenda.json?topic={}", "ZQTOPICBIL", "ZQTOPICNIL"),
]


def test_asking_for_a_secret_is_like_asking_for_nonsense(secrets):
    """A search for its words, and a guess at its address that is right."""
    crawler = Crawler()
    searches = [(f"{page}?q={{}}", *words) for page in SEARCHES for words in SEARCHED]
    told = []
    for address, asked, control in [*searches, *GUESSED]:
        right, wrong = crawler.body(address.format(asked)), crawler.body(address.format(control))
        if timeless(right.replace(asked, control)) != timeless(wrong):
            told.append((address, asked))
    assert told == []


def test_every_answer_counts_only_what_is_disclosed(secrets):
    crawler = Crawler()
    assert crawler.client.get("/agenda.json").json()["sessions"][-1]["code"] is None
    codes = [session["code"] for session in crawler.client.get("/agenda.json").json()["sessions"]]
    assert codes == ["OPENOPENOPEN", "SHUTSHUTSHUT", "ANNANNANN", None]
    assert "4 meetings" in crawler.body("/en/agenda/2026-01-15/")
    assert crawler.body("/agenda.ics").count("BEGIN:VEVENT") == 4


def addresses_that_are_kept(read: dict[str, str]) -> list[str]:
    """Those that answered 200, but for what machines ask and for personal calendars."""
    return [
        address
        for address, text in read.items()
        if not address.startswith(("/healthz", "/readyz", "/robots.txt", "/agenda/"))
        and "/subscribe/" not in address  # forms, each with a key of its own
        and "/showcase/apply/" not in address
        and not address.startswith("/sitemap.xml")  # outcomes are asked for anew each time
        and "no-store" not in text  # papers and what is found inside them are asked for anew each time
        and text.startswith("200")
    ]


def timeless(text: str) -> str:
    """The text without what every publication changes: its number, its moment and what follows from them."""
    text = re.sub(r'name="csrfmiddlewaretoken" value="[^"]+"', "", text)
    text = re.sub(r"<version>[^<]*</version>", "", text)
    # As documents on paper say it.
    text = re.sub(r"(Release|Bản phát hành số) \d+( ·|,).*(\n(ngày )?15/01/2026)?", "", text)
    text = re.sub(
        r'"release":\d+,|"version":\d+,|"generated":"[^"]+"|"release": \d+|data-(?:release|token)="[^"]*"',
        "",
        text,
    )
    text = re.sub(
        r"<lastmod>[^<]+</lastmod>|(DTSTAMP|SEQUENCE|LAST-MODIFIED|ETag|Expires|Content-Length):.*", "", text
    )
    return text
