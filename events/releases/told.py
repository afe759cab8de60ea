"""Who will be told of a release: others register how to count them."""

from collections.abc import Callable, Iterable

from adgmin.core.bilingual import Text
from events.editions.models import Edition

from .difference import SessionChange

# Each returns lines such as "24 focal points and delegates" for these changes.
AUDIENCES: list[Callable[[Edition, Iterable[SessionChange]], list[Text]]] = []
