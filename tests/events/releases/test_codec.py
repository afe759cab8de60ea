"""What is stored comes back as it was, in its order, on every database."""

from events.models import Party
from events.releases.models import PublishedProgramme
from events.releases.published import current_programme, forget_programme
from tests.small import released


def test_parties_keep_the_order_of_protocol_through_the_database(small):
    Party.objects.filter(code="JP").update(sort_order=90)
    for number, code in enumerate(("ZZ", "AAAA", "B"), 10):
        Party.objects.create(
            edition=small, code=code, kind="organisation", name_vi=code, name_en=code, sort_order=number
        )
    released(small)
    forget_programme()

    assert list(current_programme().parties) == ["VN", "TH", "ZZ", "AAAA", "B", "JP"]


def test_a_view_stored_in_another_shape_is_built_anew(small):
    released(small)
    forget_programme()
    PublishedProgramme.objects.update(content={"version": 1, "parties": {"VN": {}}})

    assert list(current_programme().parties) == ["VN", "TH", "JP"]
    assert PublishedProgramme.objects.get().content["edition"]["code"] == "small-1"
