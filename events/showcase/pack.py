"""showcase.yaml: the hall, themes, exhibitors, booths, products and demonstrations."""

import datetime as dt
from collections.abc import Iterable
from decimal import Decimal

from events.agenda.pack import moment
from events.editions.pack.edition import LANGUAGE, SOURCE
from events.editions.pack.fields import (
    Clock,
    Day,
    Group,
    Line,
    Mail,
    Many,
    Number,
    Ref,
    To,
    Whole,
    both,
    choice,
)
from events.editions.pack.sections import (
    CODE,
    EDITION,
    Kind,
    Links,
    Record,
    Records,
    Row,
    Section,
    columns,
    once,
    plain,
)

from .addresses import slug_of
from .models import Booth, DemoSlot, Exhibitor, Hall, HallFeature, Product, Theme
from .pack_rules import addresses_free, booths_agree, booths_apart, demos_fit, floor_holds, one_hall

HALL = Kind(
    "hall",
    Hall,
    key=("room_id",),
    scope="room__edition",
    links={
        "open_sessions": Links(Hall.open_sessions.through, "hall_id", ("session_id",)),
        "closed_for": Links(Hall.closed_for.through, "hall_id", ("session_id",)),
    },
)
FEATURES = Kind("features", HallFeature, key=("hall_id", "code"), scope="hall__room__edition")
THEMES = Kind("themes", Theme, links={"topics": Links(Theme.topics.through, "theme_id", ("topic_id",))})
EXHIBITORS = Kind(
    "exhibitors", Exhibitor, links={"themes": Links(Exhibitor.themes.through, "exhibitor_id", ("theme_id",))}
)
BOOTHS = Kind("booths", Booth, key=("hall_id", "code"), scope="hall__room__edition", orders=("x", "y"))
PRODUCTS = Kind(
    "products", Product, links={"themes": Links(Product.themes.through, "product_id", ("theme_id",))}
)
# Who is cancelled holds no place: so demonstrations exchange theirs.
DEMOS = Kind("demos", DemoSlot, aside={"cancelled_at": dt.datetime(1970, 1, 1, tzinfo=dt.UTC)})
KINDS = (HALL, FEATURES, THEMES, EXHIBITORS, BOOTHS, PRODUCTS, DEMOS)

_SIDE = Number(least=Decimal("0.1"))
_BOX = {"x": Number(), "y": Number(), "w": _SIDE, "h": _SIDE}
_FEATURE = Group(
    fields={
        "code": Line(limit=20, pattern=CODE),
        "kind": choice(HallFeature.Kind),
        **both(HallFeature, "name"),
        **_BOX,
        "seats": Whole(required=False),
    }
)


def _hall_of(records: Records) -> Ref:
    return Ref("hall", next(iter(records["hall"])))


def _hall_rows(record: Record, _records: Records) -> Iterable[Row]:
    links = {name: [(session,) for session in record[name]] for name in HALL.links}
    values = columns(record.data, {}, {*HALL.links, "features"})
    yield Row(HALL, record.code, {"room_id": Ref("rooms", record.code), **values}, links)
    for feature in record["features"]:
        yield Row(FEATURES, feature["code"], {"hall_id": Ref("hall", record.code), **feature})


def _exhibitor_rows(record: Record, _records: Records) -> Iterable[Row]:
    values = columns(record.data, {}, {"booth", "themes"})
    owner = {"edition_id": EDITION, "code": record.code, "slug": slug_of(record.code)}
    yield Row(
        EXHIBITORS, record.code, {**owner, **values}, {"themes": [(theme,) for theme in record["themes"]]}
    )


def _booth_rows(record: Record, records: Records) -> Iterable[Row]:
    yield Row(
        BOOTHS,
        record.code,
        {"hall_id": _hall_of(records), "code": record.code, **columns(record.data, {}, ())},
    )


def _demo_rows(record: Record, records: Records) -> Iterable[Row]:
    values = columns(record.data, {}, {"date", "start", "end", "place", "booth"})
    values |= {name: moment(records, record["date"], record[name]) for name in ("start", "end")}
    place = Ref("features", record["place"]) if record["place"] else None
    owner = {"edition_id": EDITION, "code": record.code, "place_id": place, "booth_id": record["booth"]}
    yield Row(DEMOS, record.code, {**owner, **values})


FILE = "showcase.yaml"
_THEMES = Many(of=To(table="themes"))
_SESSIONS = Many(of=To(table="sessions"))
SECTIONS = (
    Section(
        FILE,
        "hall",
        {
            "width": _SIDE,
            "height": _SIDE,
            "set_up_session": To(table="sessions", required=False),
            "opening_session": To(table="sessions", required=False),
            "open_sessions": _SESSIONS,
            "closed_for": _SESSIONS,
            "features": Many(of=_FEATURE),
            "source": SOURCE,
        },
        _hall_rows,
        rules=(one_hall,),
    ),
    Section(
        FILE,
        "themes",
        {**both(Theme, "name"), "topics": Many(of=To(table="topics")), "source": SOURCE},
        plain(THEMES, skip={"topics"}, numbered=True),
        code_pattern=r"[A-Za-z0-9][A-Za-z0-9_-]*",
    ),
    Section(
        FILE,
        "exhibitors",
        {
            **both(Exhibitor, "name"),
            "country": To(table="parties", required=False),
            "booth": To(table="booths", required=False),
            "themes": _THEMES,
            **both(Exhibitor, "profile", required=False),
            "contact_email": Mail(limit=254, required=False),
            "source": SOURCE,
        },
        _exhibitor_rows,
        code_pattern=r"[A-Za-z0-9][A-Za-z0-9_-]*",
        rules=(once("exhibitors", "booth"), addresses_free),
    ),
    Section(
        FILE,
        "booths",
        {**_BOX, "exhibitor": To(table="exhibitors", required=False), "power_kw": Number(), "source": SOURCE},
        _booth_rows,
        code_limit=10,
        rules=(once("booths", "exhibitor"), booths_agree, booths_apart, floor_holds),
    ),
    Section(
        FILE,
        "products",
        {
            "exhibitor": To(table="exhibitors"),
            **both(Product, "name"),
            **both(Product, "description", required=False),
            "themes": _THEMES,
            "source": SOURCE,
        },
        plain(PRODUCTS, skip={"themes"}),
    ),
    Section(
        FILE,
        "demos",
        {
            "product": To(table="products"),
            **both(DemoSlot, "title", required=False),
            "date": Day(),
            "start": Clock(),
            "end": Clock(),
            "place": Line(limit=20, required=False),
            "booth": To(table="booths", required=False),
            "capacity": Whole(least=1, required=False),
            "language": LANGUAGE,
            "source": SOURCE,
        },
        _demo_rows,
        code_limit=20,
        rules=(demos_fit,),
    ),
)
