"""Who stands in the list of participants, in which order, under which name, and what the public sees of it."""

import random
from dataclasses import asdict
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from adgmin.core import clock
from adgmin.core.bilingual import Text
from delegates.lists.layout import laid_out
from delegates.lists.participants import (
    Entry,
    agreed_to_be_listed,
    as_content,
    delegation_key,
    from_content,
    participants,
    person_key,
    public_part,
)
from delegates.models import Accreditation, Consent, ConsentText, Delegate, Delegation

ROLES = [
    "head",
    "alternate",
    "delegate",
    "adviser",
    "interpreter",
    "security",
    "media",
    "exhibitor",
    "secretariat",
]
person = st.builds(
    Delegate,
    pk=st.integers(1, 10**6),
    role=st.sampled_from(ROLES),
    rank_band=st.integers(1, 7),
    order=st.integers(1, 9),
)


@settings(max_examples=25, deadline=None)
@given(st.lists(person, max_size=12, unique_by=lambda one: one.pk), st.randoms(use_true_random=False))
def test_the_head_leads_then_the_alternate_then_rank_and_order(people, chance):
    """Whatever order they are read in, each stands rightly to the next, and nobody is lost."""
    mixed = random.Random(chance.random()).sample(people, len(people))
    ordered = sorted(mixed, key=person_key)
    assert [one.pk for one in ordered] == [one.pk for one in sorted(people, key=person_key)]
    for one, following in pairwise(ordered):
        places = [{"head": 0, "alternate": 1}.get(who.role, 2) for who in (one, following)]
        assert places[0] <= places[1]
        if places[0] == places[1]:
            assert (one.rank_band, one.order) <= (following.rank_band, following.order)


def test_parties_come_before_groups_whatever_their_number():
    given_order = [("MED", "media", 1), ("TH", "party", 9), ("VN", "party", 2), ("SEC", "security", 3)]
    made = [Delegation(code=code, kind=kind, sort_order=number) for code, kind, number in given_order]
    assert [one.code for one in sorted(made, key=delegation_key)] == ["VN", "TH", "MED", "SEC"]


@pytest.fixture
def meeting(nominated):
    """People in all sorts of states, entered out of order."""
    nominated("MED", "media", "Reporter")
    nominated("TH", "delegate", "Suda", state="badge_issued", rank_band=3)
    nominated(
        "TH", "head", "สมชาย ใจดี", honorific="H.E.", title="Dr.", full_name="Somchai Jaidee", rank_band=1
    )
    nominated("VN", "delegate", "Later", order=2)
    nominated("VN", "delegate", "Earlier", order=1, list_name="Ms. eArLiEr van der Early", honorific="Mr.")
    nominated("VN", "delegate", "High", order=9, rank_band=2, state="badge_printed")
    nominated("VN", "alternate", "Alternate", rank_band=2)
    nominated("VN", "delegate", "Waiting", state="protocol_check", order=3)
    nominated("VN", "delegate", "Gone", state="withdrawn", is_active=False)
    nominated("VN", "delegate", "Refused", state="refused")
    nominated("VN", "delegate", "Draft", state="draft", is_active=False)
    nominated("VN", "adviser", "Revoked", state="revoked", is_active=False)


def named(roll):
    return [(section.code, [entry.name for entry in section.entries]) for section in roll.sections]


def test_the_admitted_stand_in_protocol_order(small, meeting):
    assert named(participants(Delegate.objects.all(), small, as_of=clock.now())) == [
        ("VN", ["Alternate", "High", "Ms. eArLiEr van der Early", "Later"]),
        ("TH", ["H.E. Dr. Somchai Jaidee", "Suda"]),
        ("MED", ["Reporter"]),
    ]


def test_after_the_leaders_rank_decides_and_then_the_order_given_whatever_the_role(small, nominated):
    for role, rank, order in (
        ("delegate", 6, 1), ("security", 7, 1), ("delegate", 5, 4), ("adviser", 3, 9), ("adviser", 5, 2),
        ("interpreter", 6, 2), ("alternate", 4, 7), ("head", 4, 8), ("delegate", 5, 2),
    ):  # fmt: skip
        nominated("VN", role, f"{role} {rank} {order}", rank_band=rank, order=order)
    people = Delegate.objects.all()
    in_order = [
        "head 4 8", "alternate 4 7", "adviser 3 9", "adviser 5 2", "delegate 5 2", "delegate 5 4", "delegate 6 1",
        "interpreter 6 2", "security 7 1",
    ]  # fmt: skip
    assert named(participants(people, small, as_of=clock.now())) == [("VN", in_order)]
    assert [one.badge_name for one in people.in_protocol_order()] == in_order


def test_a_version_of_before_the_places_keeps_its_headings():
    text = {"vi": "", "en": ""}
    kept = [
        {"pk": 1, "role": role, "name": role, "position": text, "organisation": text}
        for role in ("head", "adviser")
    ]
    (section,) = from_content([{"code": "VN", "name": text, "is_party": True, "entries": kept}])
    assert [entry.place for entry in section.entries] == [0, 3]


