import pytest

from events.languages.completeness import fields_of, gaps, records_lacking, standings
from events.models import Room, Session


@pytest.fixture
def sessions(small, make_session):
    make_session("S1", "09:00", "10:00")
    make_session("S2", "10:00", "11:00", title_en="", abstract_en="Only English")
    make_session("S3", "11:00", "12:00", title_vi="")


def test_what_is_given_in_one_language_is_missing_in_the_other(sessions):
    (row,) = standings([Session])
    assert (row.total, row.complete, row.lacks_vi, row.lacks_en) == (3, 1, 2, 1)
    assert [found.code for found in records_lacking(Session, "en")] == ["S2"]
    assert [found.code for found in records_lacking(Session, "vi")] == ["S2", "S3"]


def test_the_missing_fields_are_named(sessions):
    (gap,) = gaps(Session.objects.filter(code="S3"), "vi")
    assert len(gap.fields) == 1
    assert set(fields_of(Session)) == {"title", "abstract", "dress"}


def test_what_is_empty_in_both_is_not_missing(small):
    (row,) = standings([Room])
    assert (row.total, row.complete) == (2, 2)


def test_the_page_counts_only_what_the_role_may_see(sessions, signed_in):
    def kinds(role):
        return {row.label for row in signed_in(role).get("/desk/languages/").context["rows"]}

    assert {"events.session", "delegates.delegate"} <= kinds("organiser")
    assert "delegates.delegate" not in kinds("programme")


def test_the_list_of_what_is_missing_leads_to_the_record(sessions, signed_in):
    client = signed_in("programme")
    text = client.get("/desk/languages/events.session/vi/").content.decode()
    assert f"/admin/events/session/{Session.objects.get(code='S3').pk}/change/" in text
    assert client.get("/desk/languages/events.session/fr/").status_code == 404
    assert client.get("/desk/languages/core.user/vi/").status_code == 404
    assert client.get("/desk/languages/delegates.delegate/vi/").status_code == 404
