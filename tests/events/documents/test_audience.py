"""The rule of papers, case by case, and that fewer rights never show more."""

import datetime as dt
from dataclasses import dataclass, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adgmin.core.clock import MEETING_ZONE
from events.agenda.audience import DESK, FOCAL_POINT, PUBLIC, Viewer, is_author, paper_seen_by
from events.documents.meetings import UNRELEASED, Meeting

NOW = dt.datetime(2026, 1, 15, 9, 0, tzinfo=MEETING_ZONE)
LATER = NOW + dt.timedelta(minutes=1)


@dataclass(frozen=True)
class Paper:
    marking: str = "restricted"
    originator: str = "ASEC"
    is_issued: bool = True
    embargo_until: dt.datetime | None = None
    waits: bool = False


def of(party, *roles):
    return Viewer(categories=frozenset(roles), party=party)


BILATERAL = Meeting(
    "bilateral", "restricted", categories=("head", "delegate", "interpreter"), parties=frozenset({"VN", "JP"})
)
HEADS = Meeting(
    "heads_meeting", "restricted", categories=("head", "media"), parties=frozenset({"VN", "TH", "JP"})
)
NOBODY = Meeting("closed", "restricted", categories=("head", "secretariat"))
SENIOR = Meeting("plenary", "accredited", parties=frozenset({"VN", "TH", "ASEC"}))
ALL = Meeting("plenary", "public")
OPEN, SHUT = Paper("public"), Paper("restricted")

CASES = [
    # the desk and the authors
    (DESK, Paper(is_issued=False, waits=True), UNRELEASED, True),
    (of("JP", "delegate"), Paper(originator="JP", is_issued=False), UNRELEASED, True),
    (of("JP", FOCAL_POINT), Paper(originator="JP", embargo_until=LATER), NOBODY, True),
    (of("JP", "media"), Paper(originator="JP"), None, False),
    (of("JP", "security"), Paper(originator="JP"), SENIOR, False),
    (of("JP"), Paper(originator="JP"), None, False),
    (of("", "secretariat"), Paper(originator="", is_issued=False), None, False),
    (PUBLIC, Paper("public", originator=""), None, True),
    # drafts
    (PUBLIC, Paper("public", is_issued=False), None, False),
    (of("VN", "head"), Paper(is_issued=False), SENIOR, False),
    (PUBLIC, OPEN, UNRELEASED, False),
    (of("VN", "head"), OPEN, UNRELEASED, False),
    # embargo
    (PUBLIC, Paper("public", embargo_until=LATER), None, False),
    (PUBLIC, Paper("public", embargo_until=NOW), None, True),
    (PUBLIC, Paper("public", waits=True), None, False),
    (PUBLIC, Paper("public", embargo_until=NOW, waits=True), None, False),
    (of("VN", "head"), Paper(waits=True), SENIOR, False),
    # marked public
    (PUBLIC, OPEN, None, True),
    (PUBLIC, OPEN, ALL, True),
    (PUBLIC, OPEN, SENIOR, True),
    (PUBLIC, OPEN, HEADS, False),
    (of("TH", "head"), OPEN, BILATERAL, False),
    (of("JP", "head"), OPEN, BILATERAL, True),
    (of("JP", "media"), OPEN, HEADS, True),
    # marked restricted
    (PUBLIC, SHUT, None, False),
    (PUBLIC, SHUT, ALL, False),
    (of("TH", "head"), SHUT, BILATERAL, False),
    (of("JP", "head"), SHUT, BILATERAL, True),
    (of("JP", "adviser"), SHUT, BILATERAL, False),
    (of("", "interpreter"), SHUT, BILATERAL, True),
    (of("", "head"), SHUT, BILATERAL, False),
    (of("JP", "media"), SHUT, HEADS, False),
    (of("VN", "head"), SHUT, NOBODY, False),
    (of("", "secretariat"), SHUT, NOBODY, True),
    (of("JP", "head"), SHUT, SENIOR, False),
    (of("TH", "adviser"), SHUT, SENIOR, True),
    (of("TH", "security"), SHUT, SENIOR, False),
    (of("", "media"), SHUT, ALL, False),
    (of("", "exhibitor"), SHUT, None, False),
    (of("", "security"), SHUT, None, False),
    (of("", "secretariat"), SHUT, SENIOR, True),
    (of("JP", "delegate"), SHUT, None, True),
    (of("JP", "delegate"), SHUT, ALL, True),
    (of("", "delegate"), SHUT, None, False),
    (of("JP", FOCAL_POINT), SHUT, None, False),
]  # fmt: skip


