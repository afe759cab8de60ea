"""The programme as a release holds it, and as the public may see it: frozen, in memory, in both languages.

What public pages render is read from the JSON of `PublishedProgramme`; everything in that has passed the audience rule
(`views.as_seen_by`). The snapshot of a release has the same shape and everything in it.
"""

import datetime as dt
import uuid
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from adgmin.core.bilingual import Text
from adgmin.core.text import fold_words
from events.showcase.places import booth_name

from .codec import encode

# How long a meeting that nobody has ended is taken to go on after its end.
OVERRUN = dt.timedelta(minutes=90)


@dataclass(frozen=True, slots=True)
class PublicEdition:
    """The meeting itself."""

    code: str
    ordinal: int
    short_name: Text
    name: Text
    som_short_name: Text
    som_name: Text
    theme: Text
    summary: Text
    host_city: Text
    host_ministry: Text
    start_date: dt.date
    end_date: dt.date
    som_start_date: dt.date
    som_end_date: dt.date
    chair: str
    next_host: str
    next_edition_month: str
    pillars: tuple[Text, ...]
    days: tuple[dt.date, ...]


@dataclass(frozen=True, slots=True)
class PublicParty:
    """A party to the meeting, in the order of protocol."""

    code: str
    kind: str  # asean_member | asean_secretariat | dialogue_partner | organisation
    name: Text
    formal_name: Text
    iso2: str
    flag: str
    sort_order: int
    dialogue_order: int | None
    joined_on: dt.date | None


@dataclass(frozen=True, slots=True)
class PublicRoom:
    """A room that public meetings use; bilateral rooms are named only when such a meeting is disclosed."""

    code: str
    name: Text
    venue: str
    venue_name: Text
    venue_note: Text
    venue_kind: str  # convention_centre | off_site
    kind: str
    floor: int
    capacity: int
    booths: int
    step_free: bool
    hearing_loop: bool
    sort_order: int


@dataclass(frozen=True, slots=True)
class PublicTopic:
    """A topic, its group (dialogue, ministerial, cross_cutting) and the pillar it serves."""

    code: str
    name: Text
    description: Text
    group: str
    pillar: int | None
    sort_order: int


