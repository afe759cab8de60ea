"""The working copy of an exhibitor: read, written piece by piece, and laid into the programme once it is accepted.

`content`: {"name_vi", "name_en", "profile_vi", "profile_en", "country", "website", "themes": [codes], "picture": pk,
"products": [{"code", "name_vi", "name_en", "description_vi", "description_en", "themes", "picture"}]}. A product
that is not in the programme yet has a code of its own from the beginning.
"""

import copy
from typing import Any

from django.db import transaction
from django.utils.text import slugify

from adgmin.core import audit, clock
from adgmin.core.models import User
from adgmin.core.text import fold, nfc
from events.editions.locking import lock_edition
from events.pictures.models import Picture
from events.pictures.taking_in import take_in_picture, tell_picture

from . import entry_refusals as refusals
from .entry_models import Entry
from .models import Exhibitor, Product
from .standing import AT_WORK, Change, Standing

Content = dict[str, Any]
PROFILE = ("name_vi", "name_en", "profile_vi", "profile_en", "country", "website", "themes")
PRODUCT = ("name_vi", "name_en", "description_vi", "description_en", "themes")
MOST_PRODUCTS = 12


def published_content(exhibitor: Exhibitor) -> Content:
    """Return what the programme's draft says of an exhibitor, in the shape of a working copy."""
    return {
        **{name: getattr(exhibitor, name) or "" for name in PROFILE[:4]},
        "country": exhibitor.country.code if exhibitor.country else "",
        "website": exhibitor.website,
        "themes": [theme.code for theme in exhibitor.themes.all()],
        "picture": exhibitor.picture_id,
        "products": [
            {
                "code": product.code,
                **{name: getattr(product, name) or "" for name in PRODUCT[:4]},
                "themes": [theme.code for theme in product.themes.all()],
                "picture": product.picture_id,
            }
            for product in exhibitor.products.all()
        ],
    }


def working_copy(exhibitor: Exhibitor) -> Content:
    """Return what the exhibitor works on: their own copy, else what the programme says."""
    entry = Entry.objects.filter(exhibitor=exhibitor).first()
    return entry.content if entry and entry.content else published_content(exhibitor)


def product_of(content: Content, code: str) -> Content | None:
    """Return one product of a working copy."""
    return next((one for one in content["products"] if one["code"] == code), None)


@transaction.atomic
def write_profile(exhibitor: Exhibitor, *, by: User | None, **values: Any) -> Entry:
    """Keep what is said of the exhibitor; half-finished is kept too. Raises Refused: `not_at_work`."""
    entry = locked_entry(exhibitor)
    return _keep(entry, {**entry.content, **_clean(values, PROFILE)}, by=by)


@transaction.atomic
def write_product(exhibitor: Exhibitor, code: str, *, by: User | None, **values: Any) -> str:
    """Keep a product, a new one when `code` is empty; return its code.

    Raises Refused: `not_at_work`, `too_many_products`, `unknown_product`.
    """
    entry = locked_entry(exhibitor)
    content = copy.deepcopy(entry.content)
    if not code:
        if len(content["products"]) >= MOST_PRODUCTS:
            raise refusals.too_many_products(MOST_PRODUCTS)
        code = _new_code(exhibitor, content, values)
        content["products"].append(
            {"code": code, **dict.fromkeys(PRODUCT[:4], ""), "themes": [], "picture": None}
        )
    product = product_of(content, code)
    if product is None:
        raise refusals.unknown_product()
    product.update(_clean(values, PRODUCT))
    _keep(entry, content, by=by)
    return code


@transaction.atomic
def drop_product(exhibitor: Exhibitor, code: str, *, by: User | None) -> None:
    """Take a product out. Raises Refused: `not_at_work`, `unknown_product`."""
    entry = locked_entry(exhibitor)
    content = copy.deepcopy(entry.content)
    product = product_of(content, code)
    if product is None:
        raise refusals.unknown_product()
    content["products"].remove(product)
    _keep(entry, content, by=by)
    forget_unused(exhibitor, {product["picture"]})