def test_those_who_wait_stand_marked_when_asked_for(small, meeting):
    roll = participants(Delegate.objects.all(), small, as_of=clock.now(), waiting=True)
    assert named(roll)[0] == ("VN", ["Alternate", "High", "Ms. eArLiEr van der Early", "Later", "Waiting"])
    assert [entry.name for section in roll.sections for entry in section.entries if entry.waiting] == [
        "Waiting"
    ]
    block = laid_out(roll, small, "en", public=False).blocks[0]
    assert block.groups[-1].rows[-1].cells[0].lines == ("Waiting *",)


def test_headings_name_the_head_of_a_party_and_none_of_a_group(small, meeting):
    leaf = laid_out(
        participants(Delegate.objects.all(), small, as_of=clock.now()), small, "both", public=False
    )
    assert [(block.heading, [group.heading for group in block.groups]) for block in leaf.blocks] == [
        ("Đoàn Việt Nam / Delegation of Viet Nam",
         ["Phó trưởng đoàn / Alternate head of delegation", "Quan chức cấp cao / Senior officials",
          "Thành viên đoàn / Members of the delegation"]),
        ("Đoàn Thái Lan / Delegation of Thailand",
         ["Trưởng đoàn / Head of delegation", "Quan chức cấp cao / Senior officials"]),
        ("Báo chí / Media", [""]),
    ]  # fmt: skip
    numbers = [row.number for block in leaf.blocks for group in block.groups for row in group.rows]
    assert numbers == [1, 2, 3, 4, 5, 6, 7]


def test_a_missing_language_is_stood_in_for_and_says_so(small, nominated):
    nominated(
        "VN", "head", "Head", position_vi="Bộ trưởng", position_en="", organisation_vi="", organisation_en=""
    )
    roll = participants(Delegate.objects.all(), small, as_of=clock.now())

    def cells(lang):
        row = laid_out(roll, small, lang, public=False).blocks[0].groups[0].rows[0]
        return [(cell.lines, cell.lang) for cell in row.cells[1:]]

    assert cells("en")[0] == (("Bộ trưởng (in Vietnamese)",), "vi")
    assert cells("both") == [(("Bộ trưởng",), "vi"), ((), "en")]


def test_the_number_of_queries_does_not_grow(small, nominated, django_assert_num_queries):
    for number in (1, 2, 3):
        nominated("VN", "delegate", f"P{number}", native_name="ชื่อ")
        if number != 2:
            with django_assert_num_queries(3):
                participants(Delegate.objects.all(), small, as_of=clock.now(), waiting=True)


def agree(person, text, **fields):
    return Consent.objects.create(delegate=person, text=text, lang="vi", given_at=clock.now(), **fields)


def test_the_public_part_holds_those_who_agreed_and_nothing_else(small, nominated):
    text = ConsentText.objects.create(purpose="list", version=1, since=clock.now())
    other = ConsentText.objects.create(purpose="contact", version=1, since=clock.now())
    yes = nominated(
        "VN", "head", "Agreed", honorific="Ms.", native_name="Bản ngữ", email="secret@example.org"
    )
    no, back = nominated("VN", "delegate", "Never"), nominated("VN", "delegate", "Withdrew")
    agree(yes, text), agree(no, other), agree(back, text, withdrawn_at=clock.now())
    full = participants(Delegate.objects.all(), small, as_of=clock.now())
    public = public_part(full, agreed_to_be_listed())
    assert named(public) == [("VN", ["Ms. Agreed"])]
    told = {name: value for name, value in asdict(public.sections[0].entries[0]).items() if value}
    assert told == {
        "name": "Ms. Agreed", "position": {"vi": "Vụ trưởng", "en": "Director"},
        "organisation": {"vi": "Bộ Số", "en": "Digital Ministry"}, "listed": True,
        "place": 3,  # the same for everybody: no headings
    }  # fmt: skip
    # Who takes the consent back later leaves the public part of what was kept before.
    Consent.objects.filter(delegate=yes).update(withdrawn_at=clock.now())
    assert public_part(full, agreed_to_be_listed()).count == 0


def test_everybody_is_public_where_nobody_is_asked_and_who_waits_is_not(small, nominated):
    nominated("VN", "delegate", "In")
    nominated("VN", "delegate", "Waits", state="submitted")
    roll = participants(Delegate.objects.all(), small, as_of=clock.now(), waiting=True)
    assert named(public_part(roll, agreed_to_be_listed())) == [("VN", ["In"])]


def test_what_is_kept_comes_back_the_same(small, meeting):
    roll = participants(Delegate.objects.all(), small, as_of=clock.now(), waiting=True)
    assert from_content(as_content(roll)) == roll.sections
    assert isinstance(roll.sections[0].entries[0], Entry)
    assert roll.sections[0].name == Text("Đoàn Việt Nam", "Delegation of Viet Nam")


def test_a_state_that_changes_moves_a_person_in_and_out(small, nominated):
    person = nominated("VN", "delegate", "Changing", state="submitted")
    assert participants(Delegate.objects.all(), small, as_of=clock.now()).count == 0
    Accreditation.objects.filter(delegate=person).update(state="approved")
    assert participants(Delegate.objects.all(), small, as_of=clock.now()).count == 1
