"""What every test may use. The database is SQLite, or PostgreSQL when TEST_DATABASE_URL says so."""

import datetime as dt
import gc
import os
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import hypothesis
import pytest
from django.core.cache import cache
from django.test import Client

from adgmin.core.clock import MEETING_ZONE

# A change is judged by the same examples each time; `make fuzz` draws new ones. How long one takes says how busy the
# machine is.
BUSY = {"deadline": None, "suppress_health_check": [hypothesis.HealthCheck.too_slow]}
hypothesis.settings.register_profile("same", derandomize=True, **BUSY)
hypothesis.settings.register_profile("new", print_blob=True, **BUSY)
hypothesis.settings.load_profile("new" if os.environ.get("ADGMIN_FUZZ") else "same")

# Thousands of tests keep what they loaded; looking through all of it again and again takes a twelfth of their time.
gc.set_threshold(100_000, 20, 100)

NOW = dt.datetime(2026, 1, 15, 11, 5, tzinfo=MEETING_ZONE)
PASSWORD = "a-long-enough-password"
# What reads a programme already stored as JSON, or a file.
RENDERING = tuple(
    f"tests/{path}"
    for path in (
        "events/pages/", "events/pictures/test_hostile", "events/feeds/", "events/screens/", "events/printing/",
        "events/mirror/", "events/exchange/",
        "events/languages/", "events/test_leaks", "events/releases/test_wording", "events/releases/test_codec",
        "events/editions/pack/test_broken", "events/editions/pack/test_every_record", "events/agenda/test_lanes",
        "events/personal/test_calendar", "adgmin/core/test_sign_in", "adgmin/core/test_roles",
        "delegates/mail/test_leaks", "delegates/mail/test_letters", "delegates/mail/test_templates",
        "delegates/mail/test_send_mail", "delegates/privacy/test_files", "delegates/lists/test_working",
        "delegates/lists/test_participants", "delegates/management/commands/test_load_edition",
        "adgmin/core/test_admin_audit", "delegates/imports/test_cells", "delegates/imports/test_messy",
        "delegates/imports/test_reading",
        "delegates/imports/test_export",
        "delegates/papers/test_paper_leaks", "events/pictures/test_hostile", "events/documents/test_comparing",
        "events/documents/test_reading", "events/documents/test_makers", "events/documents/test_mutations",
        "events/documents/test_packing", "adgmin/core/uploads/", "test_odd_numbers",
    )
)  # fmt: skip
# What asks a page for what the verbs and lists beneath it have shown on both; `test_permissions.py` opens each on both.
PAGES = re.compile(r"/test_(\w+_)?(views|pages?|desk|admin|app|offline|menu|today|person|decide|health)\.py")
DATABASE = {"db", "transactional_db", "django_db_setup", "live_server"}


def pytest_collection_modifyitems(config, items) -> None:
    """With ADGMIN_TESTS=database only what the second database can say something about runs.

    Not what touches no database, and not what renders pages: `test_permissions.py` opens each page on both. Of a
    test with many cases the first.
    """
    if os.environ.get("ADGMIN_TESTS") == "database":
        seen: set[str] = set()
        asking = [item for item in items if _asks_the_database(item) and not _is_another_case(item, seen)]
        chosen = set(asking)
        config.hook.pytest_deselected(items=[item for item in items if item not in chosen])
        items[:] = asking


def _is_another_case(item, seen: set[str]) -> bool:
    """Whether another case of this test was chosen: they differ in values, not in what the database is asked."""
    name = item.nodeid.partition("[")[0]
    if name in seen and "at_once" not in name:
        return True
    seen.add(name)
    return False


def _asks_the_database(item) -> bool:
    touches = DATABASE.intersection(item.fixturenames) or item.get_closest_marker("django_db")
    return bool(touches) and not item.nodeid.startswith(RENDERING) and not PAGES.search(item.nodeid)


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker) -> None:
    """Empty PostgreSQL after real transactions row by row: to TRUNCATE a hundred empty tables takes it half a second.

    As a replica it runs no trigger: none of foreign keys, and none that keep a release from being deleted.
    """
    from django.db import connection

    if connection.vendor != "postgresql":
        return

    def delete_all(style, tables, *, reset_sequences=False, allow_cascade=False) -> list[str]:
        assert not reset_sequences
        rows = [f"DELETE FROM {connection.ops.quote_name(table)}" for table in tables]  # noqa: S608 - tables of ours
        return [
            "SET LOCAL session_replication_role = replica",
            *rows,
            "SET LOCAL session_replication_role = origin",
        ]

    connection.ops.sql_flush = delete_all


