import pytest
from django.db import DatabaseError

from adgmin.core import health
from tests.small import released


def test_healthz_asks_nothing(client, django_assert_num_queries, db):
    with django_assert_num_queries(0):
        response = client.get("/healthz")
    assert (response.status_code, response.json()) == (200, {"status": "ok"})
    assert "no-store" in response["Cache-Control"]


def test_readyz_says_what_is_well(client, small):
    released()
    response = client.get("/readyz")
    assert response.status_code == 200
    assert response.json() == {
        "status": "ok",
        "checks": {"database": "ok", "migrations": "ok", "programme": "ok"},
    }


def test_readyz_wants_an_edition(client, db):
    response = client.get("/readyz")
    assert response.status_code == 503
    assert response.json()["checks"]["programme"] == "no programme has been released"


def test_readyz_wants_a_programme_that_can_be_read(client, small, monkeypatch):
    released()

    def unreadable(_kind, _data):
        raise TypeError

    monkeypatch.setattr("events.releases.published.decode", unreadable)
    response = client.get("/readyz")
    assert response.status_code == 503
    assert response.json()["checks"]["programme"] == "the published programme cannot be read (TypeError)"


def test_readyz_wants_every_migration(client, small):
    released()
    from django.db.migrations.recorder import MigrationRecorder

    MigrationRecorder.Migration.objects.filter(app="sessions").delete()
    response = client.get("/readyz")
    assert response.status_code == 503
    assert response.json()["checks"]["migrations"] == "1 migrations are waiting"


def test_readyz_keeps_the_words_of_the_database_to_the_log(client, small, monkeypatch):
    def broken() -> None:
        raise DatabaseError("password authentication failed for 10.0.0.7")

    monkeypatch.setitem(health.CHECKS, "database", broken)
    response = client.get("/readyz")
    assert response.status_code == 503
    assert response.json()["checks"]["database"] == "the database does not answer"
    assert "10.0.0.7" not in response.content.decode()


@pytest.mark.parametrize("address", ["/healthz", "/readyz"])
def test_only_reading_is_answered(client, db, address):
    assert client.post(address).status_code == 405