@pytest.mark.parametrize(("viewer", "paper", "meeting", "expected"), CASES)
def test_who_sees_a_paper(viewer, paper, meeting, expected):
    assert paper_seen_by(viewer, paper, meeting, now=NOW) is expected


ROLES = (
    "head",
    "delegate",
    "adviser",
    "secretariat",
    "interpreter",
    "security",
    "media",
    "exhibitor",
    FOCAL_POINT,
)
CODES = ("VN", "JP", "TH")
roles = st.frozensets(st.sampled_from(ROLES))
viewers = st.builds(Viewer, is_desk=st.booleans(), categories=roles, party=st.sampled_from(("", *CODES)))
papers = st.builds(
    Paper,
    marking=st.sampled_from(("public", "restricted")),
    originator=st.sampled_from(("", *CODES)),
    is_issued=st.booleans(),
    embargo_until=st.sampled_from((None, NOW, LATER)),
    waits=st.booleans(),
)
meetings = st.none() | st.builds(
    Meeting,
    kind=st.sampled_from(("plenary", "bilateral", "rehearsal")),
    access=st.sampled_from(("public", "accredited", "restricted")),
    disclosure=st.sampled_from(("", "announced", "unnamed", "hidden")),
    categories=st.lists(st.sampled_from(ROLES), max_size=3).map(tuple),
    parties=st.frozensets(st.sampled_from(CODES)),
    is_draft=st.booleans(),
)


@given(viewers, papers, meetings, st.data())
def test_fewer_rights_never_show_more(viewer, paper, meeting, data):
    less = replace(
        viewer,
        is_desk=viewer.is_desk and data.draw(st.booleans()),
        categories=viewer.categories & data.draw(roles),
    )
    if paper_seen_by(less, paper, meeting, now=NOW):
        assert paper_seen_by(viewer, paper, meeting, now=NOW)
    if paper_seen_by(PUBLIC, paper, meeting, now=NOW):
        # What everybody sees, a badge of the host's never hides; nor does a party where the door is open.
        assert meeting is None or meeting.access != "restricted"
        assert paper_seen_by(viewer, paper, meeting, now=NOW)


@given(viewers, papers, meetings, st.data())
def test_a_stricter_paper_is_never_seen_by_more(viewer, paper, meeting, data):
    stricter = replace(
        paper,
        marking=paper.marking if data.draw(st.booleans()) else "restricted",
        is_issued=paper.is_issued and data.draw(st.booleans()),
        embargo_until=data.draw(st.sampled_from((paper.embargo_until, LATER))),
        waits=paper.waits or data.draw(st.booleans()),
    )
    if paper_seen_by(viewer, stricter, meeting, now=NOW):
        assert paper_seen_by(viewer, paper, meeting, now=NOW)


@given(viewers, papers, meetings)
def test_whoever_is_no_author_needs_an_issued_paper_without_embargo(viewer, paper, meeting):
    seen = paper_seen_by(viewer, paper, meeting, now=NOW)
    if viewer.is_desk or is_author(viewer, paper.originator):
        assert seen
    elif not paper.is_issued or paper.waits or paper.embargo_until == LATER:
        assert not seen
    elif (
        meeting is not None and meeting.access == "restricted" and viewer.party not in {"", *meeting.parties}
    ):
        assert not seen, "a third party at the table of two"
