"""Changes by hand, of the passport and by workbook: which check looks again, what it is shown, what stays hidden."""

import json

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from adgmin.core import clock
from delegates.accreditation import transitions
from delegates.accreditation.merging import merge
from delegates.accreditation.models import Accreditation, Check, Recheck, State
from delegates.accreditation.rechecking import by_check, open_rechecks
from delegates.accreditation.states import TIME_FOR
from delegates.models import Delegate, Nomination, TravelDocument
from delegates.nominations.editing import change_delegate, change_document
from delegates.nominations.signals import changed
from delegates.privacy.files import files_of, take_photo
from delegates.privacy.storing import FILES
from tests.adgmin.core.uploads.made import picture
from tests.delegates.imports.workbooks import good, table, taken, workbook


@pytest.fixture
def approved(delegate):
    Nomination.objects.create(delegate=delegate, submitted_at=clock.now())
    return transitions.accredit(transitions.open_accreditation(delegate, by=None, at=clock.now()), by=None)


def shown(accreditation):
    accreditation.refresh_from_db()
    return accreditation.state, {one.check_name: json.loads(one.changes) for one in Recheck.objects.all()}


@pytest.mark.parametrize(
    ("field", "new", "check"),
    [
        ("passport_given", "Thi Dao Anh", Check.SECURITY),
        ("nationality", "LA", Check.SECURITY),
        ("badge_name", "Đào Nguyễn", Check.SECURITY),
        ("list_name", "H.E. Đào", Check.SECURITY),
        ("full_name", "Nguyễn Thị Anh Đào", Check.SECURITY),
        ("native_name", "阮氏桃", Check.SECURITY),
        ("gender", "M", Check.SECURITY),
        ("role", "adviser", Check.PROTOCOL),
        ("rank_band", 2, Check.PROTOCOL),
        ("position_vi", "Vụ trưởng", Check.PROTOCOL),
    ],
)
def test_a_change_by_hand_goes_to_its_check_with_old_and_new(approved, field, new, check):
    old = getattr(approved.delegate, field)
    change_delegate(approved.delegate, by=None, **{field: new})
    state = {Check.SECURITY: State.SECURITY, Check.PROTOCOL: State.PROTOCOL}[check]
    assert shown(approved) == (state, {check: {field: [old, new]}})


@pytest.mark.parametrize(
    "changes",
    [{"phone": "+84 9"}, {"organisation_vi": "Cục"}, {"title": "Dr."}, {"order": 9, "email": "a@b.vn"}],
)
def test_other_changes_move_nothing(approved, changes):
    change_delegate(approved.delegate, by=None, **changes)
    assert shown(approved) == (State.APPROVED, {})


def test_one_change_may_be_for_two_checks(approved):
    change_delegate(approved.delegate, by=None, role="adviser", single_name=True)
    assert shown(approved) == (
        State.PROTOCOL, {"protocol": {"role": ["delegate", "adviser"]}, "security": {"single_name": [False, True]}},
    )  # fmt: skip


def test_the_passport_number_is_told_only_as_changed(approved):
    change_document(approved.delegate, by=None, number="C1234567", birth_date="1980-02-03", type="ordinary")
    assert shown(approved) == (
        State.SECURITY, {"security": {"birth_date": ["", "•••"], "number": ["", "•••"]}},
    )  # fmt: skip
    stored = Recheck.objects.extra(select={"raw": "changes"}).values_list("raw", flat=True)
    assert stored[0].startswith("v1:")
    assert TravelDocument.objects.get().number_digest == TravelDocument.digest_of_number("c 1234567")


def test_a_document_that_stays_as_it_is_moves_nothing(approved):
    TravelDocument.objects.create(delegate=approved.delegate, number="C1234567")
    change_document(approved.delegate, by=None, number="C1234567")
    assert shown(approved) == (State.APPROVED, {})


def test_a_new_photograph_goes_to_the_secretariat(approved):
    changed.send(Delegate, delegate=approved.delegate, changes={"photo": ["", "x"]}, by=None)
    assert shown(approved) == (State.SECRETARIAT, {"secretariat": {"photo": ["", "x"]}})


@pytest.fixture
def photo_of(tmp_path, settings, django_capture_on_commit_callbacks):
    """Take a photograph of a person: photo_of(delegate)."""
    settings.PRIVATE_ROOT = tmp_path

    def take(delegate):
        with django_capture_on_commit_callbacks(execute=True):
            return take_photo(delegate, SimpleUploadedFile("a.jpg", picture()), by=None)

    return take


