"""Exhibitors on their way, for tests."""

from django.db import transaction

from tests.events.pictures.made import upload

WORDS = {
    "name_vi": "Công ty Một",
    "name_en": "Company One",
    "profile_vi": "Giới thiệu",
    "profile_en": "Profile",
}
PRODUCT = {
    "name_vi": "Cảm biến",
    "name_en": "Sensor",
    "description_vi": "Mô tả",
    "description_en": "Description",
}
ALT = {"alt_vi": "Cảm biến trên cột", "alt_en": "A sensor on a mast"}


def make_theme(edition):
    from events.models import Theme

    return Theme.objects.get_or_create(
        edition=edition, code="ai", defaults={"name_vi": "AI", "name_en": "AI"}
    )[0]


@transaction.atomic
def preparing(edition, name: str = "Company One", email: str = "one@example.org", user=None):
    """An exhibitor who has accepted the invitation and writes."""
    from delegates.exhibiting.inviting import add_contact, make_exhibitor
    from events.showcase.standing import Standing

    make_theme(edition)
    exhibitor = make_exhibitor(edition, name, name, Standing.PREPARING, by=None)
    contact = add_contact(exhibitor, name="Chị Hoa", email=email, lang="vi", by=None)
    if user is not None:
        contact.user = user
        contact.save()
    return exhibitor


def complete(exhibitor, picture: bool = True, **words) -> str:
    """Write all that is asked for; return the code of the product."""
    from events.showcase.entering import write_picture, write_product, write_profile

    write_profile(exhibitor, by=None, **{**WORDS, "themes": ["ai"], "country": "VN", "website": "", **words})
    code = write_product(exhibitor, "", by=None, **PRODUCT, themes=["ai"])
    if picture:
        write_picture(exhibitor, code, upload(), **ALT, by=None)
    return code


def submitted(edition, **fields):
    """An exhibitor whose complete profile waits for the desk."""
    from events.showcase.reviewing import submit

    exhibitor = preparing(edition, **fields)
    complete(exhibitor)
    return submit(exhibitor, by=None)


def accepted(edition, **fields):
    """An exhibitor of the draft programme."""
    from events.showcase.reviewing import accept

    return accept(submitted(edition, **fields), by=None)
