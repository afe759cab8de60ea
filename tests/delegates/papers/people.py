"""A meeting of two delegations with their people, links and papers, for tests of the reading room."""

import datetime as dt

from django.test import Client

from adgmin.core import clock
from delegates.models import Accreditation, Delegate, Delegation, FocalPoint, OwnLink
from delegates.portal.own_link import digest_of
from events.models import Revision
from tests.events.documents.filed import add_file, add_paper
from tests.events.documents.made import pdf_of

ROOM, OWN = "/portal/papers/", "/portal/me/papers/"


def delegation_of(edition, code, *, kind="party", number=1):
    party = edition.party_set.filter(code=code).first() if kind == "party" else None
    return Delegation.objects.create(
        edition=edition, code=code, party=party, kind=kind, name_vi=f"Đoàn {code}", name_en=f"Delegation of {code}",
        sort_order=number,
    )  # fmt: skip


def person_of(delegation, role="head", *, state="badge_issued", name="Sato Hanako", ref=""):
    person = Delegate.objects.create(
        delegation=delegation, ref=ref or f"{delegation.code}-{role}", role=role, badge_name=name, full_name=name,
        position_en="Minister", organisation_en="Ministry", rank_band=1, order=1,
    )  # fmt: skip
    Accreditation.objects.create(delegate=person, state=state, since=clock.now(), needs=[])
    return person


def client_of(person):
    """A browser that opened this person's own link."""
    now, token = clock.now(), f"link-of-{person.pk}"
    OwnLink.objects.create(
        delegate=person, digest=digest_of(token), sent_at=now, expires_at=now + dt.timedelta(14)
    )
    client = Client()
    assert client.get(f"/portal/me/{token}/").status_code == 302
    return client


def focal_client(delegation, make_user, email=""):
    user = make_user(
        "focal point", email=email or f"{delegation.code.lower()}@example.org", full_name="Đầu mối"
    )
    FocalPoint.objects.create(delegation=delegation, user=user, email=user.email)
    client = Client()
    client.force_login(user)
    return client


def filed(edition, symbol, *pages, title="", number=0, **fields):
    """A paper with an issued file, without the look into the file that the verbs take; restricted unless said."""
    values = {"title_vi": f"Bài {symbol}", "title_en": title or symbol, "marking": "restricted", **fields}
    paper = add_paper(edition, symbol, **values)
    add_file(paper, *pages, pdf=pdf_of(*pages))
    return paper


def filed_anew(paper, *pages):
    """The next revision of it, issued now."""
    add_file(paper, *pages, number=paper.revisions.count(), pdf=pdf_of(*pages))
    Revision.objects.filter(document=paper, number__gt=0).update(
        note_vi="Sửa mục 2.", note_en="Item 2 amended."
    )
