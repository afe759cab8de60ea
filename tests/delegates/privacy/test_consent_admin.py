from adgmin.core import clock
from delegates.privacy.consents import ensure_texts, give, texts_in_force


def test_a_text_that_was_agreed_to_is_not_rewritten(delegate, signed_in):
    ensure_texts(clock.now())
    agreed, other = texts_in_force()[:2]
    give(delegate, agreed, lang="vi", by=None)
    client = signed_in("administrator")
    assert client.get("/admin/delegates/consenttext/").status_code == 200
    assert b'name="_save"' in client.get(f"/admin/delegates/consenttext/{other.pk}/change/").content
    assert b'name="_save"' not in client.get(f"/admin/delegates/consenttext/{agreed.pk}/change/").content
    assert (
        client.post(f"/admin/delegates/consenttext/{agreed.pk}/delete/", {"post": "yes"}).status_code == 403
    )
    assert len(texts_in_force()) == 4
