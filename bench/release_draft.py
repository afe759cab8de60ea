"""Time the review and the release of a draft; `python -m bench.release_draft` prints one JSON line for each act."""

import json
import os
import time
from collections.abc import Callable
from typing import Any

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "bench.settings")

import django

django.setup()

from django.db import transaction

from events.agenda.models import Session
from events.editions.models import Edition
from events.releases.published import current_programme, forget_programme
from events.releases.publishing import draft_changed
from events.releases.releasing import release, release_again, review

CHANGED = 60
REPEATS = 3


@transaction.atomic
def change(turn: int) -> None:
    """Give every tenth session another title."""
    draft_changed()
    found = list(Session.objects.order_by("pk")[::10])[:CHANGED]
    for session in found:
        session.title_en = f"{session.code}, turn {turn}"
    Session.objects.bulk_update(found, ["title_en"])


Times = list[tuple[float, float]]


def timed(act: Callable[[], Any]) -> tuple[float, float]:
    """Seconds on the wall, and of the processor."""
    began, worked = time.perf_counter(), time.process_time()
    act()
    return time.perf_counter() - began, time.process_time() - worked


def say(act: str, times: Times, **values: object) -> None:
    """Print the best of a few on the wall, the worst, and what the processor did for the best."""
    best, worst = min(times), max(times)
    figures = {"best_s": best[0], "worst_s": worst[0], "cpu_s": best[1]}
    rounded = {name: round(seconds, 2) for name, seconds in figures.items()}
    print(json.dumps({"act": act, **rounded, **values}), flush=True)


def main() -> None:
    """Change, review, release, read; a few times."""
    edition = Edition.objects.get()
    times: dict[str, Times] = {"review": [], "release": [], "first page's programme": []}
    for turn in range(REPEATS):
        change(turn)
        times["review"].append(timed(lambda: review(edition)))
        times["release"].append(timed(lambda: release(edition, by=None, override_reason="bench")))
        forget_programme()
        times["first page's programme"].append(timed(current_programme))
    sessions = Session.objects.count()
    say("review", times["review"], sessions=sessions)
    say("release", times["release"], sessions=sessions, aim_s=2)
    say("take up again", [timed(lambda: release_again(edition, 1, by=None))], sessions=sessions, aim_s=2)
    say("read by a server process", times["first page's programme"], sessions=sessions)


if __name__ == "__main__":
    main()
