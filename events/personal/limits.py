"""How many lists one network address may ask for, counted in the shared cache."""

import hashlib

from django.core.cache import cache
from django.http import HttpRequest

from adgmin.core.signing_in.throttle import network_address

# A hotel is one address: enough for a delegation at breakfast, too few to fill a database.
LISTS = 40
WINDOW_SECONDS = 600


def may_make_list(request: HttpRequest) -> bool:
    """Take one of the slots of the address the request comes from; False when none is left.

    `add` is atomic in every cache, so many requests at once count too.
    """
    place = hashlib.sha256(network_address(request).encode()).hexdigest()[:32]
    return any(cache.add(f"star-list-{place}-{slot}", 1, WINDOW_SECONDS) for slot in range(LISTS))
