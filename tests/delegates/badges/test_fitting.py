"""A name is whole, inside its room and large enough to read, however long it is."""

import string

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from delegates.badges import typeset

from .printing import data_of, person

WORDS = st.text(alphabet=string.ascii_letters + "ÀÁẠẶƯỜỢĐđếệỗủÑçœ’.-", min_size=1, max_size=24)
NAMES = (
    st.lists(WORDS, min_size=1, max_size=14).map(" ".join).map(lambda name: name[:200].strip()).filter(bool)
)
TITLES = [
    "Suharto", "W" * 120, "W W " * 49, "Nguyễn Thị Đào",
    "Pengiran Dato Seri Setia Haji Awang Abu Bakar bin Pengiran Haji Mohammad Salleh Utama",
    "Yang Berhormat Pehin Orang Kaya Laila Setia Bakti Di-Raja Dato Laila Utama Haji Awang Isa bin Pehin Dato Seri",
    "នាយករដ្ឋមន្ត្រី សុខ ស្រីមុំ", "နီလာ နမူနာ ရည်ချို", "김견본", "見本直人",
]  # fmt: skip


def fitted(names: list[str]) -> list[dict]:
    return typeset.noted("a6", data_of([person(name, honorific="H.E. Mr.") for name in names]), "fitted")


def is_whole(found: dict, name: str) -> bool:
    """The signs of the name in their order: a word that is too long for a line alone may go on in the next."""
    return "".join("".join(found["lines"]).split()) == "".join(name.split())


def check(names: list[str]) -> None:
    for name, found in zip(names, fitted(names), strict=True):
        assert is_whole(found, name)
        assert found["width"] <= found["room"] + 0.01
        assert found["height"] <= found["left"] + 0.01
        assert found["size"] >= 6.5
        assert len(found["lines"]) <= 2 or found["size"] < 23  # two lines below 11 pt: at most doubled


@settings(
    max_examples=4, deadline=None, phases=[Phase.explicit, Phase.generate], suppress_health_check=[HealthCheck.too_slow]
)  # fmt: skip
@given(st.lists(NAMES, min_size=15, max_size=15))
def test_any_name_is_whole_and_inside_its_room(names):
    check(names)


def test_titles_and_scripts_are_whole_and_short_names_are_large():
    check(TITLES)
    sizes = dict(zip(TITLES, fitted(TITLES), strict=True))
    assert sizes["Suharto"]["lines"] == ["Suharto"]
    assert sizes["Suharto"]["size"] == 28
    longest_real = sizes[TITLES[4]]
    assert len(longest_real["lines"]) == 2
    assert longest_real["size"] >= 11
    # The lines of a name are even: none is less than half of the longest.
    assert min(map(len, longest_real["lines"])) * 2 > max(map(len, longest_real["lines"]))