@pytest.fixture(autouse=True)
def _clean_between_tests() -> Iterator[None]:
    """Nothing is remembered from the test before."""
    _forget()
    yield
    _forget()


def _forget() -> None:
    from django.utils import translation

    from delegates.gates.at_once import forget_editions
    from delegates.gates.limits import forget_limits
    from delegates.gates.sessions import forget_sessions
    from delegates.papers.limits import forget_limits as forget_reading_limits
    from delegates.visits.booth_views import forget_limits as forget_visit_limits
    from events.documents.rendering import forget_pictures
    from events.pages.cache import forget_pages
    from events.printing.shelf import forget_papers
    from events.releases.published import forget_programme

    translation.activate("vi")
    cache.clear()
    forget_programme()
    forget_pages()
    forget_pictures()
    forget_papers()
    forget_editions()
    forget_limits()
    forget_visit_limits()
    forget_reading_limits()
    forget_sessions()


@pytest.fixture
def clock(settings) -> Callable[[dt.datetime], None]:
    """Set the demonstration clock: clock(NOW)."""

    def set_to(moment: dt.datetime) -> None:
        import time

        settings.ADGMIN_CLOCK = moment.isoformat()
        settings.ADGMIN_CLOCK_ANCHOR = time.time()

    return set_to


@pytest.fixture
def at_demo_time(clock) -> None:
    """It is Thursday 15 January 2026, 11:05 in Hanoi."""
    clock(NOW)


@pytest.fixture
def edition(db):
    """The ADGMIN 6 pack, without people."""
    from events.models import Edition
    from tests.loaded import load_pack

    load_pack(str(PACK))
    return Edition.objects.get()


@pytest.fixture
def make_user(db) -> Callable[..., object]:
    """Make a user of a role: make_user("organiser")."""
    from django.contrib.auth.models import Group

    from adgmin.core.models import User

    def make(role: str = "", email: str = "", **fields):
        address = email or f"{role.replace(' ', '.') or 'nobody'}@example.org"
        user = User.objects.create_user(address, PASSWORD, **fields)
        if role:
            user.groups.add(Group.objects.get(name=role))
        return user

    return make


@pytest.fixture
def signed_in(make_user) -> Callable[[str], Client]:
    """Return a client signed in as a role: signed_in("organiser")."""

    def sign_in(role: str) -> Client:
        client = Client()
        client.force_login(make_user(role))
        return client

    return sign_in


@pytest.fixture
def small(db):
    """An edition of one day with two rooms and three parties, made by hand."""
    from tests.small import make_small

    return make_small()


@pytest.fixture
def make_session() -> Callable[..., object]:
    """Make a session of the small edition: make_session("S1", "09:00", "10:00", room="R-A", access="public")."""
    from tests.small import add_small_session

    return add_small_session


@pytest.fixture
def delegation(small):
    """The delegation of Viet Nam in the small edition: one head, one alternate, three delegates."""
    from delegates.models import Delegation, Quota
    from events.models import Party

    made = Delegation.objects.create(
        edition=small, code="VN", party=Party.objects.get(code="VN"), kind="party", name_vi="Đoàn Việt Nam",
        name_en="Delegation of Viet Nam", sort_order=1,
    )  # fmt: skip
    for role, places in (("head", 1), ("alternate", 1), ("delegate", 3)):
        Quota.objects.create(delegation=made, role=role, places=places)
    return made


@pytest.fixture
def delegate(delegation):
    """One delegate of that delegation."""
    from delegates.models import Delegate

    return Delegate.objects.create(
        delegation=delegation, ref="R1", role="delegate", passport_surname="NGUYEN", passport_given="THI DAO",
        badge_name="Nguyễn Thị Đào", rank_band=6, order=1, email="dao@example.org", position_vi="Chuyên viên",
        position_en="Officer", organisation_vi="Bộ", organisation_en="Ministry",
    )  # fmt: skip


PACK = Path(__file__).resolve().parent.parent / "events" / "editions" / "packs" / "adgmin6"
