"""The outbox at the desk: who may look, what they read of a mail, what they decide."""

import pytest

from adgmin.core.models import AuditRecord
from delegates.mail import outbox
from delegates.models import Courier, OutgoingMail
from events.agenda.editing import change_session
from tests.delegates.mail.conftest import at, make_person, with_parties
from tests.small import released

pytestmark = pytest.mark.django_db


@pytest.fixture
def mail(small, morning, make_session):
    """A mail that waits, put into words."""
    from delegates.mail.composing import compose

    session = with_parties(make_session("S1", "09:00", "10:00", access="public"), partner="JP")
    released()
    make_person("JP", email="tanaka@example.org", badge_name="Tanaka Ichirō")
    change_session(session, by=None, end=at("10:30"))
    released()
    found = OutgoingMail.objects.get()
    words = compose(found)
    found.subject, found.text, found.html, found.ics = words.subject, words.text, words.html, words.ics
    found.token = "secret-token"
    found.text += "\nsecret-token"
    found.save()
    return found


@pytest.mark.parametrize(
    ("role", "status"),
    [("administrator", 200), ("organiser", 200), ("programme", 200), ("protocol", 403), ("gate", 403),
     ("focal point", 403)],
)  # fmt: skip
def test_who_may_look(mail, signed_in, role, status):
    client = signed_in(role)
    for path in ("", f"{mail.pk}/", f"{mail.pk}/formatted/"):
        assert client.get(f"/desk/messages/{path}").status_code == status
    verdict = client.post(f"/desk/messages/{mail.pk}/decide/", {"do": "withhold"}).status_code
    assert verdict == (302 if status == 200 else 403)


def test_outsiders_sign_in_first(mail, client):
    assert client.get("/desk/messages/").status_code == 302


def test_the_list_says_what_waits_and_that_no_server_is_set(mail, signed_in):
    page = signed_in("organiser").get("/desk/messages/").content.decode()
    assert "Chưa khai báo máy chủ thư." in page
    assert "tanaka@example.org" in page
    assert "Tanaka Ichirō" in page
    assert "1 thư" in page


def test_the_list_says_whether_something_sends(mail, signed_in, settings):
    from adgmin.core import clock

    settings.EMAIL_URL, settings.EMAIL_HOST = "smtp://mail.example", "mail.example"
    client = signed_in("organiser")
    assert "Hiện không có tiến trình nào gửi thư." in client.get("/desk/messages/").content.decode()
    courier = Courier.objects.create(name="one", started_at=clock.now(), seen_at=clock.now())
    assert "Đang gửi bình thường" in client.get("/desk/messages/").content.decode()
    courier.trouble, courier.last_error = "unreachable", "Connection refused"
    courier.save()
    page = client.get("/desk/messages/").content.decode()
    assert "Không kết nối được với máy chủ thư." in page
    assert "Connection refused" in page


def test_programme_staff_read_no_name_and_no_address(mail, signed_in):
    OutgoingMail.objects.update(
        last_error="550 tanaka@example.org is unknown", trouble="refused", state="failed"
    )
    client = signed_in("programme")
    for path in ("", f"{mail.pk}/", f"{mail.pk}/formatted/", "?q=tanaka"):
        page = client.get(f"/desk/messages/{path}").content.decode()
        assert "tanaka@" not in page.replace("q=tanaka", "")
        assert "Tanaka" not in page
    assert "JP" in client.get("/desk/messages/").content.decode()
    assert "Không có thư phù hợp" in client.get("/desk/messages/?q=tanaka").content.decode()
    assert "tanaka@example.org" in signed_in("organiser").get(f"/desk/messages/{mail.pk}/").content.decode()


def test_nobody_reads_the_key_to_a_subscription(mail, signed_in):
    client = signed_in("administrator")
    for path in (f"{mail.pk}/", f"{mail.pk}/formatted/"):
        assert "secret-token" not in client.get(f"/desk/messages/{path}").content.decode()


