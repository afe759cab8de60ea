"""Who may enter, in words: each access, each kind of press, each audience, and nothing that is held back."""

import dataclasses

import pytest

from adgmin.core.bilingual import Text
from events.screens.door import door_of


@pytest.fixture
def programme(make_session, published):
    make_session("S", "10:00", "11:00", access="public")
    return published()


def door(programme, **changes):
    session = dataclasses.replace(programme.sessions[0], **{"categories": (), "media": "", **changes})
    return door_of(session, programme)


def test_open_to_everyone(programme):
    found = door(programme, access="public", media="open")
    assert (found.state, found.icon) == ("open", "i-open")
    assert found.headline == Text("Mở cửa tự do", "Open to everyone")
    assert found.detail == Text()
    assert found.press == Text("Mời báo chí dự", "Press welcome")


def test_with_a_badge_of_these_categories(programme):
    found = door(programme, access="accredited", categories=("head", "media"), media="photo_call")
    assert (found.state, found.icon) == ("badge", "i-ticket")
    assert found.headline == Text("Xin xuất trình thẻ", "Please show your badge")
    assert found.detail == Text("Dành cho: Trưởng đoàn, Báo chí", "For: Heads of delegation, Press")
    assert found.press == Text("Báo chí chỉ ghi hình phút đầu", "Press for the opening minutes only")


@pytest.mark.parametrize(
    ("parties", "words"),
    [
        ({"all_members": True}, "Only for these delegations: ASEAN"),
        ({"all_members": True, "partners": ("JP",)}, "Only for these delegations: ASEAN, Japan"),
        (
            {"members": ("VN", "TH"), "partners": ("JP",)},
            "Only for these delegations: Viet Nam, Thailand, Japan",
        ),
        (
            {"all_members": True, "partners": ("JP", "VN", "TH", "JP")},
            "Only for the delegations of ASEAN and of the partners invited",
        ),
        ({}, "Only for those invited"),
    ],
)
def test_a_closed_door_names_the_delegations_that_are_disclosed(programme, parties, words):
    found = door(programme, access="restricted", disclosure="announced", media="closed", **parties)
    assert (found.state, found.icon, found.headline.en) == ("closed", "i-lock", "Closed meeting")
    assert found.detail.en == words
    assert found.detail.vi.startswith("Chỉ dành cho")


def test_what_an_announced_meeting_holds_back_is_not_said(programme):
    assert door(programme, access="restricted", disclosure="announced", media="closed").press == Text()
    assert door(programme, access="restricted", disclosure="full", media="closed").press.en == "No press"
