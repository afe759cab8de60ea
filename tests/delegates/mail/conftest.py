"""People of three parties, a programme that was released, a mail server that does as it is told."""

import asyncio
import datetime as dt
import socket
import time
from collections.abc import Callable, Iterator

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session

from adgmin.core.clock import MEETING_ZONE

DAY = dt.date(2026, 1, 15)


def at(clock_time: str) -> dt.datetime:
    return dt.datetime.combine(DAY, dt.time.fromisoformat(clock_time), MEETING_ZONE)


@pytest.fixture
def morning(clock) -> Callable[[dt.datetime], None]:
    """It is 07:00 on the day of the small edition."""
    clock(at("07:00"))
    return clock


def make_person(party, role="delegate", *, state="approved", email=None, **fields):
    from adgmin.core import clock
    from delegates.models import Accreditation, Delegate, Delegation, Nomination
    from events.models import Party

    found = Party.objects.get(code=party)
    delegation, _made = Delegation.objects.get_or_create(
        edition=found.edition, code=party,
        defaults={"party": found, "kind": "party", "name_vi": f"Đoàn {party}", "name_en": f"Delegation {party}",
                  "sort_order": found.sort_order},
    )  # fmt: skip
    number = Delegate.objects.count() + 1
    active = state in {"submitted", "more_information", "approved"}
    person = Delegate.objects.create(
        delegation=delegation, ref=f"M{number:04}", role=role, passport_given="Thị Đào", is_active=active,
        badge_name=fields.pop("badge_name", f"Person {number}"), order=number,
        email=f"{party}.{role}.{number}@example.org".lower() if email is None else email, **fields,
    )  # fmt: skip
    Accreditation.objects.create(delegate=person, since=clock.now(), state=state)
    Nomination.objects.create(delegate=person, submitted_at=clock.now())
    return person


def make_focal_point(party, email, **fields):
    from delegates.models import Delegation, FocalPoint

    return FocalPoint.objects.create(delegation=Delegation.objects.get(code=party), email=email, **fields)


def with_parties(session, **roles):
    """with_parties(session, partner="JP", chair="VN"): who does what in it."""
    from events.agenda.models import SessionParty
    from events.models import Party

    for role, codes in roles.items():
        for code in codes.split():
            SessionParty.objects.create(session=session, party=Party.objects.get(code=code), role=role)
    return session


def mails():
    """{address: mail} of all that is in the outbox."""
    from delegates.models import OutgoingMail

    return {mail.address: mail for mail in OutgoingMail.objects.select_related("notice")}


def words_of(mail):
    """The composed mail."""
    from delegates.mail.composing import compose

    return compose(mail)


class Behaviour:
    """What the mail server does; `plan` holds the next misdeeds, one used up by each mail."""

    def __init__(self) -> None:
        self.plan: list[str] = []
        self.taken: list[Envelope] = []
        self.greet = "yes"  # yes | drop | silent
        self.refused: set[str] = set()
        self.connections = 0
        self.moments: list[float] = []

    async def handle_RCPT(  # noqa: N802 - the library calls it so
        self, server, session: Session, envelope: Envelope, address: str, options
    ) -> str:
        if address in self.refused:
            return "550 5.1.1 No such person here"
        if self.plan[:1] == ["451"]:
            self.plan.pop(0)
            return "451 4.7.1 Come back later"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session: Session, envelope: Envelope) -> str:  # noqa: N802 - as above
        if self.plan[:1] == ["451 data"]:
            self.plan.pop(0)
            return "451 4.3.0 Disk is full"
        self.taken.append(envelope)
        self.moments.append(time.monotonic())
        return "250 Taken"


class Moody(SMTP):
    """The server's side of a line, which may break or go quiet in the middle of DATA."""

    async def smtp_DATA(self, arg: str) -> None:  # noqa: N802 - as above
        plan = self.event_handler.plan
        if plan[:1] == ["drop"]:
            plan.pop(0)
            await self.push("354 Go on")
            await self._reader.read(40)  # a part of the mail, then the line breaks
            self.transport.abort()
            return
        if plan[:1] == ["silent"]:
            plan.pop(0)
            await self.push("354 Go on")
            while await self._reader.readline() not in {b".\r\n", b""}:
                pass  # the whole mail is read, and no answer is ever given
            await self._reader.read(1)
            return
        await super().smtp_DATA(arg)


class Deaf(asyncio.Protocol):
    """A server that takes a connection and never says a word, or hangs up at once."""

    def __init__(self, hangs_up: bool) -> None:
        self.hangs_up = hangs_up

    def connection_made(self, transport) -> None:
        if self.hangs_up:
            transport.abort()


class Server(Controller):
    def factory(self):
        self.handler.connections += 1
        if self.handler.greet != "yes":
            return Deaf(self.handler.greet == "drop")
        return Moody(self.handler, **self.SMTP_kwargs)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.fixture
def server(settings) -> Iterator[Behaviour]:
    """A real mail server on a port of its own, named in the settings."""
    behaviour = Behaviour()
    port = free_port()
    running = Server(
        behaviour, hostname="127.0.0.1", port=port, decode_data=False, enable_SMTPUTF8=True, ready_timeout=30
    )
    running.start()
    behaviour.connections = 0
    settings.EMAIL_URL = f"smtp://127.0.0.1:{port}"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", port
    settings.EMAIL_HOST_USER = settings.EMAIL_HOST_PASSWORD = ""
    settings.EMAIL_USE_TLS = settings.EMAIL_USE_SSL = False
    settings.EMAIL_TIMEOUT = 2
    yield behaviour
    running.stop()