def test_the_formatted_mail_is_shut_off(mail, signed_in):
    answer = signed_in("organiser").get(f"/desk/messages/{mail.pk}/formatted/")
    policy = answer["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "style-src 'unsafe-inline'" in policy
    assert "sandbox" in policy
    assert "Session S1 now ends at 10:30" in answer.content.decode()


@pytest.mark.parametrize(
    ("query", "found"),
    [("state=queued", True), ("state=sent", False), ("kind=release", True), ("kind=live", False),
     ("capacity=delegate", True), ("capacity=subscriber", False), ("q=TANAKA", True), ("q=session+S1", True),
     ("q=jp", True), ("q=nobody", False), ("page=99", True), ("state=%27", False)],
)  # fmt: skip
def test_filters_and_search(mail, signed_in, query, found):
    page = signed_in("organiser").get(f"/desk/messages/?{query}").content.decode()
    assert ("tanaka@example.org" in page) is found


def test_staff_withhold_and_try_again_and_it_is_recorded(mail, signed_in):
    client = signed_in("programme")
    page = client.post(f"/desk/messages/{mail.pk}/decide/", {"do": "withhold"}, follow=True).content.decode()
    assert "Thư sẽ không được gửi." in page
    mail.refresh_from_db()
    assert (mail.state, mail.trouble) == ("withheld", "staff")
    assert not outbox.due(mail.next_attempt_at).exists()
    OutgoingMail.objects.update(attempts=20)
    client.post(f"/desk/messages/{mail.pk}/decide/", {"do": "again"})
    mail.refresh_from_db()
    assert (mail.state, mail.trouble, mail.attempts) == ("queued", "", 0)
    acts = AuditRecord.objects.filter(model="delegates.outgoingmail").order_by("pk")
    assert [(act.verb, act.changes["state"]) for act in acts] == [
        ("withhold mail", ["queued", "withheld"]),
        ("try mail again", ["withheld", "queued"]),
    ]
    assert not any("tanaka" in f"{act.label}{act.note}{act.changes}" for act in acts)


@pytest.mark.parametrize("state", ["sending", "sent"])
@pytest.mark.parametrize("verb", ["again", "withhold"])
def test_what_is_under_way_or_gone_is_left_alone(mail, signed_in, state, verb):
    from adgmin.core import clock

    now = clock.now()
    OutgoingMail.objects.update(
        state=state,
        sent_at=now if state == "sent" else None,
        claimed_until=now if state == "sending" else None,
    )
    answer = signed_in("organiser").post(f"/desk/messages/{mail.pk}/decide/", {"do": verb})
    assert answer.status_code == 409
    mail.refresh_from_db()
    assert mail.state == state


def test_an_unknown_decision_and_looking_decide_nothing(mail, signed_in):
    client = signed_in("organiser")
    assert client.post(f"/desk/messages/{mail.pk}/decide/", {"do": "burn"}).status_code == 400
    assert client.get(f"/desk/messages/{mail.pk}/decide/").status_code == 405
    assert client.get("/desk/messages/999999/").status_code == 404


def test_the_list_costs_the_same_for_one_mail_and_many(mail, signed_in, django_assert_num_queries):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    client = signed_in("organiser")
    client.get("/desk/messages/")
    with CaptureQueriesContext(
        connection,
    ) as one:
        client.get("/desk/messages/")
    from delegates.mail.models import new_message_id

    for number in range(30):
        mail.pk, mail.message_id, mail.recipient = None, new_message_id(), f"r{number}"
        mail._state.adding = True
        mail.save()
    with django_assert_num_queries(len(one)):
        client.get("/desk/messages/")


def test_all_that_failed_is_tried_again_at_once_and_recorded(mail, signed_in):
    """What waits, went or is withheld is left alone."""
    from delegates.mail.models import new_message_id

    for number, state in enumerate(["failed", "failed", "withheld"]):
        mail.pk, mail.message_id, mail.recipient, mail.state = None, new_message_id(), f"r{number}", state
        mail.trouble, mail.attempts = "refused", 20
        mail._state.adding = True
        mail.save()
    client = signed_in("programme")
    assert "Gửi lại 2 thư không gửi được" in client.get("/desk/messages/").content.decode()
    page = client.post("/desk/messages/again/", follow=True).content.decode()
    assert "Đã đưa 2 thư vào hàng chờ để gửi lại." in page
    assert "thư không gửi được" not in page
    tried = OutgoingMail.objects.filter(recipient__in=["r0", "r1"])
    assert {(one.state, one.trouble, one.attempts) for one in tried} == {("queued", "", 0)}
    assert OutgoingMail.objects.get(recipient="r2").state == "withheld"
    acts = AuditRecord.objects.filter(verb="try mail again")
    assert {act.object_id for act in acts} == {str(one.pk) for one in tried}
    assert [act.changes for act in acts] == [{"state": ["failed", "queued"]}] * 2


@pytest.mark.parametrize(("role", "status"), [("programme", 302), ("protocol", 403)])
def test_who_may_try_all_again(small, signed_in, role, status):
    client = signed_in(role)
    assert client.post("/desk/messages/again/").status_code == status
    assert client.get("/desk/messages/again/").status_code == (405 if status == 302 else 403)
