"""The table of badges: every verb at every state, the accreditation that follows, the numbers, the record."""

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from adgmin.core.clock import MEETING_ZONE
from adgmin.core.models import AuditRecord
from adgmin.core.problems import Refused
from delegates.badges import codes, verbs
from delegates.badges.handing import hand_over
from delegates.badges.keys import trusted_keys
from delegates.badges.making import category_of, lacking
from delegates.models import Accreditation, Badge, BadgeCounter, HandOver, SigningKey
from events.models import Party

READY, PRINTED, ISSUED, RETURNED, LOST, REPLACED, REVOKED = (
    "ready", "printed", "issued", "returned", "lost", "replaced", "revoked",
)  # fmt: skip
STATES = (READY, PRINTED, ISSUED, RETURNED, LOST, REPLACED, REVOKED)
LEADS = {
    "hand_over": dict.fromkeys((PRINTED, RETURNED, LOST), ISSUED),
    "take_back": dict.fromkeys((PRINTED, ISSUED), RETURNED),
    "report_lost": dict.fromkeys((PRINTED, ISSUED), LOST),
    "replace": {**dict.fromkeys((READY, PRINTED, ISSUED, RETURNED), REPLACED), LOST: LOST},
    "revoke": dict.fromkeys((READY, PRINTED, ISSUED), REVOKED),
}
# Where the accreditation stands with a badge at a state, and where the verb leads it.
STANDS = {READY: "approved", PRINTED: "badge_printed", ISSUED: "badge_issued", RETURNED: "badge_issued",
          LOST: "replaced", REPLACED: "replaced", REVOKED: "badge_issued"}  # fmt: skip


def codes_of(refusal):
    return [problem.code for problem in refusal.value.problems]


def use(verb, badge, representative, by=None):
    if verb == "hand_over":
        hand_over([badge], representative, by=by)
    elif verb in ("replace", "revoke"):
        getattr(verbs, verb)(badge, by=by, reason="Because.")
    else:
        getattr(verbs, verb)(badge, by=by)


def put(badge, state):
    Badge.objects.exclude(pk=badge.pk).delete()
    Badge.objects.filter(pk=badge.pk).update(state=state)
    Accreditation.objects.update(state=STANDS[state])


@pytest.mark.parametrize("verb", LEADS)
def test_a_verb_at_every_state(verb, badges, representative):
    (badge,) = badges()
    for state in STATES:
        put(badge, state)
        before = (AuditRecord.objects.count(), BadgeCounter.objects.get().change)
        if state not in LEADS[verb]:
            with pytest.raises(Refused) as refusal:
                use(verb, badge, representative)
            assert codes_of(refusal) == ["not_from_this_state"], state
            assert (AuditRecord.objects.count(), BadgeCounter.objects.get().change) == before
            continue
        use(verb, badge, representative)
        badge.refresh_from_db()
        assert badge.state == LEADS[verb][state], state
        assert badge.change > before[1]
        assert AuditRecord.objects.filter(model="delegates.badge", object_id=badge.pk).exists()
        follows = {"hand_over": "badge_issued", "report_lost": "replaced"}.get(verb, STANDS[state])
        if verb == "replace" and state not in (READY, LOST):
            follows = "replaced"
        assert Accreditation.objects.get().state == follows, (verb, state)


def test_a_badge_says_who_what_where_and_until_when(accredited):
    (person,) = accredited(role="head")
    (badge,) = verbs.make_badges([person], by=None)
    said = codes.read(badge.code, trusted_keys())
    day = dt.datetime(2026, 1, 14, tzinfo=MEETING_ZONE), dt.datetime(2026, 1, 16, tzinfo=MEETING_ZONE)
    assert (said.serial, said.category, said.kind, said.zones) == (1, "MIN", "personal", "ABCD")
    assert (said.valid_from, said.valid_until) == day
    assert said.edition == codes.edition_mark("small-1")
    assert (badge.state, badge.delegation, badge.key.number) == (READY, person.delegation, 1)


