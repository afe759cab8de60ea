"""The papers of the jury: the protocol of a category, to be signed, and what is read out at the ceremony."""

import datetime as dt
import json
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from django.utils.translation import get_language, pgettext
from django.utils.translation import gettext as _

from adgmin.core.bilingual import Text, in_both
from adgmin.core.dates import clock_time, day_long, local
from adgmin.core.pdfs.typesetting import pressed
from events.documents.marking import FONTS

from .jury import JuryWork
from .models import Finalist
from .progress import ranking_of

HERE = Path(__file__).resolve().parent


def place_words(rank: int) -> str:
    """Gold, silver, bronze; else the number of the place."""
    medals = {1: _("Gold award"), 2: _("Silver award"), 3: _("Bronze award")}
    return medals.get(rank) or _("Place %(rank)d") % {"rank": rank}


def protocol_pdf(work: JuryWork, now: dt.datetime) -> bytes:
    """Return the protocol: the ranking with its means, who was excluded and why, lines for signatures."""
    category = work.category
    ruling = getattr(category, "ruling", None)
    rows = [
        {
            "rank": str(row.rank or "–"), "name": _text(row.finalist, "name"), "by": _by(row.finalist),
            "score": row.score, "means": row.by_criterion, "jurors": str(row.jurors), "excluded": row.excluded,
        }
        for row in ranking_of(work)
    ]  # fmt: skip
    data = {
        **_frame(work, now),
        "title": _both(lambda: _("Protocol of the jury")),
        "category": _text(category, "name"),
        "criteria": [{**_text(one, "name"), "weight": str(one.weight)} for one in work.criteria],
        "rows": rows,
        "ruling": ruling.reason if ruling else "",
        "jurors": [_juror(one.name, one.organisation, is_chair=one.is_chair) for one in work.jurors],
        "words": {name: _both(words) for name, words in _PROTOCOL.items()},
    }
    return _pressed("protocol", data, now)


def announcement_pdf(works: list[JuryWork], now: dt.datetime) -> bytes:
    """Return the sheet for the ceremony: each category with its winners, the last place first."""
    categories = []
    for work in works:
        by_code = {one.code: one for one in work.finalists}
        winners = json.loads(work.result.ranking) if work.result else []
        lines = [
            {"place": _both(partial(place_words, rank)), "name": _text(by_code[code], "name"),
             "by": _by(by_code[code])}
            for code, rank in sorted(winners, key=lambda one: -one[1]) if code in by_code
        ]  # fmt: skip
        categories.append({"name": _text(work.category, "name"), "lines": lines, "until": _until(work)})
    data = {
        **_frame(works[0], now),
        "title": _both(lambda: _("Announcement of the results")),
        "categories": categories,
        "words": {name: _both(words) for name, words in _ANNOUNCEMENT.items()},
    }
    return _pressed("announcement", data, now)


_PROTOCOL: dict[str, Callable[[], str]] = {
    "award": lambda: _("ASEAN Digital Awards"), "category": lambda: _("Category"),
    "rank": lambda: pgettext("awards", "Rank"),
    "finalist": lambda: _("Finalist"), "score": lambda: _("Score"), "jurors": lambda: _("Jurors"),
    "excluded": lambda: _("Not counted"), "ruling": lambda: _("Decision of the chair on a tie"),
    "method": lambda: _(
        "The score is the mean of the weighted points of all jurors who may judge the finalist and have judged all of "
        "theirs in the category. Equal scores are told apart by the criteria, the heaviest first, then by the chair."
    ),
    "signed": lambda: _("Signatures of the jury"), "chair": lambda: _("Chair of the jury"),
    "made": lambda: _("Made on"),
    "sealed": lambda: _("Confidential until the results are published"),
}  # fmt: skip
_ANNOUNCEMENT: dict[str, Callable[[], str]] = {
    "award": lambda: _("ASEAN Digital Awards"),
    "made": lambda: _("Made on"),
    "sealed": lambda: _("Confidential until the results are published"),
    "until": lambda: pgettext("awards", "Public from"),
}


def _frame(work: JuryWork, now: dt.datetime) -> dict[str, Any]:
    lang = (get_language() or "vi")[:2]
    return {
        "lang": lang,
        "meeting": _text(work.category.edition, "name"),
        "made": _both(lambda: _moment(now)),
    }


def _moment(at: dt.datetime) -> str:
    return f"{day_long(local(at).date())}, {clock_time(local(at))}"


def _until(work: JuryWork) -> dict[str, str]:
    at = work.result.publish_at if work.result else None
    return _both(lambda: _moment(at)) if at else Text().as_dict()


def _juror(name: str, organisation: str, *, is_chair: bool) -> dict[str, Any]:
    return {"name": name, "organisation": organisation, "chair": is_chair}


def _by(finalist: Finalist) -> dict[str, str]:
    country, organisation = _text(finalist.country, "name"), _text(finalist, "organisation")
    return {lang: f"{organisation[lang]} · {country[lang]}" for lang in ("vi", "en")}


def _text(record: Any, name: str) -> dict[str, str]:
    return {lang: getattr(record, f"{name}_{lang}") or "" for lang in ("vi", "en")}


def _both(words: Callable[[], str]) -> dict[str, str]:
    return in_both(words).as_dict()


def _pressed(template: str, data: dict[str, Any], now: dt.datetime) -> bytes:
    return pressed(
        HERE / "typst" / f"{template}.typ", data, root=HERE.parent.parent, fonts=FONTS, format="pdf",
        timestamp=int(now.timestamp()),
    )  # fmt: skip
