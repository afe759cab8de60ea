"""The picture of the floor plan under the drawing: made anew, kept sealed, placed in metres."""

from decimal import Decimal
from functools import partial
from typing import Any

from django.db import transaction
from django.db.models.signals import post_delete

from adgmin.core import audit
from adgmin.core.models import User
from adgmin.core.sealed import SealedFolder, new_name
from adgmin.core.uploads.pictures import scan
from events.showcase.models import Hall, HallUnderlay
from events.showcase.placing import lock_hall

PLANS = SealedFolder("plans")


@transaction.atomic
def lay_under(hall: Hall, data: bytes, *, by: User) -> HallUnderlay:
    """Put a picture under the drawing, as wide as the hall. Raises Refused as `scan` does."""
    picture = scan(data)
    hall = lock_hall(hall)
    HallUnderlay.objects.filter(hall=hall).delete()
    made = HallUnderlay(
        hall=hall,
        stored=new_name(),
        pixels_wide=picture.width,
        pixels_high=picture.height,
        x=Decimal(0),
        y=Decimal(0),
        w=hall.width,
    )
    PLANS.write(made.stored, picture.data)
    made.save()
    audit.record(hall, "lay plan under", by=by)
    return made


@transaction.atomic
def place_underlay(made: HallUnderlay, values: dict[str, Any], *, by: User) -> None:
    """Move, scale or fade the picture."""
    for name in ("x", "y", "w", "opacity"):
        setattr(made, name, values[name])
    made.save()
    audit.record(made.hall, "place plan under", by=by)


@transaction.atomic
def take_away(made: HallUnderlay, *, by: User) -> None:
    """Take the picture away; its file goes with it."""
    audit.record(made.hall, "take plan away", by=by)
    made.delete()


def start() -> None:
    """Let files go with their records."""
    post_delete.connect(_forget, sender=HallUnderlay, dispatch_uid="plans go with their records")


def _forget(*, instance: Any, **kwargs: Any) -> None:
    transaction.on_commit(partial(PLANS.remove, instance.stored))