@dataclass(frozen=True, slots=True)
class PublicItem:
    """One item of a meeting's agenda; `papers` are symbols of public documents, in no release."""

    number: int
    title: Text
    minutes: int
    lead: str
    papers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PublicSession:
    """A meeting as far as it is disclosed.

    disclosure: full | announced | unnamed (hidden ones are not here at all); in the snapshot of a release, which has
    everything, the disclosure that a restricted meeting was given, else "".
    announced: title, time, room, kind, level, parties and topics only.
    unnamed: the time only; code is "" and there is no link.
    """

    code: str
    uid: str  # the session's guid, stable and opaque, for calendars
    disclosure: str
    title: Text
    abstract: Text
    kind: str
    level: str
    ordinal: int | None
    start: dt.datetime  # aware, Asia/Ho_Chi_Minh
    end: dt.datetime
    room: str
    status: str  # confirmed | provisional | cancelled
    access: str  # public | accredited | restricted
    categories: tuple[str, ...]
    heads_plus: int | None
    media: str  # closed | photo_call | open | ""
    floor_languages: tuple[str, ...]
    interpreted_into: tuple[str, ...]
    dress: Text
    members: tuple[str, ...]  # codes of the parties that take part, in protocol order
    all_members: bool  # every ASEAN Member State takes part
    partners: tuple[str, ...]
    topics: tuple[str, ...]
    chairs: tuple[str, ...]
    co_chairs: tuple[str, ...]
    items: tuple[PublicItem, ...]
    papers: tuple[str, ...]  # symbols of public documents; in no release
    was_start: dt.datetime | None  # the time it was moved from, when staff said so
    was_room: str
    schedule_is_sample: bool
    updated: dt.datetime
    sequence: int  # RFC 5545 SEQUENCE: rises with each published change
    was_end: dt.datetime | None = None
    # In a snapshot: the same two for the public, which learns of no change that it does not see.
    open_sequence: int = 0
    open_updated: dt.datetime | None = None
    live: bool = False  # whether time, room or status were changed on the day, over the release
    started_at: dt.datetime | None = None  # when it really began and ended, as staff said on the day
    ended_at: dt.datetime | None = None

    @property
    def is_draft(self) -> bool:
        """Never: drafts are in no release."""
        return False

    @property
    def day(self) -> dt.date:
        """The day on which it starts, in the meeting's zone."""
        return self.start.date()

    @property
    def is_closed(self) -> bool:
        """Whether the door is for named categories only."""
        return self.access == "restricted"

    @property
    def is_cancelled(self) -> bool:
        """Whether it will not take place; it stays in the programme, marked."""
        return self.status == "cancelled"

    @property
    def has_page(self) -> bool:
        """Whether it may be linked to."""
        return self.disclosure != "unnamed"

    @property
    def minutes(self) -> int:
        """Its length."""
        return int((self.end - self.start).total_seconds() // 60)

    def is_on(self, now: dt.datetime) -> bool:
        """Whether it is running at this moment; one that has begun runs until it is ended, but not all night."""
        begin, finish = self.started_at or self.start, self.ended_at or self.end
        if self.started_at and not self.ended_at:
            finish += OVERRUN
        return begin <= now < finish and not self.is_cancelled

    def is_over(self, now: dt.datetime) -> bool:
        """Whether it lies behind this moment."""
        return bool(self.ended_at and self.ended_at <= now) or (self.end <= now and not self.is_on(now))


@dataclass(frozen=True, slots=True)
class PublicAnnouncement:
    """Words of the organisers to all, or about one meeting (its code) or party; shown from `begins` until `expires`."""

    key: str
    level: str  # info | change | urgent
    text: Text
    begins: dt.datetime
    expires: dt.datetime
    session: str = ""
    party: str = ""

    def is_shown(self, now: dt.datetime) -> bool:
        """Whether it stands at this moment."""
        return self.begins <= now < self.expires


@dataclass(frozen=True, slots=True)
class PublicFile:
    """A file of a paper in one language; bytes and pages."""

    language: str
    size: int
    pages: int


@dataclass(frozen=True, slots=True)
class PublicRevision:
    """An issued revision of a paper; 0 is the first issue. `note` says what is new in it."""

    number: int
    symbol: str  # with the number of the revision
    note: Text
    issued_at: dt.datetime
    files: tuple[PublicFile, ...]


@dataclass(frozen=True, slots=True)
class PublicDocument:
    """A paper that everybody sees, as it stands now: no release holds it."""

    symbol: str
    title: Text
    kind: str
    session: str
    item: int | None
    submitted_by: str
    version: int
    issued_on: dt.date | None
    languages: tuple[str, ...]
    pages: int | None
    slug: str = ""
    status: str = "circulation"  # circulation | final | adopted | noted | withdrawn
    full_symbol: str = ""  # with the number of the revision
    revisions: tuple[PublicRevision, ...] = ()  # the newest first

    @property
    def files(self) -> tuple[PublicFile, ...]:
        """What can be opened of it: the files of the newest revision, unless it is withdrawn."""
        return self.revisions[0].files if self.revisions and self.status != "withdrawn" else ()


@dataclass(frozen=True, slots=True)
class PublicPicture:
    """A picture; its files are at /pictures/<digest>-<width>.<format>. Pixels."""

    digest: str
    width: int
    height: int
    widths: tuple[int, ...]
    told: Text  # what is to be seen on it
    is_drawing: bool = False


@dataclass(frozen=True, slots=True)
class PublicProduct:
    """A product on show."""

    code: str
    name: Text
    description: Text
    themes: tuple[str, ...]
    picture: PublicPicture | None = None

    @property
    def slug(self) -> str:
        """Its address under that of the exhibitor."""
        return self.code.lower()


@dataclass(frozen=True, slots=True)
class PublicDemo:
    """A demonstration on the stage or at a booth; `capacity` None: open to all, nobody books.

    `title` is its own, or nothing: then it is called by its product.
    """

    code: str
    product: str
    exhibitor: str  # slug
    start: dt.datetime
    end: dt.datetime
    place: Text
    language: str
    capacity: int | None = None
    cancelled: bool = False
    booth: str = ""  # where it is guided at a booth
    title: Text = field(default_factory=Text)
    was_start: dt.datetime | None = None  # the time and place it was moved from
    was_end: dt.datetime | None = None
    was_place: Text = field(default_factory=Text)
    changed_at: dt.datetime | None = None  # when it was changed on the day, over the release


@dataclass(frozen=True, slots=True)
class PublicExhibitor:
    """An exhibitor with booth and products."""

    slug: str
    code: str
    name: Text
    country: str  # party code
    booth: str
    themes: tuple[str, ...]
    profile: Text
    products: tuple[PublicProduct, ...]
    picture: PublicPicture | None = None
    website: str = ""

    @property
    def pictures(self) -> tuple[PublicPicture, ...]:
        """Its own picture and those of its products."""
        return tuple(one for one in (self.picture, *(p.picture for p in self.products)) if one is not None)


@dataclass(frozen=True, slots=True)
class PublicFinalist:
    """An entry in a final."""

    code: str
    name: Text
    organisation: Text
    country: str  # party code
    description: Text
    exhibitor: str  # slug, or ""
    picture: PublicPicture | None = None


@dataclass(frozen=True, slots=True)
class PublicAward:
    """A category of the awards. The winners are here only once everybody may know them; no release holds them."""

    code: str
    name: Text
    final: str  # code of the session
    finalists: tuple[PublicFinalist, ...]  # in the order of protocol
    winners: tuple[tuple[str, int], ...] = ()  # code of the finalist and rank
    published_at: dt.datetime | None = None


@dataclass(frozen=True, slots=True)
class PublicOutcome:
    """An outcome that everybody may read; `steps` are those that a meeting with a page took: its code and the stage."""

    code: str
    title: Text
    kind: str
    steps: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class PublicBooth:
    """A booth on the hall plan; metres from the north-west corner."""

    code: str
    x: float
    y: float
    w: float
    h: float
    exhibitor: str  # slug, or "" when free


@dataclass(frozen=True, slots=True)
class PublicFeature:
    """A stage, desk or door on the hall plan."""

    code: str
    kind: str
    name: Text
    x: float
    y: float
    w: float
    h: float


@dataclass(frozen=True, slots=True)
class PublicTheme:
    """A theme of the showcase."""

    code: str
    name: Text
    topics: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PublicHall:
    """The showcase hall; sides in metres."""

    room: str
    width: float
    height: float
    features: tuple[PublicFeature, ...]
    opening_session: str
    open_sessions: tuple[str, ...]

    def name_of(self, where: str) -> Text:
        """Return what a place (`booth A01`, `place STAGE`) is called; nothing for a place that it does not have."""
        kind, _space, code = where.partition(" ")
        if kind == "booth":
            return booth_name(code)
        return next((one.name for one in self.features if one.code == code), Text())


def demo_uid(edition: str, code: str) -> str:
    """Return the public name of a demonstration, the same for good: made of the codes (RFC 9562, version 5)."""
    return str(uuid.uuid5(uuid.NAMESPACE_URL, f"adgmin:{edition}:demonstration:{code}"))


def demos_in_order(demos: Iterable[PublicDemo]) -> tuple[PublicDemo, ...]:
    """Return demonstrations in order of time."""
    return tuple(sorted(demos, key=lambda demo: (demo.start, demo.code)))


def in_order(sessions: Iterable[PublicSession]) -> tuple[PublicSession, ...]:
    """Return meetings in the order in which programmes show them."""
    return tuple(
        sorted(sessions, key=lambda session: (session.start, session.end, session.code, session.uid))
    )


@dataclass(frozen=True)
class Programme:
    """Everything public of one edition. Sequences are in the order in which they are shown."""

    version: int
    published_at: dt.datetime
    edition: PublicEdition
    parties: dict[str, PublicParty]
    rooms: dict[str, PublicRoom]
    topics: dict[str, PublicTopic]
    sessions: tuple[PublicSession, ...]  # in the order of `in_order`
    documents: dict[str, PublicDocument]
    hall: PublicHall | None
    themes: dict[str, PublicTheme]
    exhibitors: dict[str, PublicExhibitor]
    booths: tuple[PublicBooth, ...]
    demos: tuple[PublicDemo, ...]
    release: int = 0  # the number of the release that this is a view of
    released_at: dt.datetime | None = None
    announcements: tuple[PublicAnnouncement, ...] = ()
    awards: tuple[PublicAward, ...] = ()
    outcomes: tuple[PublicOutcome, ...] = ()
    _search: dict[str, str] = field(default_factory=dict, repr=False, compare=False)

    @cached_property
    def by_code(self) -> dict[str, PublicSession]:
        """Meetings that have a page, by code."""
        return {session.code: session for session in self.sessions if session.has_page}

    @cached_property
    def demos_by_code(self) -> dict[str, PublicDemo]:
        """Demonstrations by code, in order of time."""
        return {demo.code: demo for demo in demos_in_order(self.demos)}

    @cached_property
    def demos_by_uid(self) -> dict[str, PublicDemo]:
        """Demonstrations by the name under which readers keep them, in order of time."""
        return {demo_uid(self.edition.code, code): demo for code, demo in self.demos_by_code.items()}

    def product_of(self, demo: PublicDemo) -> PublicProduct:
        """What a demonstration shows."""
        return next(one for one in self.exhibitors[demo.exhibitor].products if one.code == demo.product)

    @cached_property
    def by_slug(self) -> dict[str, PublicDocument]:
        """Papers by how they are written in addresses."""
        return {paper.slug: paper for paper in self.documents.values()}

    @cached_property
    def pictures(self) -> frozenset[str]:
        """The digests of every picture that is shown: whose files everybody may open."""
        shown = {one.digest for exhibitor in self.exhibitors.values() for one in exhibitor.pictures}
        finalists = (one.picture for award in self.awards for one in award.finalists)
        return frozenset(shown | {one.digest for one in finalists if one is not None})

    def on_day(self, day: dt.date) -> tuple[PublicSession, ...]:
        """The meetings that start on this day."""
        return tuple(session for session in self.sessions if session.day == day)

    def of_party(self, code: str) -> tuple[PublicSession, ...]:
        """The disclosed meetings in which a party takes part."""
        return tuple(s for s in self.sessions if code in s.members or code in s.partners)

    def search_text(self, session: PublicSession) -> str:
        """Folded words by which a meeting is found: both titles, code, abstract, room, parties, topics, papers."""
        if session.uid not in self._search:
            self._search[session.uid] = fold_words(*self._words(session))
        return self._search[session.uid]

    def _words(self, session: PublicSession) -> list[str]:
        words = [session.code, session.title.vi, session.title.en, session.abstract.vi, session.abstract.en]
        if room := self.rooms.get(session.room):
            words += [room.name.vi, room.name.en]
        for code in session.partners:
            party = self.parties[code]
            words += [code, party.name.vi, party.name.en, party.formal_name.vi, party.formal_name.en]
        for code in session.topics:
            words += [self.topics[code].name.vi, self.topics[code].name.en]
        for symbol in session.papers:
            words += [symbol, self.documents[symbol].title.vi, self.documents[symbol].title.en]
        return words

    def to_json(self) -> dict[str, Any]:
        """Return plain JSON data; `programme_from_json` reads it back."""
        data: dict[str, Any] = encode(self)
        return data