@pytest.mark.parametrize(
    ("role", "party", "category"),
    [("head", "asean_member", "MIN"), ("alternate", "asean_member", "DEL"), ("delegate", "dialogue_partner", "PTN"),
     ("delegate", "organisation", "PTN"), ("adviser", "asean_secretariat", "SEC"), ("media", "asean_member", "MED"),
     ("exhibitor", "organisation", "EXH"), ("security", "dialogue_partner", "SVC"),
     ("interpreter", "asean_member", "SVC"), ("secretariat", "asean_member", "ORG")],
)  # fmt: skip
def test_the_category_follows_from_role_and_party(delegate, role, party, category):
    Party.objects.filter(code="VN").update(kind=party)
    delegate.role = role
    delegate.delegation.party.refresh_from_db()
    assert category_of(delegate) == category


def test_numbers_have_no_gap_and_come_never_twice(accredited, badges, small, monkeypatch):
    made = badges(3)
    new = verbs.replace(made[1], by=None, reason="Torn")
    assert ([badge.serial for badge in made], new.serial, new.replaces) == ([1, 2, 3], 4, made[1])
    monkeypatch.setattr("delegates.badges.making.audit.record_many", lambda rows: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        verbs.make_badges(accredited(1), by=None)
    monkeypatch.undo()
    assert verbs.make_pass("floater", edition=small, category="DEL", zones="AB", by=None).serial == 5


def test_only_who_is_accredited_and_has_none_gets_one(accredited, badges):
    (held,) = badges()
    waiting, refused, open_to = accredited(3)
    Accreditation.objects.filter(delegate=waiting).update(state="protocol_check")
    Accreditation.objects.filter(delegate=refused).update(state="refused")
    made = verbs.make_badges([held.delegate, waiting, refused, open_to], by=None)
    assert [badge.delegate for badge in made] == [open_to]
    assert verbs.make_badges([open_to], by=None) == []


def test_who_gave_it_back_or_had_it_revoked_gets_another_only_when_asked_for(badges, small, representative):
    back, gone, lost = badges(3)
    hand_over([back, gone, lost], representative, by=None)
    verbs.take_back(back, by=None)
    verbs.revoke(gone, by=None, reason="Misused")
    verbs.report_lost(lost, by=None)
    assert list(lacking(small)) == [lost.delegate]
    (again,) = verbs.make_badges([back.delegate], by=None, reason="Came back")
    assert (again.replaces, Accreditation.objects.get(delegate=back.delegate).state) == (back, "replaced")


def test_a_print_of_what_ended_or_was_signed_anew_meanwhile_does_not_count(badges):
    good, ended, anew = badges(3, printed=False)
    verbs.revoke(ended, by=None, reason="Left")
    Badge.objects.filter(pk=anew.pk).update(code="ADG1:ANOTHER")
    good.face = "f" * 32
    assert verbs.mark_printed([good, ended, anew], batch=None, by=None) == [good]
    assert list(Badge.objects.order_by("serial").values_list("state", "face")) == [
        (PRINTED, "f" * 32), (REVOKED, ""), (READY, ""),
    ]  # fmt: skip
    assert list(Accreditation.objects.order_by("delegate__ref").values_list("state", flat=True)) == [
        "badge_printed", "approved", "approved",
    ]  # fmt: skip


def test_who_is_checked_again_is_handed_nothing_and_gets_no_other(badges, representative):
    held, free = badges(2)
    Accreditation.objects.filter(delegate=held.delegate).update(state="security_clearance")
    for act in (
        lambda: hand_over([held, free], representative, by=None),
        lambda: verbs.replace(held, by=None, reason="Torn"),
    ):
        with pytest.raises(Refused) as refusal:
            act()
        assert codes_of(refusal) == ["not_accredited"]
    assert set(Badge.objects.values_list("state", flat=True)) == {PRINTED}
    assert not HandOver.objects.exists()
    assert verbs.report_lost(held, by=None).state == LOST
    assert Accreditation.objects.get(delegate=held.delegate).state == "security_clearance"


def test_a_replacement_has_the_rights_of_now(badges):
    (badge,) = badges()
    badge.delegate.role = "media"
    badge.delegate.save()
    new = verbs.replace(badge, by=None, reason="Other role")
    assert (new.category, new.zones, badge.zones) == ("MED", ["C", "D"], ["A", "B", "C"])
    with pytest.raises(Refused) as refusal:
        verbs.replace(badge, by=None, reason="Again")
    assert codes_of(refusal) == ["has_newer"]


def test_only_the_desk_moves_badges_and_says_why(badges, make_user):
    (badge,) = badges()
    for role, allowed in (("organiser", True), ("protocol", False), ("gate", False)):
        officer = make_user(role)
        if allowed:
            badge = verbs.replace(badge, by=officer, reason="Torn")
            assert AuditRecord.objects.filter(user=officer, verb="make badge").count() == 1
        else:
            with pytest.raises(Refused) as refusal:
                verbs.replace(badge, by=officer, reason="Torn")
            assert codes_of(refusal) == ["not_your_decision"]
    for reason, code in ((" ", "reason_missing"), ("x" * 301, "reason_too_long")):
        with pytest.raises(Refused) as refusal:
            verbs.revoke(badge, by=None, reason=reason)
        assert codes_of(refusal) == [code]


def test_passes(small, delegation):
    later = dt.datetime(2026, 1, 15, 12, tzinfo=MEETING_ZONE)
    wanted = {"edition": small, "category": "DEL", "zones": "BAZ", "by": None}
    floater = verbs.make_pass("floater", delegation=delegation, label="  Đoàn   VN ", **wanted)
    assert (floater.zones, floater.label, floater.delegate, floater.state) == (
        ["A", "B"],
        "Đoàn VN",
        None,
        READY,
    )
    with pytest.raises(Refused) as refusal:
        verbs.make_pass(
            "personal", edition=small, category="DEL", zones="Z", by=None, valid_from=later, valid_until=later
        )
    assert codes_of(refusal) == ["not_a_pass", "wrong_times", "no_zones"]
    assert [key.number for key in SigningKey.objects.all()] == [1]


@pytest.mark.parametrize(
    ("change", "code"),
    [({"name": " "}, "name_missing"), ({"document": ""}, "document_missing"), ({"name": "x" * 201}, "too_long"),
     ({"signature": "[[1,2,3]]"}, "signature_unreadable"), ({"signature": "[[1,2],[3,4]]"}, "signature_too_short"),
     ({"signature": "[[1,2,3,4,5,6,7,8,9,10,11,12,13,14,700,16]]"}, "signature_unreadable"),
     ({"signature": "[" * 9999}, "signature_unreadable")],
)  # fmt: skip
def test_a_receipt_that_says_too_little_is_refused(badges, representative, change, code):
    from dataclasses import replace

    with pytest.raises(Refused) as refusal:
        hand_over(badges(), replace(representative, **change), by=None)
    assert codes_of(refusal) == [code]
    assert Badge.objects.get().state == PRINTED


def test_a_receipt(badges, representative, small, make_user):
    officer = make_user("organiser")
    made = badges(2)
    receipt = hand_over(made, representative, by=officer)
    assert (receipt.number, receipt.delegation, receipt.receiver, receipt.by) == (
        1, made[0].delegation, "Trần Thị Bình", officer,
    )  # fmt: skip
    assert list(receipt.badges.order_by("serial")) == made
    stored = HandOver.objects.get()
    assert stored.signature == representative.signature
    floater = verbs.make_pass("floater", edition=small, category="DEL", zones="A", by=None)
    verbs.mark_printed([floater], batch=None, by=None)
    with pytest.raises(Refused) as refusal:
        hand_over([floater, *badges()], representative, by=officer)
    assert codes_of(refusal) == ["two_delegations"]


def test_many_take_the_queries_of_one(accredited, representative):
    def asked(number):
        counts = []
        people = accredited(number)
        with CaptureQueriesContext(connection) as queries:
            made = verbs.make_badges(people, by=None)
        counts.append(len(queries))
        with CaptureQueriesContext(connection) as queries:
            verbs.mark_printed(made, batch=None, by=None)
        counts.append(len(queries))
        with CaptureQueriesContext(connection) as queries:
            hand_over(made, representative, by=None)
        return [*counts, len(queries)]

    asked(1)  # makes the key, the counter and the zones
    assert asked(1) == asked(4)