def write_picture(
    exhibitor: Exhibitor, code: str, upload: Any, *, alt_vi: str, alt_en: str, by: User | None
) -> Picture:
    """Keep a picture of a product, or of the exhibitor when `code` is empty, in place of the one before.

    Without an upload the words are said anew. Raises Refused: as `take_in_picture`, `not_at_work`, `unknown_product`.
    """
    with transaction.atomic():
        entry = locked_entry(exhibitor)
        content = copy.deepcopy(entry.content)
        place = content if not code else product_of(content, code)
        if place is None:
            raise refusals.unknown_product()
        before = Picture.objects.filter(pk=place["picture"]).first() if place["picture"] else None
        if upload is None and before is not None and not _is_in_programme(exhibitor, before.pk):
            return tell_picture(before, alt_vi=alt_vi, alt_en=alt_en, by=by)
        picture = take_in_picture(exhibitor.edition, upload, alt_vi=alt_vi, alt_en=alt_en, by=by)
        place["picture"] = picture.pk
        _keep(entry, content, by=by)
        forget_unused(exhibitor, {before.pk if before else None})
    return picture


@transaction.atomic
def drop_picture(exhibitor: Exhibitor, code: str, *, by: User | None) -> None:
    """Take a picture away. Raises Refused: `not_at_work`, `unknown_product`."""
    entry = locked_entry(exhibitor)
    content = copy.deepcopy(entry.content)
    place = content if not code else product_of(content, code)
    if place is None:
        raise refusals.unknown_product()
    before, place["picture"] = place["picture"], None
    _keep(entry, content, by=by)
    forget_unused(exhibitor, {before})


def locked_entry(exhibitor: Exhibitor) -> Entry:
    """Return the working copy, locked, begun from the programme if there is none. Raises Refused: `not_at_work`."""
    lock_edition(exhibitor.edition_id)
    current = Exhibitor.objects.select_for_update().get(pk=exhibitor.pk)
    if current.standing not in AT_WORK:
        raise refusals.not_at_work(current)
    entry, _made = Entry.objects.get_or_create(exhibitor=current)
    if not entry.content:
        entry.content = published_content(current)
    entry.exhibitor = current
    return entry


def pictures_of(exhibitor: Exhibitor) -> set[int]:
    """Return the pictures of an exhibitor, of the working copy and of the programme."""
    both = [published_content(exhibitor), working_copy(exhibitor)]
    found = {one["picture"] for content in both for one in (content, *content["products"])}
    return {pk for pk in found if pk}


def forget_unused(exhibitor: Exhibitor, pictures: set[int | None]) -> None:
    """Delete those pictures that neither the programme's draft nor the working copy shows any more."""
    used = pictures_of(Exhibitor.objects.get(pk=exhibitor.pk))
    for picture in Picture.objects.filter(pk__in=[pk for pk in pictures if pk and pk not in used]):
        picture.delete()


def _is_in_programme(exhibitor: Exhibitor, pk: int) -> bool:
    content = published_content(exhibitor)
    return any(one["picture"] == pk for one in (content, *content["products"]))


def _keep(entry: Entry, content: Content, *, by: User | None) -> Entry:
    if content == entry.content and entry.pk and entry.version:
        return entry
    entry.content, entry.version, entry.written_at = content, entry.version + 1, clock.now()
    exhibitor = entry.exhibitor
    if exhibitor.standing == Standing.ACCEPTED:
        entry.change = Change.EDITING
    elif exhibitor.standing == Standing.SUBMITTED:
        # What is changed after it was sent is sent anew, so that nobody accepts what they have not read.
        exhibitor.standing = Standing.PREPARING
        exhibitor.save(update_fields=["standing"])
    entry.save()
    audit.record(entry, "write entry", by=by)
    return entry


def _clean(values: dict[str, Any], names: tuple[str, ...]) -> Content:
    return {
        name: nfc(value).strip() if isinstance(value, str) else list(value)
        for name, value in values.items()
        if name in names and value is not None
    }


def _new_code(exhibitor: Exhibitor, content: Content, values: dict[str, Any]) -> str:
    stem = slugify(fold(values.get("name_en") or values.get("name_vi") or "product"))[:30].strip("-")
    base = f"{exhibitor.slug[:20].strip('-')}-{stem or 'product'}"
    own = {one["code"] for one in content["products"]}
    code, number = base, 1
    while code in own or Product.objects.filter(edition=exhibitor.edition_id, code__iexact=code).exists():
        number += 1
        code = f"{base}-{number}"
    return code
