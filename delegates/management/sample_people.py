"""Sample sign-ins and delegates for a demonstration: the desk looks as in the week of the meeting."""

import datetime as dt
from dataclasses import dataclass
from pathlib import Path

from django.contrib.auth.models import Group

from adgmin.core import clock
from adgmin.core.clock import MEETING_ZONE
from adgmin.core.models import User
from adgmin.core.roles import STAFF_ROLES, Role
from delegates.accreditation.models import Accreditation
from delegates.accreditation.transitions import accredit, ask, refuse
from delegates.badges.samples import make_sample_badges
from delegates.delegations.models import Deadline, FocalPoint, Step
from delegates.demos.samples import make_sample_bookings
from delegates.gates.samples import make_sample_gates
from delegates.imports.intake import Outcome, examine, take_in
from delegates.mail.steps import without_letters
from delegates.nominations.models import Delegate
from delegates.privacy.consents import texts_in_force
from delegates.privacy.models import Consent, Purpose
from delegates.visits.samples import make_sample_visits
from events.models import Edition

from .sample_portraits import give_portraits

SAMPLE_PASSWORD = "adgmin-6-hanoi"  # noqa: S105 - for demonstrations only; refused elsewhere
WORKBOOK = "delegates-sample.xlsx"


@dataclass(frozen=True, slots=True)
class SignIn:
    """One sample user."""

    role: Role
    email: str
    full_name: str


SIGN_INS = (
    SignIn(Role.ADMINISTRATOR, "administrator@example.org", "Trịnh Quốc Bảo"),
    SignIn(Role.ORGANISER, "organiser@example.org", "Nguyễn Thị Thu Hà"),
    SignIn(Role.PROGRAMME, "programme@example.org", "Lê Minh Khôi"),
    SignIn(Role.PROTOCOL, "protocol@example.org", "Phạm Thùy Dương"),
    SignIn(Role.SECURITY, "security@example.org", "Lương Hải Sơn"),
    SignIn(Role.GATE, "gate@example.org", "Vũ Đức Anh"),
    SignIn(Role.LIAISON, "liaison@example.org", "Đặng Mai Chi"),
    SignIn(Role.FOCAL_POINT, "focal.jp@example.org", "Đầu mối Đoàn Nhật Bản"),
    SignIn(Role.EXHIBITOR, "exhibitor@example.org", "Hoàng Gia Bách"),
)

# Of the sample delegates in order of their reference, every so many are not accredited yet.
_WAITING_EVERY = 13
_ASKED_EVERY = 37
_REFUSED_EVERY = 71
_ASK_REASON = "Đề nghị bổ sung ảnh chân dung đúng quy cách."
_REFUSE_REASON = "Hồ sơ nộp sau thời hạn đăng ký."


def make_sign_ins(edition: Edition) -> list[str]:
    """Make the sample users that are missing; return their addresses."""
    made = []
    for one in SIGN_INS:
        if User.objects.filter(email=one.email).exists():
            continue
        user = User.objects.create_user(
            one.email, SAMPLE_PASSWORD, full_name=one.full_name, is_staff=one.role in STAFF_ROLES
        )
        user.groups.add(Group.objects.get(name=one.role.value))
        FocalPoint.objects.filter(delegation__edition=edition, email=one.email, user=None).update(user=user)
        made.append(one.email)
    return made


# Days before the first day of the meeting; at five in the afternoon, in Hanoi.
DEADLINES = {
    Step.HEAD: 42, Step.NOMINATIONS: 31, Step.PHOTOS: 24, Step.TRAVEL: 7, Step.SESSIONS: 4, Step.CORRECTIONS: -4,
}  # fmt: skip


def make_deadlines(edition: Edition) -> None:
    """Set the deadlines of a demonstration where there are none."""
    if Deadline.objects.filter(edition=edition).exists():
        return
    afternoon = dt.datetime.combine(edition.start_date, dt.time(17), MEETING_ZONE)
    Deadline.objects.bulk_create(
        Deadline(edition=edition, step=step, due_at=afternoon - dt.timedelta(days=days))
        for step, days in DEADLINES.items()
    )


def take_in_delegates(edition: Edition, folder: Path) -> Outcome | None:
    """Take in the sample workbook and decide on most people; nothing if there are delegates already."""
    if Delegate.objects.filter(delegation__edition=edition).exists():
        return None
    organiser = User.objects.get(email="organiser@example.org")
    administrator = User.objects.get(email="administrator@example.org")
    outcome = take_in(examine((folder / WORKBOOK).read_bytes()), by=organiser, source="sample")
    if outcome.committed:
        with without_letters():
            people = Delegate.objects.filter(delegation__edition=edition).order_by("ref")
            give_portraits(people.only("pk", "gender"), by=organiser)
            _decide(edition, organiser, administrator)
            make_sample_badges(edition, by=organiser)
        _agree(edition)
    return outcome


def make_morning(edition: Edition) -> None:
    """Let the doors have seen the morning of the ministers' day."""
    edition.refresh_from_db(fields=["programme_version"])
    make_sample_gates(edition, by=User.objects.get(email="organiser@example.org"))
    make_sample_visits(edition)
    make_sample_bookings(edition, by=User.objects.get(email="organiser@example.org"))


def _agree(edition: Edition) -> None:
    """Let everybody have agreed to be accredited and to be named in the list of participants."""
    now = clock.now()
    texts = [text for text in texts_in_force() if text.purpose in (Purpose.ACCREDITATION, Purpose.LIST)]
    people = Delegate.objects.filter(delegation__edition=edition).only("pk")
    Consent.objects.bulk_create(
        Consent(delegate=person, text=text, lang="en", given_at=now) for person in people for text in texts
    )


def _decide(edition: Edition, by: User, administrator: User) -> None:
    waiting = Accreditation.objects.filter(delegate__delegation__edition=edition).order_by("delegate__ref")
    for number, accreditation in enumerate(waiting.select_related("delegate"), 1):
        if number % _REFUSED_EVERY == 0:
            refuse(accreditation, by=by, reason=_REFUSE_REASON)
        elif number % _ASKED_EVERY == 0:
            ask(accreditation, by=by, reason=_ASK_REASON)
        elif number % _WAITING_EVERY:
            accredit(accreditation, by=administrator)
