"""The first release of an edition, made when its pack is taken in."""

from events.editions.models import Edition

from .publishing import draft_changed, latest_release, publish_current
from .releasing import release


def release_first(edition: Edition) -> None:
    """Release what a pack brought when nothing was public before; later packs change the draft, and papers at once."""
    draft_changed()
    if latest_release(edition) is None:
        release(
            edition,
            by=None,
            note_vi="Chương trình ban đầu.",
            note_en="First programme.",
            override_reason="Nạp gói dữ liệu lần đầu / first loading of the pack",
        )
    else:
        publish_current(edition)


def latest_number(edition: Edition) -> int:
    """Return the number of the latest release; 0 before the first."""
    latest = latest_release(edition)
    return latest.number if latest else 0
