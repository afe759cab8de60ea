"""A fault with DEBUG off: neither the answer, the log nor a mailed report holds what was sent or worked with."""

import io
import logging
import logging.config

import pytest
from django.conf import settings as configured
from django.core import mail
from django.db import DatabaseError
from django.http import HttpResponse
from django.test import Client, override_settings
from django.urls import path

from delegates.models import Delegate, TravelDocument

NUMBER, NAME = "C7654321", "Nguyễn Thị Kín"


def fault(request) -> HttpResponse:
    number, name = request.POST["number"], request.POST["name"]  # a local variable, as in any view
    kept = TravelDocument(number=number)  # noqa: F841  # as above
    try:
        raise DatabaseError(f"value too long\nDETAIL:  Failing row contains (1, {name}, {number},\n {name}).")
    except DatabaseError as error:
        raise ValueError(f"cannot use {number!r} of {name!r}") from error


urlpatterns = [path("fault/", fault)]
handler500 = "events.pages.errors.server_error"


@pytest.fixture
def log():
    """What the log of the product writes, by its own formatter."""
    written = io.StringIO()
    spec = dict(configured.LOGGING["formatters"]["line"])
    handler = logging.StreamHandler(written)
    handler.setFormatter(logging.config.DictConfigurator({}).configure_custom(spec))
    logging.getLogger("django.request").addHandler(handler)
    yield written
    logging.getLogger("django.request").removeHandler(handler)


@override_settings(ROOT_URLCONF=__name__, DEBUG=False, ADMINS=[("Care", "care@example.org")])
def test_a_fault_tells_where_and_about_nobody(log, db):
    answer = Client(raise_request_exception=False).post("/fault/?q=Kin", {"number": NUMBER, "name": NAME})
    assert answer.status_code == 500
    (report,) = mail.outbox
    told = {
        "answer": answer.content.decode(),
        "log": log.getvalue(),
        "mail": str(report.message()) + report.body,
    }
    for name, text in told.items():
        assert (name, NUMBER in text, NAME in text, "Kín" in text) == (name, False, False, False)
    # The negative control: they are written, and say where it happened.
    assert "ValueError" in told["log"]
    assert "test_discreet.py" in told["log"]
    assert "test_discreet.py" in told["mail"]


def test_without_the_formatter_the_log_would_tell(db, log):
    """The negative control."""
    try:
        raise ValueError(NUMBER)
    except ValueError:
        record = logging.makeLogRecord({"msg": "x", "exc_info": __import__("sys").exc_info()})
    assert NUMBER in logging.Formatter().format(record)


def test_a_row_that_the_database_quotes_is_left_out(db, log, delegation):
    Delegate.objects.create(delegation=delegation, ref="R9", role="delegate", badge_name=NAME)
    try:
        Delegate.objects.create(delegation=delegation, ref="R9", role="delegate", badge_name=NAME)
    except DatabaseError:
        logging.getLogger("django.request").exception("refused")
    assert "IntegrityError" in log.getvalue()
    assert NAME not in log.getvalue()
