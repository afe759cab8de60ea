"""Builds the showcase of a snapshot."""

from typing import Any

from adgmin.core.bilingual import Text
from events.editions.models import Edition
from events.showcase.models import Booth, DemoSlot, Exhibitor, Hall, Theme
from events.showcase.places import booth_name
from events.showcase.standing import Standing

from .pictures import public_picture
from .programme import (
    PublicBooth,
    PublicDemo,
    PublicExhibitor,
    PublicFeature,
    PublicHall,
    PublicProduct,
    PublicTheme,
    demos_in_order,
)


def showcase_parts(edition: Edition) -> dict[str, Any]:
    """Return hall, themes, exhibitors, booths and demos for a Programme."""
    hall = _hall(edition)
    return {
        "hall": hall,
        "themes": {
            theme.code: PublicTheme(
                theme.code, _text(theme, "name"), tuple(t.code for t in theme.topics.all())
            )
            for theme in Theme.objects.filter(edition=edition).prefetch_related("topics")
        },
        "exhibitors": {made.slug: made for made in map(_exhibitor, _exhibitors(edition))},
        "booths": tuple(
            map(_booth, Booth.objects.filter(hall__room__edition=edition).select_related("exhibitor"))
        ),
        "demos": demos_in_order(_demo(slot, hall) for slot in _demos(edition)),
    }


def _text(record: Any, name: str) -> Text:
    return Text(getattr(record, f"{name}_vi") or "", getattr(record, f"{name}_en") or "")


def _hall(edition: Edition) -> PublicHall | None:
    halls = Hall.objects.filter(room__edition=edition).select_related("room", "opening_session")
    hall = halls.prefetch_related("features", "open_sessions").first()
    if hall is None:
        return None
    return PublicHall(
        room=hall.room.code,
        width=float(hall.width),
        height=float(hall.height),
        features=tuple(
            PublicFeature(f.code, f.kind, _text(f, "name"), float(f.x), float(f.y), float(f.w), float(f.h))
            for f in hall.features.all()
        ),
        opening_session=hall.opening_session.code if hall.opening_session else "",
        open_sessions=tuple(s.code for s in hall.open_sessions.all()),
    )


def _exhibitors(edition: Edition) -> Any:
    return (
        Exhibitor.objects.accepted()
        .filter(edition=edition)
        .select_related("country", "booth", "picture")
        .prefetch_related("themes", "products__themes", "products__picture")
    )


def _exhibitor(exhibitor: Exhibitor) -> PublicExhibitor:
    booth = getattr(exhibitor, "booth", None)
    return PublicExhibitor(
        slug=exhibitor.slug,
        code=exhibitor.code,
        name=_text(exhibitor, "name"),
        country=exhibitor.country.code if exhibitor.country else "",
        booth=booth.code if booth else "",
        themes=tuple(theme.code for theme in exhibitor.themes.all()),
        profile=_text(exhibitor, "profile"),
        website=exhibitor.website,
        products=tuple(
            PublicProduct(
                p.code,
                _text(p, "name"),
                _text(p, "description"),
                tuple(t.code for t in p.themes.all()),
                public_picture(p.picture),
            )
            for p in exhibitor.products.all()
        ),
        picture=public_picture(exhibitor.picture),
    )


def _booth(booth: Booth) -> PublicBooth:
    holder = booth.exhibitor
    slug = holder.slug if holder and holder.standing == Standing.ACCEPTED else ""
    return PublicBooth(booth.code, float(booth.x), float(booth.y), float(booth.w), float(booth.h), slug)


def _demos(edition: Edition) -> Any:
    return DemoSlot.objects.filter(
        edition=edition, product__exhibitor__standing=Standing.ACCEPTED
    ).select_related("product__exhibitor", "place", "booth")


def _demo(slot: DemoSlot, hall: PublicHall | None) -> PublicDemo:
    return PublicDemo(
        slot.code,
        slot.product.code,
        slot.product.exhibitor.slug,
        slot.start,
        slot.end,
        _text(slot.place, "name") if slot.place else booth_name(str(slot.booth)),
        slot.language,
        slot.capacity,
        slot.cancelled_at is not None,
        slot.booth.code if slot.booth else "",
        _text(slot, "title"),
        slot.was_start,
        slot.was_end,
        hall.name_of(slot.was_where) if hall else Text(),
    )
