"""Out of date is what says something else on paper than the records do, and nothing else."""

import pytest

from delegates.badges import codes, keys, verbs
from delegates.badges.stale import resign, signed_by_withdrawn
from delegates.models import Badge, BadgeCounter, Delegate
from delegates.nominations.editing import change_delegate
from delegates.nominations.signals import changed
from events.models import Party

ON_THE_FACE = {
    "badge_name": "Nguyễn Thị Đào Mới", "honorific": "H.E.", "title": "Dr", "native_name": "阮氏桃", "role": "media",
    "position_vi": "Vụ trưởng", "position_en": "Director",
}  # fmt: skip
NOT_ON_IT = {
    "email": "other@example.org", "phone": "+84 9", "order": 7, "rank_band": 4, "role": "adviser", "gender": "F",
    "nationality": "VN", "passport_given": "DAO", "organisation_en": "Other", "list_name": "DAO", "address_form": "Bà",
}  # fmt: skip


@pytest.mark.parametrize(
    ("field", "value", "stale"),
    [(*pair, True) for pair in ON_THE_FACE.items()] + [(*pair, False) for pair in NOT_ON_IT.items()],
)
def test_a_change_marks_what_is_printed_and_nothing_else(badges, field, value, stale):
    printed, other = badges(2)
    before = BadgeCounter.objects.get().change
    change_delegate(printed.delegate, by=None, **{field: value})
    printed.refresh_from_db()
    other.refresh_from_db()
    assert (printed.is_stale, other.is_stale) == (stale, False)
    assert printed.change > before  # a gate shows more than the face
    assert other.change <= before


def test_what_is_changed_back_is_up_to_date_again(badges):
    (badge,) = badges()
    change_delegate(badge.delegate, by=None, badge_name="Typo")
    assert Badge.objects.get().is_stale
    change_delegate(badge.delegate, by=None, badge_name=badge.delegate.badge_name)
    assert not Badge.objects.get().is_stale


def test_a_photograph_and_the_name_of_the_delegation_are_on_the_face(badges, delegation, small):
    from adgmin.core import clock
    from delegates.models import PrivateFile

    one, two = badges(2)
    floater = verbs.make_pass(
        "floater", edition=small, category="DEL", zones="A", by=None, delegation=delegation
    )
    verbs.mark_printed([floater], batch=None, by=None)
    PrivateFile.objects.create(
        kind="photo", delegate=one.delegate, media_type="image/jpeg", size=1, uploaded_at=clock.now()
    )
    changed.send(Delegate, delegate=one.delegate, changes={"photo": ["", "x"]}, by=None)
    stale = Badge.objects.filter(is_stale=True)
    assert list(stale) == [one]
    party = Party.objects.get(code="VN")
    party.sort_order = 9
    party.save()
    assert list(stale.all()) == [one]
    party.name_en = "Vietnam"
    party.save()
    assert list(stale.all()) == [one, two, floater]


def test_what_is_not_printed_yet_is_signed_anew(badges):
    (badge,) = badges(printed=False)
    change_delegate(badge.delegate, by=None, role="media")
    now = Badge.objects.get()
    assert (now.category, now.zones, now.is_stale, now.serial) == ("MED", ["C", "D"], False, badge.serial)
    assert codes.read(now.code, keys.trusted_keys()).zones == "CD"
    assert now.code != badge.code


def test_a_change_between_typesetting_and_printing_is_marked(badges):
    from delegates.badges.stale import digests

    (badge,) = badges(printed=False)
    badge.face = digests([badge])[0]
    change_delegate(badge.delegate, by=None, badge_name="Other")
    verbs.mark_printed([badge], batch=None, by=None)
    assert Badge.objects.get().is_stale


def test_a_withdrawn_key_is_replaced_in_the_codes_and_the_paper_is_marked(badges):
    (ready,) = badges(printed=False)
    printed, gone = badges(2)
    verbs.revoke(gone, by=None, reason="x")
    keys.withdraw_key(1, by=None)
    assert list(signed_by_withdrawn()) == [ready, printed]
    assert resign(by=None) == [ready, printed]
    assert not signed_by_withdrawn().exists()
    rows = list(Badge.objects.order_by("serial").values_list("serial", "key__number", "is_stale", "state"))
    assert rows == [(1, 2, False, "ready"), (2, 2, True, "printed"), (3, 1, False, "revoked")]
    for badge in (ready, printed):
        with pytest.raises(codes.BadCode, match="unknown_key"):
            codes.read(badge.code, keys.trusted_keys())
        badge.refresh_from_db()
        assert codes.read(badge.code, keys.trusted_keys()).serial == badge.serial
    # Nothing but a new print makes it right.
    change_delegate(printed.delegate, by=None, phone="+84 1")
    printed.refresh_from_db()
    assert printed.is_stale
    verbs.mark_printed([new := verbs.replace(printed, by=None, reason="New key")], batch=None, by=None)
    new.refresh_from_db()
    assert (new.is_stale, new.key.number) == (False, 2)
