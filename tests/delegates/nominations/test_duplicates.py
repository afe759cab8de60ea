"""Who may be one and the same person: the score, the reasons, who is never compared, ten thousand in time."""

import random
import time

import pytest

from delegates.models import Delegate, TravelDocument
from delegates.nominations.duplicates import Marks, compare, find_pairs, likely_pairs, part, plain


def marks(pk, name, **more):
    return Marks(pk, (name,), **more)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Nguyễn Thị Đào", "DAO NGUYEN THI"),
        ("Jürgen Müller", "Mueller, Juergen"),
        ("Weiß Bjørn", "BJOERN WEISS"),
        ("Sæther Åse", "Aase Saether"),
        ("Łukasz Żak", "lukasz zak"),
        ("Иванов Пётр", "PETR IVANOV"),
        ("Щукина Юлия", "Iuliia Shchukina"),
    ],
)
def test_spellings_of_one_name(one, other):
    assert sorted(plain(one).split()) == sorted(plain(other).split())
    assert compare(marks(1, one), marks(2, other)).why == ("name",)


@pytest.mark.parametrize(
    ("one", "other", "score", "why"),
    [
        ({"name": "A B"}, {"name": "B A"}, 40, ("name",)),
        ({"name": "A B", "birth": "x"}, {"name": "B A", "birth": "x"}, 65, ("name", "birth")),
        ({"name": "A B", "birth": "x"}, {"name": "B A", "birth": "y"}, 20, ("name", "other_birth")),
        ({"name": "A", "number": "x"}, {"name": "B", "number": "x"}, 60, ("number",)),
        ({"name": "A B", "number": "x"}, {"name": "A B", "number": "y"}, 30, ("name", "other_number")),
        ({"name": "Lee Ann Kim"}, {"name": "Ann Lee"}, 25, ("near_name",)),
        (
            {"name": "Hassan Ali", "birth": "x"},
            {"name": "Hasan Ali", "birth": "x"},
            50,
            ("near_name", "birth"),
        ),
        ({"name": "Hassan Ali"}, {"name": "Husain Ali"}, 0, ()),
        ({"name": "A", "email": "P@x.org"}, {"name": "B", "email": "p@X.org"}, 30, ("email",)),
    ],
)
def test_the_score_and_why(one, other, score, why):
    pair = compare(marks(2, one.pop("name"), **one), marks(1, other.pop("name"), **other))
    assert (pair.first, pair.second, pair.score, pair.why) == (1, 2, score, why)
    assert len(pair.reasons) == len(why)


def test_a_single_name_in_two_spellings_is_found_by_the_date_of_birth():
    found = find_pairs(
        [marks(1, "Suharto", birth="x"), marks(2, "Soeharto", birth="x"), marks(3, "Budi", birth="x")]
    )
    assert [(pair.first, pair.second, pair.why) for pair in found] == [(1, 2, ("near_name", "birth"))]


def test_pairs_come_surest_first_and_parted_ones_not_at_all():
    people = [
        marks(1, "An Binh", birth="x"), marks(2, "Binh An", birth="x"), marks(3, "Binh An"), marks(4, "Cao", email="o"),
    ]  # fmt: skip
    assert [(pair.first, pair.second) for pair in find_pairs(people)] == [(1, 2), (1, 3), (2, 3)]
    assert [(pair.first, pair.second) for pair in find_pairs(people, parted={(1, 2), (2, 3)})] == [(1, 3)]


def test_an_address_of_a_whole_office_compares_nobody():
    people = [marks(at, f"Name{at} Other{at}", email="office@x.org", birth="x") for at in range(100)]
    assert find_pairs(people) == []


def test_ten_thousand_people_in_time():
    some = random.Random(6)
    words = [f"{one}{vowel}{end}" for one in "bdklnt" for vowel in "aeiou" for end in ("", "n", "ng", "m")]
    people = [
        marks(at, " ".join(some.sample(words, 3)), birth=str(some.randrange(15_000)), number=str(at))
        for at in range(10_000)
    ]
    people.append(marks(10_000, "Somebody Else", birth="none", number="42"))
    begin = time.process_time()
    found = find_pairs(people)
    assert time.process_time() - begin < 2
    assert [(pair.first, pair.why) for pair in found if pair.second == 10_000] == [
        (42, ("number", "other_birth"))
    ]


def test_in_the_records_only_those_who_hold_a_place_and_not_the_parted(delegate):
    other = Delegate.objects.create(
        delegation=delegate.delegation,
        ref="R2",
        role="delegate",
        passport_given="Dao Thi",
        badge_name="Đào Thị Nguyễn",
    )
    for person in (delegate, other):
        TravelDocument.objects.create(delegate=person, birth_date="1990-01-02")
    (pair,) = likely_pairs()
    assert (pair.first, pair.second, pair.why) == (delegate.pk, other.pk, ("name", "birth"))
    part(other, delegate, by=None)
    assert likely_pairs() == []
    Delegate.objects.filter(pk=other.pk).update(is_active=False)
    assert likely_pairs() == []


def test_a_name_in_native_script_is_compared_with_and_without_its_space(delegate):
    Delegate.objects.filter(pk=delegate.pk).update(native_name="山田直美", badge_name="YAMADA Naomi")
    Delegate.objects.create(
        delegation=delegate.delegation, ref="R2", role="delegate", passport_given="NAO YAMATA", badge_name="Nao Y.",
        native_name="山田 直美",
    )  # fmt: skip
    assert [pair.why for pair in likely_pairs()] == [("name",)]
