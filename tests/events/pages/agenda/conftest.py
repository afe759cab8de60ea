"""Who reads the agenda in these tests."""

import datetime as dt
from collections.abc import Callable, Iterator

import pytest
from django.http import QueryDict
from django.utils.translation import override

from events.pages.agenda.cards import Viewer
from events.pages.agenda.filters import read_filters
from events.releases.programme import Programme
from tests.events.pages.agenda.made import at


@pytest.fixture
def viewer_of() -> Callable[..., Viewer]:
    """A reader in English on Thursday at 11:05: viewer_of(programme, "partner=JP")."""

    def make(programme: Programme, query: str = "", now: dt.datetime | None = None, own_zone=None) -> Viewer:
        filters = read_filters(QueryDict(query), programme)
        return Viewer(programme, "en", now or at("11:05"), filters, own_zone)

    return make


@pytest.fixture(autouse=True)
def _in_english() -> Iterator[None]:
    with override("en"):
        yield
