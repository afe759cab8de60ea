import pytest
from django.core.exceptions import ValidationError

from events.editions.models import Edition
from events.showcase.addresses import RESERVED, slug_of
from events.showcase.models import Exhibitor
from tests.events.showcase.made import make_hall


@pytest.mark.parametrize("slug", sorted(RESERVED))
def test_no_exhibitor_has_the_address_of_another_page(small, slug):
    made = Exhibitor(edition=small, code="EX-1", slug=slug, name_vi="Đơn vị", name_en="Company")
    with pytest.raises(ValidationError) as refused:
        made.full_clean()
    assert set(refused.value.message_dict) == {"slug"}
    assert f"{slug}-1" in refused.value.message_dict["slug"][0]


def test_an_address_that_only_begins_like_one_is_free(small):
    Exhibitor(edition=small, code="EX-1", slug="demos-1", name_vi="Đơn vị", name_en="Company").full_clean()


def test_the_record_page_refuses_it_and_keeps_what_was_typed(small, signed_in):
    make_hall()
    made = Exhibitor.objects.get(code="EX-A")
    page = signed_in("administrator").post(
        f"/admin/events/exhibitor/{made.pk}/change/",
        {
            "edition": Edition.objects.get().pk, "code": "EX-A", "slug": "demos", "name_vi": "Tên mới",
            "name_en": "New name", "standing": "accepted", "staff_places": 4, "country": "",
            **{f"{prefix}-{name}_FORMS": 0 for prefix in ("members", "products") for name in ("TOTAL", "INITIAL")},
        },
    )  # fmt: skip
    assert page.status_code == 200
    assert "demos-1" in page.content.decode()
    assert "Tên mới" in page.content.decode()
    made.refresh_from_db()
    assert made.slug == "ex-a"


@pytest.mark.parametrize("code", ["EX-DEMOS", "demos", "ex-Demos"])
def test_codes_of_a_pack_that_make_such_an_address(code):
    assert slug_of(code) in RESERVED
