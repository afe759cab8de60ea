"""The delegate's own link: one's own data and consents, and nothing of anybody else."""

import io
import re

import pytest
from django.test import Client
from django.urls import reverse
from PIL import Image

from adgmin.core.encryption import decrypt
from delegates.models import Delegate, OutgoingMail, OwnLink, PrivateFile
from tests.delegates.portal.conftest import make_draft


def picture(width=900, height=1200):
    buffer = io.BytesIO()
    Image.new("RGB", (width, height), "#e0e4ee").save(buffer, "JPEG")
    buffer.seek(0)
    buffer.name = "me.jpg"
    return buffer


def sent_link(at_work, person):
    """Let the focal point send the link; return the path that stands in the letter."""
    at_work.client.post(f"/portal/people/{person.pk}/own-link/")
    words = OutgoingMail.objects.filter(event__startswith="own link").latest("pk").words
    found = re.search(r"/portal/me/[\w-]+/", decrypt(words["secret"]))
    assert found
    return found[0]


@pytest.fixture
def mine(at_work, sent):
    """A browser that opened the link of a person who was sent."""
    client = Client()
    client.get(sent_link(at_work, sent))
    return client


def test_the_link_binds_the_browser_and_only_its_digest_is_kept(at_work, sent):
    path = sent_link(at_work, sent)
    link = OwnLink.objects.get()
    assert link.digest not in path
    assert path.split("/")[3] not in str(OutgoingMail.objects.values_list("words").last())
    client = Client()
    assert client.get("/portal/me/").status_code == 404
    assert client.get(path)["Location"] == "/portal/me/"
    page = client.get("/portal/me/").content.decode()
    assert "Nguyễn Thị Hoa" in page
    assert "SYN1234567" not in page
    link.refresh_from_db()
    assert link.opened_at is not None


def test_a_new_link_ends_the_one_before(at_work, sent):
    first = sent_link(at_work, sent)
    second = sent_link(at_work, sent)
    assert [Client().get(path).status_code for path in (first, second)] == [404, 302]
    at_work.client.post(f"/portal/people/{sent.pk}/own-link/", {"end": "1"})
    assert Client().get(second).status_code == 404


def test_without_an_address_no_link_is_sent(at_work, sent):
    Delegate.objects.filter(pk=sent.pk).update(email="")
    assert at_work.client.post(f"/portal/people/{sent.pk}/own-link/").status_code == 422
    assert not OwnLink.objects.exists()


def test_the_person_completes_their_own_data(mine, sent):
    answer = mine.post("/portal/me/step/needs/", {"dietary": "vegan"})
    assert answer["Location"] == "/portal/me/step/sessions/"
    assert Delegate.objects.get().needs.dietary == "vegan"
    assert mine.get("/portal/me/step/role/").status_code == 404
    assert mine.get("/portal/me/step/send/").status_code == 404
    assert mine.post("/portal/me/step/role/", {"role": "head"}).status_code == 404
    assert mine.get("/portal/").status_code == 302  # to the sign-in: the link opens nothing of the delegation
    assert mine.get(f"/portal/people/{sent.pk}/").status_code == 302


def test_consents_are_given_and_taken_back_by_the_person_alone(at_work, mine, sent):
    page = mine.get("/portal/me/").content.decode()
    assert "checked" not in page
    wanted = next(one.text for one in mine.get("/portal/me/").context["consents"] if one.consent is None)
    mine.post("/portal/me/consents/", {"give": wanted.pk})
    given = sent.consents.get(text=wanted)
    assert (given.given_by, given.lang, given.withdrawn_at) == (None, "vi", None)
    other = make_draft(at_work.delegation, at_work.user).consents.get()
    assert mine.post("/portal/me/consents/", {"withdraw": other.pk}).status_code == 404
    mine.post("/portal/me/consents/", {"withdraw": given.pk})
    given.refresh_from_db()
    other.refresh_from_db()
    assert (given.withdrawn_at is not None, other.withdrawn_at) == (True, None)


def test_one_sees_only_ones_own_photograph(at_work, mine, sent, settings, tmp_path):
    settings.PRIVATE_ROOT = tmp_path
    assert mine.post("/portal/me/step/photo/", {"photo": picture()}).status_code == 302
    own = PrivateFile.objects.get()
    assert (own.delegate, own.uploaded_by) == (sent, None)
    assert mine.get(reverse("portal-me-photo", kwargs={"name": own.name}))["Content-Type"] == "image/jpeg"
    other = make_draft(at_work.delegation, at_work.user)
    at_work.client.post(f"/portal/people/{other.pk}/step/photo/", {"photo": picture()})
    theirs = PrivateFile.objects.get(delegate=other)
    assert mine.get(reverse("portal-me-photo", kwargs={"name": theirs.name})).status_code == 404
    assert at_work.client.get(f"/portal/people/{other.pk}/").content.decode().count(theirs.name) == 1


def test_a_photograph_that_cannot_be_printed_is_refused_and_none_is_kept(at_work, draft, settings, tmp_path):
    settings.PRIVATE_ROOT = tmp_path
    for upload in (picture(100, 100), io.BytesIO(b"GIF89a nothing")):
        upload.name = "x.jpg"
        answer = at_work.client.post(f"/portal/people/{draft.pk}/step/photo/", {"photo": upload})
        assert answer.status_code == 422
    assert at_work.client.post(f"/portal/people/{draft.pk}/step/photo/").status_code == 422
    assert not PrivateFile.objects.exists()
