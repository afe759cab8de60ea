"""A raw cell to a typed value, by the type that the form gives its column."""

import datetime as dt
import re
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import EmailValidator

from adgmin.core.text import fold
from adgmin.core.workbooks.sheet import CellError, Formula

from . import form
from .dates import from_day_number, is_day_number, is_iso, parse_date
from .known import Known, country_codes
from .text import Say, clean_text

_EMAIL = EmailValidator()
_PHONE = re.compile(
    r"\+?[0-9][0-9 ().\-/]{3,}(?: ?(?:ext|x|máy lẻ|#)\.? ?\d{1,6})?$|\([0-9+][0-9 ().\-/]{3,}$"
)
_PASSPORT = re.compile(r"[A-Z0-9]{4,20}$")
_SPACED = re.compile(r"[\s.\-]+")
_LIST = re.compile(r"[;,|\n]")
RANGES = {"rank_band": (1, 7), "order": (1, 99_999)}

REFUSED: Any = object()
"""What a cell becomes when it was refused: neither a value nor empty."""


class CellReader:
    """Reads cells of one file: its language, whether it is plain text, and what the edition knows."""

    def __init__(self, known: Known, lang: str, *, is_text: bool, date1904: bool = False) -> None:
        self._known, self._lang, self._is_text, self._date1904 = known, lang, is_text, date1904
        self._readers = {
            "text": self._text, "choice": self._choice, "delegation": self._delegation,
            "integer": self._integer, "iso2": self._country, "date": self._date, "datetime": self._datetime,
            "email": self._email, "phone": self._phone, "session_codes": self._sessions,
        }  # fmt: skip

    def read(self, key: str, raw: object, say: Say) -> Any:
        """Return the typed value of a cell, None when it is empty, REFUSED when it can't be taken."""
        if isinstance(raw, Formula):
            say("formula")
            return REFUSED
        if isinstance(raw, CellError):
            say("cell_error")
            return REFUSED
        return self._readers[form.columns()[key].kind](key, raw, say)

    def _text(self, key: str, raw: object, say: Say) -> Any:
        if isinstance(raw, dt.datetime):
            say("date_for_text", raw=raw)
            return REFUSED
        if isinstance(raw, float):
            if key in ("passport_number", "phone"):
                say("number_for_text", raw=_number_text(raw))
            raw = _number_text(raw)
        text = clean_text(key, str(raw), say)
        if text is None:
            return REFUSED
        return self._passport(text, say) if key == "passport_number" and text else text or None

    def _passport(self, text: str, say: Say) -> str:
        plain = _SPACED.sub("", text).upper()
        if plain != text:
            say("passport_normalised")
        if not _PASSPORT.match(plain):
            say("bad_passport_number")
        return plain

    def _plain(self, key: str, raw: object, say: Say) -> str | None:
        """Text for codes and choices: spaces at the ends are no matter."""
        if isinstance(raw, bool):
            return "yes" if raw else "no"
        text = _number_text(raw) if isinstance(raw, float) else str(raw).strip(" ") if raw is not None else ""
        return clean_text(key, text, say)

    def _choice(self, key: str, raw: object, say: Say) -> Any:
        text = self._plain(key, raw, say)
        if not text:
            return REFUSED if text is None else None
        code = form.exact_labels(key, self._lang).get(text)
        if code is not None:
            return code
        found = form.choice_labels(key).get(fold(text))
        if found is None:
            say("unknown_choice", raw=raw, choices=", ".join(form.exact_labels(key, self._lang)))
            return REFUSED
        code, lang = found
        label = next(
            choice.label(self._lang) for choice in form.columns()[key].choices if choice.code == code
        )
        if lang not in ("", self._lang):
            say("label_other_language", raw=raw, read=label)
        elif text != code:
            say("code_normalised", raw=raw, read=f"“{label}”")
        return code

    def _delegation(self, key: str, raw: object, say: Say) -> Any:
        text = self._plain(key, raw, say)
        if not text:
            return REFUSED if text is None else None
        if text in self._known.delegations:
            if str(raw) != text:
                say("code_normalised", raw=raw, read=text)
            return text
        if text.upper() in self._known.delegations:
            say("code_normalised", raw=raw, read=text.upper())
            return text.upper()
        code = self._known.delegation_names.get(fold(text))
        if code is None:
            # To who speaks for one delegation, its own code is the example: no other exists.
            say("unknown_delegation", raw=raw, example=min(self._known.within or ("VN",)))
            return REFUSED
        say("delegation_by_name", raw=raw, read=code)
        return code

    def _country(self, key: str, raw: object, say: Say) -> Any:
        text = self._plain(key, raw, say)
        if not text:
            return REFUSED if text is None else None
        if text in country_codes():
            return text
        if text.upper() in country_codes():
            say("code_normalised", raw=raw, read=text.upper())
            return text.upper()
        code = self._known.countries.get(fold(text))
        if code is None:
            say("unknown_country", raw=raw)
            return REFUSED
        say("country_by_name", raw=raw, read=code)
        return code

    def _integer(self, key: str, raw: object, say: Say) -> Any:
        number = self._whole_number(key, raw, say)
        if not isinstance(number, int):
            return number
        low, high = RANGES[key]
        if not low <= number <= high:
            say("out_of_range", raw=number, low=low, high=high)
            return REFUSED
        return number

    def _whole_number(self, key: str, raw: object, say: Say) -> Any:
        if isinstance(raw, float) and raw.is_integer() and not isinstance(raw, bool):
            return int(raw)
        text = self._plain(key, raw, say)
        if not text:
            return REFUSED if text is None else None
        if re.fullmatch(r"-?\d{1,9}(?:\.0+)?", text) and text.isascii():
            return int(text.partition(".")[0])
        if form.columns()[key].choices and (found := form.choice_labels(key).get(fold(text))):
            say("code_normalised", raw=raw, read=found[0])
            return int(found[0])
        say("bad_number", raw=raw)
        return REFUSED

    def _date(self, key: str, raw: object, say: Say) -> Any:
        moment = self._datetime(key, raw, say)
        return moment.date() if isinstance(moment, dt.datetime) else moment

    def _datetime(self, key: str, raw: object, say: Say) -> Any:
        if isinstance(raw, dt.datetime):
            return raw
        text = self._plain(key, raw, say)
        if not text:
            return REFUSED if text is None else None
        text = text.lstrip("'’‘` ")
        if isinstance(raw, float) or is_day_number(text):
            number = raw if isinstance(raw, float) else float(text)
            moment = from_day_number(number, date1904=self._date1904)
            code = "date_as_number"
        else:
            moment = parse_date(text)
            code = "" if self._is_text and is_iso(text) else "date_as_text"
        if moment is None:
            say("bad_date", raw=raw)
            return REFUSED
        if code:
            say(code, raw=raw, **_read_as(key, moment))
        return moment

    def _email(self, key: str, raw: object, say: Say) -> Any:
        text = clean_text(key, str(raw), say)
        if not text:
            return REFUSED if text is None else None
        try:
            _EMAIL(text)
        except ValidationError:
            say("bad_email", raw=raw)
            return REFUSED
        return text

    def _phone(self, key: str, raw: object, say: Say) -> Any:
        text = self._text(key, raw, say)
        if isinstance(text, str) and not _PHONE.match(text):
            say("bad_phone", raw=text)
        return text

    def _sessions(self, key: str, raw: object, say: Say) -> Any:
        text = clean_text(key, str(raw).replace("\n", ";"), say)
        if not text:
            return REFUSED if text is None else None
        codes: list[str] = []
        for piece in _LIST.split(text):
            code = self._known.sessions.get(piece.strip().upper())
            if code is None and piece.strip():
                say("unknown_session", raw=raw, read=piece.strip()[:60])
            elif code is not None and code not in codes:
                codes.append(code)
        return tuple(codes)


def _number_text(number: object) -> str:
    if isinstance(number, float) and number.is_integer() and abs(number) < 1e15:
        return str(int(number))
    return str(number)


def _read_as(key: str, moment: dt.datetime) -> dict[str, str]:
    """Return what a date was read as, for the sentence; never for a sensitive column."""
    if form.columns()[key].sensitive:
        return {"read_en": "", "read_vi": ""}
    return {"read_en": f": {moment:%d/%m/%Y %H:%M}", "read_vi": f": {moment:%d/%m/%Y %H:%M}"}
