"""From application or invitation to an accepted profile: each step, and each that is not in the table."""

import itertools

import pytest

from adgmin.core.problems import Refused
from delegates.exhibiting.inviting import accept_invitation, end_contact, invite_exhibitor, send_link
from delegates.exhibiting.models import ExhibitorContact, ExhibitorInvitation
from delegates.models import OutgoingMail
from events.models import Entry, Exhibitor, Picture, Product
from events.pictures.storing import PICTURES
from events.releases.building import build_snapshot
from events.showcase.entering import (
    drop_product,
    published_content,
    write_picture,
    write_product,
    write_profile,
)
from events.showcase.entry_refusals import lacking
from events.showcase.reviewing import accept, decline, send_back, submit, take_up, withdraw_exhibitor
from events.showcase.standing import TRANSITIONS, Change, Standing
from tests.delegates.exhibiting.made import ALT, accepted, complete, preparing, submitted
from tests.events.pictures.made import upload

MAKE = {
    Standing.PREPARING: take_up,
    Standing.DECLINED: lambda one, by: decline(one, "no room", by=by),
    Standing.WITHDRAWN: withdraw_exhibitor,
}


@pytest.fixture(autouse=True)
def _private_folder(tmp_path, settings, at_demo_time):
    settings.PRIVATE_ROOT = tmp_path


def codes(act) -> list[str]:
    with pytest.raises(Refused) as refusal:
        act()
    return [problem.code for problem in refusal.value.problems]


def test_only_the_steps_of_the_table_are_taken(small):
    exhibitor = preparing(small)
    for start, to in itertools.product(Standing, MAKE):
        Exhibitor.objects.update(standing=start)
        if to in TRANSITIONS[start]:
            assert MAKE[to](exhibitor, by=None).standing == to
        else:
            assert codes(lambda to=to: MAKE[to](exhibitor, by=None)) == ["wrong_step"]


def test_what_is_lacking_is_said_before_it_is_submitted(small):
    exhibitor = preparing(small)
    assert codes(lambda: submit(exhibitor, by=None)) == ["missing"] * 3 + ["no_products"]
    code = complete(exhibitor, picture=False)
    (picture,) = lacking(exhibitor.entry.content)
    assert (picture.field, picture.about) == ("picture", (code,))
    assert (picture.message.vi.split(":")[0], picture.message.en.split(":")[0]) == ("Cảm biến", "Sensor")
    write_picture(exhibitor, code, upload(), **ALT, by=None)
    assert submit(exhibitor, by=None).standing == Standing.SUBMITTED


def test_nothing_is_in_the_draft_before_it_is_accepted(small):
    exhibitor = submitted(small)
    assert build_snapshot(small).exhibitors == {}
    assert Product.objects.count() == 0
    accept(exhibitor, by=None)
    (shown,) = build_snapshot(small).exhibitors.values()
    assert (shown.name.en, shown.profile.vi, shown.country) == ("Company One", "Giới thiệu", "VN")
    assert [(one.name.vi, one.picture.told.en) for one in shown.products] == [
        ("Cảm biến", "A sensor on a mast")
    ]
    withdraw_exhibitor(exhibitor, by=None)
    assert build_snapshot(small).exhibitors == {}


def test_what_is_changed_after_it_was_sent_is_sent_anew(small):
    exhibitor = submitted(small)
    seen = exhibitor.entry.version
    write_profile(exhibitor, by=None, name_vi="Tên khác")
    assert codes(lambda: accept(exhibitor, by=None, seen=seen)) == ["nothing_waits"]
    submit(exhibitor, by=None)
    assert codes(lambda: accept(exhibitor, by=None, seen=seen)) == ["changed_meanwhile"]
    assert accept(exhibitor, by=None, seen=Entry.objects.get().version).name_vi == "Tên khác"


