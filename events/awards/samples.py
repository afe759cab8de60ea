"""The awards of a demonstration, from `awards.yaml` of a pack: two finals are over, the third is this afternoon."""

import datetime as dt
import json
from pathlib import Path
from typing import Any

import yaml
from django.db import transaction
from django.utils import translation

from adgmin.core import clock
from adgmin.core.fields import Source
from adgmin.core.models import User
from events.agenda.models import Session
from events.editions.models import Edition
from events.parties.models import Party

from .conflicts import conflicts_between
from .models import LEAST_POINTS, MOST_POINTS, AwardCategory, Criterion, Finalist, Juror, ScoreSheet
from .settling import close, set_time, settle

FILE = "awards.yaml"
_SAMPLE = {"source": Source.SAMPLE}


@transaction.atomic
def make_sample_awards(edition: Edition, folder: Path, *, password: str) -> int:
    """Make the awards where there are none and the pack has a file of them; return how many finalists."""
    path = folder / FILE
    if not path.exists() or AwardCategory.objects.filter(edition=edition).exists():
        return 0
    data = yaml.safe_load(path.read_text(encoding="utf-8"))
    with translation.override("vi"):
        criteria = _criteria(edition, data["criteria"])
        categories = _categories(edition, data["categories"])
        jurors = _jurors(edition, data["jurors"], categories, password)
        _finalists(edition, data["finalists"], categories)
    _scores(data["finalists"], jurors, criteria)
    _results(categories, data)
    return len(data["finalists"])


def _criteria(edition: Edition, data: dict[str, Any]) -> list[Criterion]:
    return [
        Criterion.objects.create(edition=edition, code=code, sort_order=number, **values, **_SAMPLE)
        for number, (code, values) in enumerate(data.items(), 1)
    ]


def _categories(edition: Edition, data: dict[str, Any]) -> dict[str, AwardCategory]:
    finals = {one.code: one for one in Session.objects.filter(edition=edition, kind="awards")}
    return {
        code: AwardCategory.objects.create(
            edition=edition, code=code, sort_order=number, name_vi=one["name_vi"], name_en=one["name_en"],
            final=finals.get(one["final"]), source=Source.PUBLIC,
        )
        for number, (code, one) in enumerate(data.items(), 1)
    }  # fmt: skip


def _jurors(
    edition: Edition, data: dict[str, Any], categories: dict[str, AwardCategory], password: str
) -> list[Juror]:
    countries = {one.code: one for one in Party.objects.filter(edition=edition)}
    found = []
    for code, one in data.items():
        juror = Juror.objects.create(
            edition=edition, code=code, name=one["name"], organisation=one["organisation"],
            country=countries.get(one["country"]), is_chair=one.get("chair", False),
            user=_user(one["email"], one["name"], password), **_SAMPLE,
        )  # fmt: skip
        juror.categories.set(categories.values())
        found.append(juror)
    return found


def _user(email: str, name: str, password: str) -> User | None:
    if not email:
        return None
    found = User.objects.filter(email=email).first()
    return found or User.objects.create_user(email, password, full_name=name)


def _finalists(edition: Edition, data: dict[str, Any], categories: dict[str, AwardCategory]) -> None:
    countries = {one.code: one for one in Party.objects.filter(edition=edition)}
    for code, one in data.items():
        words = {name: value for name, value in one.items() if name.endswith(("_vi", "_en"))}
        Finalist.objects.create(
            edition=edition, code=code, category=categories[one["category"]], country=countries[one["country"]],
            **words, **_SAMPLE,
        )  # fmt: skip


def _scores(data: dict[str, Any], jurors: list[Juror], criteria: list[Criterion]) -> None:
    """Let each juror score who has points, one a little milder, one a little more severe."""
    finalists = [one for one in Finalist.objects.filter(code__in=data) if "points" in data[one.code]]
    barred, now = conflicts_between(jurors, finalists), clock.now()
    sheets = []
    for number, juror in enumerate(jurors):
        for place, finalist in enumerate(sorted(finalists, key=lambda one: one.code)):
            if (juror.pk, finalist.pk) in barred:
                continue
            given = {
                criterion.code: _points(base, number + place + column)
                for column, (criterion, base) in enumerate(
                    zip(criteria, data[finalist.code]["points"], strict=True)
                )
            }
            sheets.append(
                ScoreSheet(
                    juror=juror, finalist=finalist, points=json.dumps(given), saved_at=now, submitted_at=now
                )
            )
    ScoreSheet.objects.bulk_create(sheets)


def _points(base: int, number: int) -> int:
    return max(LEAST_POINTS, min(MOST_POINTS, base + (0, 1, 0, -1)[number % 4]))


def _results(categories: dict[str, AwardCategory], data: dict[str, Any]) -> None:
    """Settle the categories that were scored; their results are public after the ceremony."""
    at = dt.datetime.fromisoformat(data["publish_at"])
    scored = {one["category"] for one in data["finalists"].values() if "points" in one}
    organiser = User.objects.filter(email="programme@example.org").first()
    for code in sorted(scored):
        close(categories[code], by=organiser)
        settle(categories[code], by=organiser)
        if at > clock.now():
            set_time(categories[code], at, by=organiser)