def test_the_photograph_before_stays_until_the_new_one_was_looked_at(
    delegate, photo_of, client, make_user, django_capture_on_commit_callbacks
):
    Nomination.objects.create(delegate=delegate, submitted_at=clock.now())
    waiting = transitions.open_accreditation(delegate, by=None, at=clock.now())
    photo_of(delegate)
    first = photo_of(delegate)
    assert files_of(delegate) == {"photo": first}  # nobody had looked at the one before
    transitions.accredit(waiting, by=None)
    second = photo_of(delegate)
    third = photo_of(delegate)
    assert files_of(delegate) == {"former": first, "photo": third}
    assert set(FILES.names()) == {first.name, third.name}
    client.force_login(make_user("organiser"))
    page = client.get(f"/desk/accreditation/{delegate.pk}/").content.decode()
    assert page.index(f"/files/{first.name}/") < page.rindex(f"/files/{third.name}/")
    assert second.name not in page
    with django_capture_on_commit_callbacks(execute=True):
        transitions.approve(waiting, by=None)
    assert (files_of(delegate), set(FILES.names())) == ({"photo": third}, {third.name})


def test_the_photograph_of_somebody_who_is_the_same_is_looked_at(approved, photo_of):
    other = Delegate.objects.create(
        delegation=approved.delegate.delegation,
        ref="X",
        role="delegate",
        badge_name="Đào",
        passport_given="D",
    )
    theirs, own = photo_of(other), photo_of(approved.delegate)
    transitions.approve(Accreditation.objects.get(delegate=approved.delegate), by=None)
    merge(approved.delegate, other, by=None, take=["photo"])
    assert files_of(approved.delegate) == {"photo": theirs, "former": own}
    assert shown(approved)[0] == State.SECRETARIAT


def test_what_changes_twice_is_shown_in_both_steps(approved):
    for name in ("B", "C"):
        change_delegate(approved.delegate, by=None, passport_given=name)
    said = [(change.old, change.new) for one in open_rechecks(approved) for change in one.changes]
    assert said == [("B", "C"), ("THI DAO", "B")]
    transitions.approve(approved, by=None)
    assert open_rechecks(approved) == []


def test_before_the_first_check_nothing_is_kept(delegate):
    accreditation = transitions.open_accreditation(delegate, by=None, at=clock.now())
    change_delegate(delegate, by=None, role="adviser")
    assert shown(accreditation) == (State.SUBMITTED, {})


def test_open_changes_in_words(approved):
    change_delegate(approved.delegate, by=None, role="adviser", single_name=True)
    said = {(change.old, change.new) for one in open_rechecks(approved) for change in one.changes}
    assert said == {("Đại biểu", "Cố vấn"), ("không", "có")}
    transitions.accredit(approved, by=None)
    assert open_rechecks(approved) == []


def test_every_field_has_one_check_and_hidden_values_are_hidden():
    told = by_check({"passport_number": ["A1", "B2"], "email": ["a", "b"], "delegation": ["VN", "TH"]})
    assert told == {
        Check.SECURITY: {"passport_number": ["•••", "•••"]},
        Check.PROTOCOL: {"delegation": ["VN", "TH"]},
    }


def test_a_workbook_sends_people_back_and_knows_who_was_made_one(edition):
    """The row of a record that became part of another is refused by its reference, never entered again."""
    taken(workbook(table([good(1), good(2)])))
    accreditation = Accreditation.objects.get(delegate__ref="T1")
    assert accreditation.due_at == accreditation.since + TIME_FOR[State.SUBMITTED]
    transitions.accredit(accreditation, by=None)
    taken(workbook(table([good(1, rank_band=4, passport_number="SYN899999")])))
    assert shown(accreditation) == (
        State.PROTOCOL,
        {"protocol": {"rank_band": [6, 4]}, "security": {"passport_number": ["•••", "•••"]}},
    )
    merge(accreditation.delegate, Delegate.objects.get(ref="T2"), by=None)
    outcome = taken(workbook(table([good(2)])))
    assert (outcome.committed, {finding.code for finding in outcome.findings}) == (False, {"duplicate_ref"})
    assert Delegate.objects.count() == 2