def test_a_change_of_who_was_accepted_waits_beside_the_programme(small, django_capture_on_commit_callbacks):
    exhibitor = accepted(small)
    product = Product.objects.get()
    before = product.picture
    assert codes(lambda: submit(exhibitor, by=None)) == ["no_change"]
    write_profile(exhibitor, by=None, profile_en="Another profile")
    write_picture(exhibitor, product.code, upload(), alt_vi="Ảnh khác", alt_en="Another picture", by=None)
    submit(exhibitor, by=None)
    exhibitor.refresh_from_db()
    assert (exhibitor.standing, exhibitor.profile_en) == (Standing.ACCEPTED, "Profile")
    (shown,) = build_snapshot(small).exhibitors.values()
    assert shown.products[0].picture.digest == before.digest
    send_back(exhibitor, "Too short", by=None)
    assert (Entry.objects.get().change, Entry.objects.get().reason) == (Change.SENT_BACK, "Too short")
    submit(exhibitor, by=None)
    with django_capture_on_commit_callbacks(execute=True):
        accept(exhibitor, by=None)
    (shown,) = build_snapshot(small).exhibitors.values()
    assert shown.profile.en == "Another profile"
    assert shown.products[0].picture.told.en == "Another picture"
    assert Picture.objects.count() == 1
    assert not any(name.startswith(before.digest) for name in PICTURES.names())
    assert Entry.objects.get().content == published_content(Exhibitor.objects.get())


def test_a_product_with_a_demonstration_does_not_leave_silently(small, make_session):
    from events.models import DemoSlot, Hall, HallFeature, Room

    exhibitor = accepted(small)
    hall = Hall.objects.create(room=Room.objects.get(code="R-B"), width=10, height=10)
    stage = HallFeature.objects.create(
        hall=hall, code="S", kind="stage", name_vi="S", name_en="S", x=0, y=0, w=2, h=2
    )
    session = make_session("S-1", "09:00", "10:00")
    product = Product.objects.get()
    DemoSlot.objects.create(
        edition=small, code="D", product=product, place=stage, start=session.start, end=session.end
    )
    new = write_product(exhibitor, "", by=None, name_vi="Mới", name_en="New", description_vi="x", description_en="y",
                        themes=["ai"])  # fmt: skip
    write_picture(exhibitor, new, upload(), **ALT, by=None)
    drop_product(exhibitor, product.code, by=None)
    submit(exhibitor, by=None)
    assert codes(lambda: accept(exhibitor, by=None)) == ["product_has_demos"]
    assert list(Product.objects.values_list("code", flat=True)) == [product.code]


def test_who_is_declined_or_sent_back_is_told_why(small):
    exhibitor = submitted(small)
    assert codes(lambda: send_back(exhibitor, "  ", by=None)) == ["reason_missing"]
    assert codes(lambda: decline(exhibitor, "", by=None)) == ["reason_missing"]
    send_back(exhibitor, "Please add a picture of the booth", by=None)
    mail = OutgoingMail.objects.get()
    assert mail.address == "one@example.org"
    assert "Please add a picture of the booth" in str(mail.words)


def tokens(monkeypatch) -> list[str]:
    made: list[str] = []
    from delegates.exhibiting import inviting

    known = inviting.new_token
    monkeypatch.setattr(inviting, "new_token", lambda: made.append(known()) or made[-1])
    return made


def test_an_invitation_opens_once_and_makes_the_sign_in(small, monkeypatch, clock):
    made = tokens(monkeypatch)
    contact = invite_exhibitor(
        small,
        name_vi="Công ty Hai",
        name_en="Company Two",
        contact="Anh Ba",
        email="Two@Example.org",
        lang="vi",
        by=None,
    )
    exhibitor = contact.exhibitor
    assert (exhibitor.slug, exhibitor.standing, contact.email) == (
        "company-two",
        "invited",
        "two@example.org",
    )
    send_link(contact, by=None)
    assert codes(lambda: accept_invitation(made[0], "a-long-enough-password")) == ["link_revoked"]
    assert codes(lambda: accept_invitation(made[1] + "x", "a-long-enough-password")) == ["link_unknown"]
    user = accept_invitation(made[1], "a-long-enough-password")
    assert user.groups.get().name == "exhibitor"
    exhibitor.refresh_from_db()
    assert exhibitor.standing == Standing.PREPARING
    assert codes(lambda: accept_invitation(made[1], "a-long-enough-password")) == ["link_used"]
    assert codes(lambda: send_link(contact, by=None)) == ["contact_has_account"]
    end_contact(ExhibitorContact.objects.get(), by=None)
    assert not user.groups.exists()
    assert made[1] not in str(list(ExhibitorInvitation.objects.values()))


def test_an_invitation_runs_out(small, monkeypatch, clock):
    import datetime as dt

    from tests.conftest import NOW

    made = tokens(monkeypatch)
    invite_exhibitor(small, name_vi="A", name_en="", contact="B", email="a@example.org", lang="en", by=None)
    clock(NOW + dt.timedelta(days=14, minutes=1))
    assert codes(lambda: accept_invitation(made[0], "a-long-enough-password")) == ["link_expired"]
