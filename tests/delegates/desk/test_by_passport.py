"""A passport number finds its holder from a form of its own only: never from an address, a list, a file or a letter."""

import pytest

from adgmin.core.models import AuditRecord
from delegates.models import Delegate, TravelDocument
from delegates.nominations.listing import Filters, found_by

FIND, NUMBER = "/desk/delegates/passport/", "C1234567"
SEARCHES = (
    "/desk/delegates/", "/desk/delegates/export.csv", "/desk/accreditation/", "/desk/lists/?by=delegation",
    "/desk/messages/bulk/", "/desk/badges/", "/admin/delegates/delegate/", "/admin/delegates/traveldocument/",
)  # fmt: skip


@pytest.fixture
def holder(delegate):
    TravelDocument.objects.create(delegate=delegate, number=NUMBER)
    return delegate


@pytest.mark.parametrize("typed", [NUMBER, " c123 4567 "])
def test_the_whole_number_finds_its_holder_and_the_record_keeps_who_was_found(holder, signed_in, typed):
    answer = signed_in("security").post(FIND, {"number": typed})
    assert answer.status_code == 200
    assert [row.pk for row in answer.context["rows"]] == [holder.pk]
    act = AuditRecord.objects.get(verb="looked for passport")
    assert act.note == "R1"
    assert NUMBER not in repr(list(AuditRecord.objects.values()))
    assert "no-store" in answer["Cache-Control"]


@pytest.mark.parametrize(
    ("typed", "status"),
    [("C1234568", 404), ("C123456", 404), ("", 422), ("C" * 21, 422), ("٣" * 8, 422), ("C1\0", 400)],
)  # fmt: skip
def test_anything_else_finds_nobody_and_keeps_what_was_typed(holder, signed_in, typed, status):
    answer = signed_in("organiser").post(FIND, {"number": typed})
    assert (answer.status_code, "Nguyễn" in answer.content.decode()) == (
        400 if "\0" in typed else status,
        False,
    )
    if typed and "\0" not in typed:
        assert f'value="{typed}"' in answer.content.decode()


def test_a_number_in_the_address_is_not_read(holder, signed_in):
    assert "Nguyễn" not in signed_in("organiser").get(FIND, {"number": NUMBER}).content.decode()


@pytest.mark.parametrize("address", SEARCHES)
def test_no_search_in_an_address_finds_by_the_number(holder, signed_in, address):
    client = signed_in("administrator")
    answer = client.get(address, {"q": NUMBER, "by": "delegation"})
    told = b"".join(answer.streaming_content) if answer.streaming else answer.content
    assert answer.status_code in (200, 302)
    assert "Nguyễn Thị Đào" not in told.decode()


def test_filters_that_are_kept_find_nobody_by_the_number(holder):
    assert not found_by(Delegate.objects.all(), Filters(q=NUMBER))
    assert found_by(Delegate.objects.all(), Filters(q="dao"))


def test_who_may_not_read_passports_may_not_look(holder, signed_in):
    assert signed_in("protocol").post(FIND, {"number": NUMBER}).status_code == 403
