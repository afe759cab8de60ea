"""How badges of a kind look: what the staff chose, kept per edition and kind; without a choice the standard look."""

from dataclasses import asdict, dataclass, field, fields
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from adgmin.core import audit, clock
from adgmin.core.bilingual import Text, in_both
from adgmin.core.models import User
from adgmin.core.problems import Problem, Refused, Severity
from events.editions.models import Edition

from .models import BadgeKind, BadgeLayout

POSITIONS = ("both", "en", "vi", "none")
MOST_HELP = 6
MOST_NUMBER = 16  # signs of a telephone number or a word that stands for it
MOST_WORDS = 60
MOST_FOUND = 200
FOUND = Text(
    vi="Xin đeo thẻ trong suốt thời gian dự và trả lại khi ra về. Nhặt được xin trả tại cửa kiểm soát bất kỳ.",
    en="Please wear this badge at all times and return it on leaving. If found, hand it to any gate.",
)
FOUND_IN_A_CAR = Text(
    vi="Xin đặt sau kính chắn gió, mặt trước hướng ra ngoài. Thẻ chỉ dùng cho xe ghi trên thẻ.",
    en="Please place behind the windscreen, this plate facing out. Good for the vehicle named only.",
)


@dataclass(frozen=True, slots=True)
class Help:
    """A line of the help on the back: a number to call (or a word such as "Audio") and what is there."""

    number: str
    vi: str = ""
    en: str = ""


STANDARD_HELP = (
    Help("115", "Cấp cứu", "Ambulance"),
    Help("113", "Công an", "Police"),
    Help("Audio", "1 tiếng Anh, 2 tiếng Việt", "1 English, 2 Vietnamese"),
)


@dataclass(frozen=True, slots=True)
class Choices:
    """What the staff choose. `position` is one of POSITIONS; the sentences of the back are `found_vi`, `found_en`."""

    photo: bool = True
    native: bool = True
    position: str = "both"
    week: bool = True
    help: tuple[Help, ...] = field(default=STANDARD_HELP)
    found_vi: str = FOUND.vi
    found_en: str = FOUND.en


def standard(kind: str) -> Choices:
    """Return the look of a kind before anybody chose."""
    if kind == BadgeKind.VEHICLE:
        return Choices(photo=False, week=False, found_vi=FOUND_IN_A_CAR.vi, found_en=FOUND_IN_A_CAR.en)
    return Choices(photo=kind in (BadgeKind.PERSONAL, BadgeKind.STAFF))


def choices_for(edition: Edition, kind: str) -> Choices:
    """Return how badges of this kind look."""
    return all_choices(edition)[kind]


def all_choices(edition: Edition) -> dict[str, Choices]:
    """Return how badges of every kind look; one query."""
    kept = dict(BadgeLayout.objects.filter(edition=edition).values_list("kind", "choices"))
    return {kind: read(kept.get(kind), kind) for kind in BadgeKind.values}


def read(kept: dict[str, Any] | None, kind: str) -> Choices:
    """Return choices from what is stored; what is missing there is as in the standard look."""
    known = {one.name for one in fields(Choices)}
    values = {name: value for name, value in (kept or {}).items() if name in known}
    if "help" in values:
        values["help"] = tuple(Help(**line) for line in values["help"])
    return Choices(**{**{name: getattr(standard(kind), name) for name in known}, **values})


def problems_of(choices: Choices) -> list[Problem]:
    """Return what keeps choices from being stored: too long for its room, or without words."""
    found = [problem for at, line in enumerate(choices.help, 1) for problem in _help_problems(at, line)]
    if len(choices.help) > MOST_HELP:
        found.append(_problem("too_many_lines", "help", lambda: _(
            "The back has room for %(most)d lines of help. Please leave some out."
        ) % {"most": MOST_HELP}))  # fmt: skip
    for name in ("found_vi", "found_en"):
        if len(getattr(choices, name)) > MOST_FOUND:
            found.append(_problem("sentence_too_long", name, lambda: _(
                "The sentence is too long: %(most)d signs fit the badge."
            ) % {"most": MOST_FOUND}))  # fmt: skip
    return found


def _help_problems(at: int, line: Help) -> list[Problem]:
    if not line.number or not (line.vi or line.en):
        return [_problem("help_incomplete", "help", lambda: _(
            "Line %(line)d of the help: please write it as number | Vietnamese | English."
        ) % {"line": at})]  # fmt: skip
    if len(line.number) > MOST_NUMBER or max(len(line.vi), len(line.en)) > MOST_WORDS:
        return [_problem("help_too_long", "help", lambda: _(
            "Line %(line)d of the help is too long: %(number)d signs for the number and %(words)d for the words of "
            "each language fit the badge."
        ) % {"line": at, "number": MOST_NUMBER, "words": MOST_WORDS})]  # fmt: skip
    return []


@transaction.atomic
def choose(edition: Edition, kind: str, choices: Choices, *, by: User) -> BadgeLayout:
    """Keep how badges of a kind look; those already printed stay as they are. Raises Refused (see `problems_of`)."""
    if problems := problems_of(choices):
        raise Refused(*problems)
    kept, _made = BadgeLayout.objects.select_for_update().update_or_create(
        edition=edition, kind=kind, defaults={"choices": asdict(choices), "changed_at": clock.now()}
    )
    audit.record(kept, "layout of badges changed", by=by, note=kept.get_kind_display())
    return kept


def _problem(code: str, name: str, sentence: Any) -> Problem:
    return Problem(code, Severity.BLOCK, in_both(sentence), field=name)
