"""A small edition in which every field that must not be told holds a word of its own."""

import datetime as dt

from adgmin.core import clock
from adgmin.core.clock import MEETING_ZONE
from tests.events.documents.filed import add_file
from tests.events.outcomes.secret import make_outcomes
from tests.small import add_small_session

FIELDS = (
    "titlevi",
    "titleen",
    "absvi",
    "absen",
    "itemvi",
    "itemen",
    "papervi",
    "paperen",
    "symbol",
    "inside",
    "dressvi",
    "dressen",
)


def markers(name: str) -> set[str]:
    """The words of one session."""
    return {f"zq{name}{field}" for field in FIELDS} | {code_of(name)}


def code_of(name: str) -> str:
    """A code that resembles no other, so that pages for wrong addresses do not propose it by chance."""
    return name.upper() * 3


def told_session(name: str, start: str, end: str, *, room: str = "R-A", paper: str = "public", **fields):
    """Make a session with a word in every field, an agenda item and a paper."""
    from events.models import AgendaItem, Document

    session = add_small_session(
        code_of(name), start, end, room=room,
        title_vi=f"zq{name}titlevi", title_en=f"zq{name}titleen", abstract_vi=f"zq{name}absvi",
        abstract_en=f"zq{name}absen", dress_vi=f"zq{name}dressvi", dress_en=f"zq{name}dressen", **fields,
    )  # fmt: skip
    document = Document.objects.create(
        edition=session.edition, symbol=f"zq{name}symbol", title_vi=f"zq{name}papervi",
        title_en=f"zq{name}paperen",
        kind="report", marking=paper, session=session, item=1, languages=["en"],
    )  # fmt: skip
    add_file(document, f"zq{name}inside")
    item = AgendaItem.objects.create(
        session=session, number=1, title_vi=f"zq{name}itemvi", title_en=f"zq{name}itemen", minutes=10
    )
    item.papers.add(document)
    return session


def secret_room(code: str, name: str):
    """A bilateral room: even its being in use tells something."""
    from events.models import Edition, Room, Venue

    return Room.objects.create(
        edition=Edition.objects.get(), venue=Venue.objects.get(), code=code, kind="bilateral_room",
        name_vi=f"{name}vi", name_en=f"{name}en", capacity=8, sort_order=50,
    )  # fmt: skip


def party(code: str, order: int):
    """A party whose names are its code."""
    from events.models import Edition, Party

    return Party.objects.create(
        edition=Edition.objects.get(), code=code, kind="dialogue_partner", name_vi=f"Bên {code}",
        name_en=f"Party {code}", sort_order=order,
    )  # fmt: skip


def topic(code: str, name: str):
    """A topic with a word for its name."""
    from events.models import Edition, Topic

    return Topic.objects.create(
        edition=Edition.objects.get(), code=code, name_vi=f"{name}vi", name_en=f"{name}en", group="dialogue",
        sort_order=9,
    )  # fmt: skip


def make_secrets() -> dict[str, object]:
    """Write one session of each disclosure, a draft, restricted papers and a showcase that knows them."""
    from events.models import SessionParty

    secret_room("ZQROOMCODE", "zqroom")
    names = ("ZQPBIL", "ZQPCHAIR", "ZQPHID", "ZQPNIL")
    parties = {code: party(code, number) for number, code in enumerate(names, 20)}
    topic("ZQTOPICBIL", "zqtopic")
    topic("ZQTOPICNIL", "zqunused")
    made = {
        "open": told_session("open", "09:00", "09:30", access="public"),
        "shut": told_session("shut", "09:35", "09:55", access="accredited", paper="restricted"),
        "ann": told_session("ann", "10:00", "10:30", access="restricted", categories=["head"], heads_plus=7),
        "bil": told_session(
            "bil", "11:00", "11:20", room="ZQROOMCODE", access="restricted", kind="bilateral"
        ),
        "hid": told_session("hid", "03:17", "03:43", access="restricted", kind="rehearsal"),
        "draft": told_session("draft", "04:17", "04:43", access="public", is_draft=True),
    }
    SessionParty.objects.create(session=made["bil"], party=parties["ZQPBIL"], role="partner")
    SessionParty.objects.create(session=made["ann"], party=parties["ZQPCHAIR"], role="chair")
    SessionParty.objects.create(session=made["hid"], party=parties["ZQPHID"], role="partner")
    made["bil"].topics.add(topic_named("ZQTOPICBIL"))
    hold_papers_back(made["open"])
    made["open"].agenda_items.get().papers.add(*made["hid"].documents.all(), *made["shut"].documents.all())
    make_showcase(made)
    make_outcomes(made["open"].edition, made["open"])
    return made


