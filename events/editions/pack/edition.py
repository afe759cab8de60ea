"""edition.yaml: the edition, its pillars, figures, wordings and agreed terms."""

from collections.abc import Iterable
from decimal import Decimal
from zoneinfo import available_timezones

from adgmin.core.fields import Source

from ..models import Edition, GlossaryTerm, KeyFigure, Pillar, ThemeWording
from .fields import Choice, Day, Field, Group, Line, Many, Number, To, Whole, both, choice, line
from .sections import Kind, Record, Records, Row, Section, once, plain

FILE = "edition.yaml"
SOURCE = Choice(of=tuple(value for value in Source.values if value))
COUNTRY = Line(limit=2, pattern="[A-Z]{2}", required=False)
LANGUAGE = Line(limit=5, pattern="[a-z]{2,3}(-[A-Z]{2})?")

_EDITION_FIELDS: dict[str, Field] = {
    "ordinal": Whole(least=1),
    **both(Edition, "short_name"),
    **both(Edition, "name"),
    **both(Edition, "som_short_name", required=False),
    **both(Edition, "som_name", required=False),
    **both(Edition, "theme", required=False),
    **both(Edition, "summary", required=False),
    "start_date": Day(),
    "end_date": Day(),
    "som_start_date": Day(required=False),
    "som_end_date": Day(required=False),
    "timezone": Line(limit=40),
    "utc_offset": Line(limit=6, pattern=r"[+-]\d\d:\d\d"),
    **both(Edition, "host_city", required=False),
    "host_country": COUNTRY,
    **both(Edition, "host_ministry", required=False),
    "chair": To(table="parties", required=False),
    "previous_chair": To(table="parties", required=False),
    **both(Edition, "previous_edition_city", required=False),
    "vice_chair": To(table="parties", required=False),
    "next_host": To(table="parties", required=False),
    "next_edition_month": Line(limit=7, pattern=r"\d{4}-(0[1-9]|1[0-2])", required=False),
    "working_language": LANGUAGE,
    "languages": Many(of=LANGUAGE),
    "source": SOURCE,
}
EDITION_FIELDS: dict[str, Field] = {
    **_EDITION_FIELDS,
    "field_sources": Group(
        fields={name: Choice(of=SOURCE.of, required=False) for name in _EDITION_FIELDS},
        required=False,
        absent={},
    ),
}
_PARTY_CODES = ("chair", "previous_chair", "vice_chair", "next_host")

EDITIONS = Kind("edition", Edition, key=("code",), scope="pk")
PILLARS = Kind("pillars", Pillar)
KEY_FIGURES = Kind("key_figures", KeyFigure)
THEME_WORDINGS = Kind("theme_wordings", ThemeWording)
GLOSSARY = Kind("glossary", GlossaryTerm)


def _edition_rows(record: Record, _records: Records) -> Iterable[Row]:
    """Keep the codes of parties, which come after the edition, as plain text."""
    values = dict(record.data)
    for name in _PARTY_CODES:
        values[name] = values[name].code if values[name] else ""
    values["field_sources"] = {name: mark for name, mark in values["field_sources"].items() if mark}
    values["languages"] = list(values["languages"])
    yield Row(EDITIONS, record.code, {"code": record.code, **values})


KINDS = (EDITIONS, PILLARS, KEY_FIGURES, THEME_WORDINGS, GLOSSARY)


def one_edition(records: Records) -> None:
    """Require one edition, whose days are in order and whose zone exists."""
    for number, record in enumerate(records["edition"].values(), 1):
        if number > 1:
            record.at.report(
                "not_one_edition", "Mỗi gói chỉ có một kỳ họp.", "A pack holds one edition only."
            )
        for first, last in (("start_date", "end_date"), ("som_start_date", "som_end_date")):
            if record[first] and record[last] and record[last] < record[first]:
                record.at.within(last).report(
                    "ends_before_start",
                    "Ngày kết thúc trước ngày bắt đầu.",
                    "The last day is before the first day.",
                )
        if record["timezone"] not in available_timezones():
            record.at.within("timezone").report(
                "unknown_timezone",
                "Không có múi giờ này.",
                "There is no such time zone; write one like Asia/Ho_Chi_Minh.",
            )


def some_wording(records: Records) -> None:
    """Require each wording in at least one language."""
    for record in records["theme_wordings"].values():
        if not (record["text_vi"] or record["text_en"]):
            record.at.report("missing_required", "Cần có text_vi hoặc text_en.", "Give text_vi or text_en.")


SECTIONS = (
    Section(
        FILE,
        "edition",
        EDITION_FIELDS,
        _edition_rows,
        code_pattern="[A-Za-z0-9_-]+",
        code_limit=40,
        rules=(one_edition,),
    ),
    Section(
        FILE,
        "pillars",
        {"number": Whole(least=1), **both(Pillar, "title"), "source": SOURCE},
        plain(PILLARS),
        rules=(once("pillars", "number"),),
    ),
    Section(
        FILE,
        "key_figures",
        {
            "value": Number(most=Decimal("999999999999.99")),
            "unit": line(KeyFigure, "unit", required=False),
            "qualifier": choice(KeyFigure.Qualifier),
            **both(KeyFigure, "label"),
            **both(KeyFigure, "note", required=False),
            "source": SOURCE,
        },
        plain(KEY_FIGURES),
    ),
    Section(
        FILE,
        "theme_wordings",
        {
            **both(ThemeWording, "text", required=False),
            "status": choice(ThemeWording.Status),
            "source": SOURCE,
        },
        plain(THEME_WORDINGS),
        rules=(some_wording,),
    ),
    Section(FILE, "glossary", {**both(GlossaryTerm, "term"), "source": SOURCE}, plain(GLOSSARY)),
)
