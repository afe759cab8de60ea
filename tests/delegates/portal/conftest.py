"""Two delegations, each with a focal point; one complete draft."""

import datetime as dt
from types import SimpleNamespace

import pytest
from django.test import Client

from adgmin.core import clock
from delegates.models import Consent, Delegation, FocalPoint, Quota, TravelDocument
from delegates.portal.writing import begin_draft, send
from delegates.privacy.consents import ensure_texts, texts_in_force

ROLE = {
    "role": "delegate", "rank_band": "4", "position_en": "Director", "position_vi": "", "organisation_en": "Ministry",
    "organisation_vi": "",
}  # fmt: skip
IDENTITY = {
    "passport_surname": "NGUYEN", "passport_given": "THI HOA", "badge_name": "Nguyễn Thị Hoa", "gender": "F",
    "nationality": "VN", "birth_date": "1980-05-04",
}  # fmt: skip


@pytest.fixture
def at_work(delegation, make_user, at_demo_time):
    """The delegation of Viet Nam with its focal point, and that of Thailand with another."""
    ensure_texts(clock.now() - dt.timedelta(days=1))
    other = Delegation.objects.create(
        edition=delegation.edition, code="TH", kind="party", name_vi="Đoàn Thái Lan", name_en="Delegation of Thailand",
        sort_order=2,
    )  # fmt: skip
    Quota.objects.create(delegation=other, role="delegate", places=3)
    users = {}
    for one in (delegation, other):
        user = make_user("focal point" if one is delegation else "", email=f"{one.code}@example.org")
        FocalPoint.objects.create(delegation=one, user=user, email=user.email)
        users[one.code] = user
    client = Client()
    client.force_login(users["VN"])
    return SimpleNamespace(
        delegation=delegation, other=other, user=users["VN"], stranger=users["TH"], client=client
    )


def make_draft(delegation, by, *, complete=True, **values):
    """A draft with everything that must be there, or with a role only."""
    own = {"role": "delegate", "rank_band": 4, **values}
    if complete:
        own = {
            "passport_surname": "NGUYEN", "passport_given": "THI HOA", "badge_name": "Nguyễn Thị Hoa",
            "nationality": "VN", "position_en": "Director", "organisation_en": "Ministry", "email": "hoa@example.org",
            **own,
        }  # fmt: skip
    draft = begin_draft(delegation, by=by, **own)
    if complete:
        TravelDocument.objects.create(
            delegate=draft, type="official", number="SYN1234567", expiry="2030-01-01", birth_date="1980-05-04"
        )
        for text in texts_in_force():
            if text.required:
                Consent.objects.create(
                    delegate=draft, text=text, lang="vi", given_at=clock.now(), given_by=by
                )
    return draft


@pytest.fixture
def draft(at_work):
    return make_draft(at_work.delegation, at_work.user)


@pytest.fixture
def sent(at_work, draft):
    send(draft, by=at_work.user)
    draft.refresh_from_db()
    return draft
