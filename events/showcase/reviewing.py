"""The verbs by which an exhibitor comes into the programme: take up, submit, accept, send back, decline, withdraw."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import transaction
from django.dispatch import Signal

from adgmin.core import audit, clock
from adgmin.core.models import User
from adgmin.core.problems import Refused
from events.editions.locking import lock_edition
from events.parties.models import Party

from . import entry_refusals as refusals
from .entering import PRODUCT, PROFILE, Content, forget_unused, locked_entry, pictures_of, published_content
from .entry_models import Entry
from .models import Exhibitor, Product, Theme
from .standing import Change, Standing, may_become

# moved(exhibitor, verb, reason, by): in the transaction of the act.
moved = Signal()


def take_up(exhibitor: Exhibitor, *, by: User | None) -> Exhibitor:
    """Let who applied, was invited or had ended prepare a profile. Raises Refused: `wrong_step`."""
    with _changing(exhibitor) as current:
        _become(current, Standing.PREPARING, "take up exhibitor", by=by)
    return current


@transaction.atomic
def submit(exhibitor: Exhibitor, *, by: User | None) -> Exhibitor:
    """Ask for a review of the profile, or of a change. Raises Refused: what is lacking, `no_change`, `wrong_step`."""
    entry = locked_entry(exhibitor)
    current = entry.exhibitor
    if problems := refusals.lacking(entry.content):
        raise Refused(*problems)
    entry.submitted_at, entry.reason = clock.now(), ""
    if current.standing == Standing.ACCEPTED:
        if entry.content == published_content(current):
            raise refusals.no_change()
        entry.change = Change.SUBMITTED
        entry.save()
        _tell(current, "submit exhibitor", by=by)
    else:
        entry.save()
        _become(current, Standing.SUBMITTED, "submit exhibitor", by=by)
    return current


@transaction.atomic
def accept(exhibitor: Exhibitor, *, by: User | None, seen: int | None = None) -> Exhibitor:
    """Lay what was submitted into the draft of the programme; the next release publishes it.

    `seen` is the version that was read. Raises Refused: `nothing_waits`, `changed_meanwhile`, `product_has_demos`.
    """
    entry = _waiting(exhibitor)
    if seen is not None and seen != entry.version:
        raise refusals.changed_meanwhile()
    current, before = entry.exhibitor, pictures_of(entry.exhibitor)
    _lay(current, entry.content, by=by)
    entry.change, entry.reason = Change.NONE, ""
    entry.save()
    if current.standing == Standing.SUBMITTED:
        _become(current, Standing.ACCEPTED, "accept exhibitor", by=by)
    else:
        _tell(current, "accept exhibitor", by=by)
    forget_unused(current, set(before))
    return current


@transaction.atomic
def send_back(exhibitor: Exhibitor, reason: str, *, by: User | None) -> Exhibitor:
    """Give it back to be mended, and say why. Raises Refused: `reason_missing`, `nothing_waits`."""
    reason = _said(reason)
    entry = _waiting(exhibitor)
    entry.reason = reason
    if entry.exhibitor.standing == Standing.ACCEPTED:
        entry.change = Change.SENT_BACK
        entry.save()
        _tell(entry.exhibitor, "send back exhibitor", by=by, reason=reason)
    else:
        entry.save()
        _become(entry.exhibitor, Standing.SENT_BACK, "send back exhibitor", by=by, reason=reason)
    return entry.exhibitor


def decline(exhibitor: Exhibitor, reason: str, *, by: User | None) -> Exhibitor:
    """Say no, with the reason. Raises Refused: `reason_missing`, `wrong_step`."""
    reason = _said(reason)
    with _changing(exhibitor) as current:
        Entry.objects.filter(exhibitor=current).update(reason=reason)
        _become(current, Standing.DECLINED, "decline exhibitor", by=by, reason=reason)
    return current


def withdraw_exhibitor(exhibitor: Exhibitor, *, by: User | None, reason: str = "") -> Exhibitor:
    """Take part no more; the booth is free again. Raises Refused: `wrong_step`."""
    with _changing(exhibitor) as current:
        booth = getattr(current, "booth", None)
        if booth is not None:
            booth.exhibitor = None
            booth.save(update_fields=["exhibitor"])
        _become(current, Standing.WITHDRAWN, "withdraw exhibitor", by=by, reason=reason)
    return current


@contextmanager
def _changing(exhibitor: Exhibitor) -> Iterator[Exhibitor]:
    with transaction.atomic():
        lock_edition(exhibitor.edition_id)
        yield Exhibitor.objects.select_for_update().get(pk=exhibitor.pk)


def _become(exhibitor: Exhibitor, to: Standing, verb: str, *, by: User | None, reason: str = "") -> None:
    if not may_become(exhibitor.standing, to):
        raise refusals.wrong_step(exhibitor, to)
    before = audit.state_of(exhibitor)
    exhibitor.standing = to
    exhibitor.save(update_fields=["standing"])
    changes = audit.difference(before, audit.state_of(exhibitor))
    audit.record(exhibitor, verb, by=by, changes=changes, note=reason)
    moved.send(Exhibitor, exhibitor=exhibitor, verb=verb, reason=reason, by=by)


def _tell(exhibitor: Exhibitor, verb: str, *, by: User | None, reason: str = "") -> None:
    audit.record(exhibitor, verb, by=by, note=reason)
    moved.send(Exhibitor, exhibitor=exhibitor, verb=verb, reason=reason, by=by)


def _waiting(exhibitor: Exhibitor) -> Entry:
    """Return the working copy that waits for a review. Raises Refused: `nothing_waits`."""
    lock_edition(exhibitor.edition_id)
    current = Exhibitor.objects.select_for_update().get(pk=exhibitor.pk)
    entry = Entry.objects.filter(exhibitor=current).first()
    is_first = current.standing == Standing.SUBMITTED
    is_change = current.standing == Standing.ACCEPTED and entry and entry.change == Change.SUBMITTED
    if entry is None or not (is_first or is_change):
        raise refusals.nothing_waits()
    entry.exhibitor = current
    return entry


def _said(reason: str) -> str:
    if not reason.strip():
        raise refusals.reason_missing()
    return reason.strip()[:1000]


def _lay(exhibitor: Exhibitor, content: Content, *, by: User | None) -> None:
    before = audit.state_of(exhibitor)
    parties = Party.objects.filter(edition=exhibitor.edition_id)
    for name in PROFILE[:4]:
        setattr(exhibitor, name, content[name])
    exhibitor.website = content.get("website", "")
    exhibitor.country = parties.filter(code=content["country"]).first()
    exhibitor.picture_id = content["picture"]
    exhibitor.save()
    exhibitor.themes.set(Theme.objects.filter(edition=exhibitor.edition_id, code__in=content["themes"]))
    if changes := audit.difference(before, audit.state_of(exhibitor)):
        audit.record(exhibitor, "change", by=by, changes=changes)
    _lay_products(exhibitor, content["products"])


def _lay_products(exhibitor: Exhibitor, wanted: list[Content]) -> None:
    codes = [one["code"] for one in wanted]
    for product in exhibitor.products.exclude(code__in=codes):
        if product.demos.exists():
            raise refusals.product_has_demos(str(product))
        product.delete()
    known = {product.code: product for product in exhibitor.products.all()}
    for one in wanted:
        product = known.get(one["code"]) or Product(
            edition=exhibitor.edition, exhibitor=exhibitor, code=one["code"]
        )
        for name in PRODUCT[:4]:
            setattr(product, name, one[name])
        product.picture_id = one["picture"]
        product.save()
        product.themes.set(Theme.objects.filter(edition=exhibitor.edition_id, code__in=one["themes"]))