# Papers marked public of a meeting that is open to all, each kept back by something else.
HELD_BACK = ("moment", "opener", "undone", "unissued")


def hold_papers_back(session) -> None:
    """Papers under embargo, a draft and one of which no revision is issued, all laid to the agenda item."""
    from events.models import Document, Revision

    fields = {
        "moment": {"embargo_until": session.start.replace(hour=23)},
        "opener": {"embargo_session": session},
        "undone": {"status": "draft"},
        "unissued": {},
    }
    for name in HELD_BACK:
        paper = Document.objects.create(
            edition=session.edition, symbol=f"zq{name}symbol", title_vi=f"zq{name}papervi",
            title_en=f"zq{name}paperen", kind="report", marking="public", session=session, item=1,
            languages=["en"], **fields[name],
        )  # fmt: skip
        session.agenda_items.get().papers.add(paper)
        add_file(paper, f"zq{name}inside", issued=name != "unissued")
    Revision.objects.filter(document=paper).update(note_vi="zqnotevi", note_en="zqnoteen")


def topic_named(code: str):
    from events.models import Topic

    return Topic.objects.get(code=code)


def make_showcase(made: dict[str, object]) -> None:
    """A hall that opens with a hidden session, and an exhibitor with an address not for the public."""
    from events.models import Booth, Edition, Exhibitor, Hall, Party, Product, Room

    edition = Edition.objects.get()
    hall = Hall.objects.create(
        room=Room.objects.get(code="R-B"), width=10, height=10, opening_session=made["hid"]
    )
    hall.open_sessions.add(made["hid"], made["bil"], made["open"])
    hall.closed_for.add(made["hid"])
    exhibitor = Exhibitor.objects.create(
        edition=edition, code="EX", slug="ex", name_vi="Đơn vị", name_en="Exhibitor",
        country=Party.objects.get(code="VN"), contact_email="zqcontact@example.org",
    )  # fmt: skip
    Product.objects.create(
        edition=edition, code="P1", exhibitor=exhibitor, name_vi="Sản phẩm", name_en="Product"
    )
    booth = Booth.objects.create(hall=hall, code="A01", x=1, y=1, w=2, h=2, exhibitor=exhibitor)
    make_demo("D1", "P1", booth, "12:05", "12:35")
    make_demo("D2", "P1", booth, "13:05", "13:35", capacity=6, cancelled_at=clock.now())
    make_waiting_exhibitor(hall, exhibitor)


def make_demo(code: str, product: str, booth, start: str, end: str, **fields):
    """A demonstration of a product, at a booth."""
    from events.models import DemoSlot, Edition, Product

    edition = Edition.objects.get()
    at = lambda clock_time: dt.datetime.combine(  # noqa: E731
        edition.start_date, dt.time.fromisoformat(clock_time), MEETING_ZONE
    )
    return DemoSlot.objects.create(
        edition=edition, code=code, product=Product.objects.get(code=product), booth=booth, start=at(start),
        end=at(end), language="en", **fields,
    )  # fmt: skip


def make_waiting_exhibitor(hall, accepted) -> None:
    """An exhibitor who is not accepted, with a booth, a product, needs; and a change that an accepted one proposes."""
    from events.models import Booth, BoothNeeds, Entry, Exhibitor, Product

    waiting = Exhibitor.objects.create(
        edition=accepted.edition, code="ZQWAITCODE", slug="zqwaitslug", name_vi="zqwaitvi", name_en="zqwaiten",
        profile_vi="zqwaitprofilevi", profile_en="zqwaitprofileen", website="https://zqwaitsite.example.org",
        standing="submitted",
    )  # fmt: skip
    booth = Booth.objects.create(hall=hall, code="A02", x=4, y=1, w=2, h=2, exhibitor=waiting)
    Product.objects.create(
        edition=accepted.edition,
        code="zqwaitproduct",
        exhibitor=waiting,
        name_vi="zqwaitpvi",
        name_en="zqwaitpen",
    )
    make_demo("ZQWAITDEMO", "zqwaitproduct", booth, "05:17", "05:43")
    for owner in (waiting, accepted):
        Entry.objects.create(
            exhibitor=owner, content={"name_vi": "zqentry", "products": []}, reason="zqreason"
        )
        BoothNeeds.objects.create(exhibitor=owner, note="zqneeds", demo_wish="zqwish")
