"""The kinds of fields a pack may hold; each cleans a value or reports what is wrong with it."""

import datetime as dt
import re
import unicodedata
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db.models import Choices, Model

from adgmin.core.text import nfc

from .findings import At

_ISO_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_CLOCK = re.compile(r"([01]\d|2[0-3]):([0-5]\d)")


@dataclass(frozen=True, slots=True)
class Ref:
    """A record of another table, by its code."""

    table: str
    code: str


@dataclass(frozen=True, kw_only=True)
class Field:
    """What every kind of field has: whether it must be there, and what stands in for it."""

    required: bool = True
    absent: Any = None

    def clean(self, value: Any, at: At) -> Any:
        """Return the value as it is stored; reports and returns `absent` for a bad one."""
        if value is None:
            if self.required:
                at.report("missing_required", "Trường này phải có giá trị.", "This field must have a value.")
            return self.absent
        return self.checked(value, at)

    def checked(self, value: Any, at: At) -> Any:
        """Check a value that is there."""
        raise NotImplementedError


@dataclass(frozen=True, kw_only=True)
class Line(Field):
    """A text of at most `limit` characters (0: no limit)."""

    limit: int = 0
    pattern: str = ""
    absent: Any = ""

    def checked(self, value: Any, at: At) -> str:
        """Return the text in NFC."""
        if not isinstance(value, str):
            return self._not_text(value, at)
        text = nfc(value).strip()
        if any(unicodedata.category(char) == "Cc" and char not in "\n\t" for char in text):
            at.report(
                "control_character", "Có ký tự điều khiển; hãy xóa.", "It has a control character; remove it."
            )
        elif self.required and not text:
            at.report("missing_required", "Trường này không được để trống.", "This field must not be empty.")
        elif self.limit and len(text) > self.limit:
            at.report(
                "too_long",
                f"Dài {len(text)} ký tự; nhiều nhất là {self.limit}. Hãy rút gọn.",
                f"It has {len(text)} characters; {self.limit} is the most. Shorten it.",
            )
        elif text and self.pattern and not re.fullmatch(self.pattern, text):
            at.report(
                "bad_form", f"“{text}” không đúng dạng thức.", f"“{text}” is not of the form {self.pattern}."
            )
        return text

    @staticmethod
    def _not_text(value: Any, at: At) -> str:
        at.report(
            "not_text",
            f"Phải là văn bản; đọc được {value!r}. Nếu đúng là chữ, hãy đặt trong dấu ngoặc kép.",
            f"It must be a text; {value!r} was read. If it is meant as letters, put it in quotation marks.",
        )
        return ""


@dataclass(frozen=True, kw_only=True)
class Mail(Line):
    """An e-mail address."""

    def checked(self, value: Any, at: At) -> str:
        """Return the address."""
        text = super().checked(value, at)
        try:
            if text:
                validate_email(text)
        except ValidationError:
            at.report("bad_email", f"“{text}” không phải là địa chỉ thư.", f"“{text}” is no e-mail address.")
        return text


@dataclass(frozen=True, kw_only=True)
class Whole(Field):
    """A whole number."""

    least: int = 0
    most: int = 32767

    def checked(self, value: Any, at: At) -> int | None:
        """Return the number."""
        if isinstance(value, bool) or not isinstance(value, int) or not self.least <= value <= self.most:
            at.report(
                "bad_number",
                f"Phải là số nguyên từ {self.least} đến {self.most}; đọc được {value!r}.",
                f"It must be a whole number from {self.least} to {self.most}; {value!r} was read.",
            )
            return None
        return value


@dataclass(frozen=True, kw_only=True)
class Number(Field):
    """A number with at most two decimals."""

    least: Decimal = Decimal(0)
    most: Decimal = Decimal("9999.99")

    def checked(self, value: Any, at: At) -> Decimal | None:
        """Return the number as a decimal."""
        if isinstance(value, (int, float)) and not isinstance(value, bool):
            number = Decimal(str(value))
            if number.is_finite() and self.least <= number <= self.most and number == round(number, 2):
                return number
        at.report(
            "bad_number",
            f"Phải là số từ {self.least} đến {self.most}, không quá hai số lẻ; đọc được {value!r}.",
            f"It must be a number from {self.least} to {self.most}, two decimals; {value!r} was read.",
        )
        return None


@dataclass(frozen=True, kw_only=True)
class Flag(Field):
    """True or false."""

    def checked(self, value: Any, at: At) -> bool:
        """Return the flag."""
        if not isinstance(value, bool):
            at.report(
                "not_a_flag",
                f"Phải là true hoặc false, không phải {value!r}.",
                f"Write true or false, not {value!r}.",
            )
        return bool(value)


@dataclass(frozen=True, kw_only=True)
class Day(Field):
    """A date."""

    def checked(self, value: Any, at: At) -> dt.date | None:
        """Return the date."""
        if isinstance(value, dt.date) and not isinstance(value, dt.datetime):
            return value
        if isinstance(value, str) and _ISO_DAY.fullmatch(value):
            with suppress(ValueError):
                return dt.date.fromisoformat(value)
        at.report(
            "bad_date",
            f"“{value}” không phải là ngày. Hãy ghi theo dạng 2026-01-15.",
            f"“{value}” is no date. Write it like 2026-01-15.",
        )
        return None


@dataclass(frozen=True, kw_only=True)
class Clock(Field):
    """A local time of the day."""

    def checked(self, value: Any, at: At) -> dt.time | None:
        """Return the time."""
        if isinstance(value, str) and (match := _CLOCK.fullmatch(value)):
            return dt.time(int(match[1]), int(match[2]))
        at.report(
            "bad_time",
            f'“{value}” không phải là giờ. Hãy ghi trong dấu ngoặc kép theo dạng "08:30".',
            f'“{value}” is no time. Write it in quotation marks, like "08:30".',
        )
        return None


@dataclass(frozen=True, kw_only=True)
class Choice(Field):
    """One of a few words."""

    of: tuple[str, ...]
    absent: Any = ""

    def checked(self, value: Any, at: At) -> str:
        """Return the word."""
        if value not in self.of:
            words = ", ".join(self.of)
            at.report(
                "unknown_choice",
                f"Không có lựa chọn “{value}”. Chọn: {words}.",
                f"No choice “{value}”. Choose: {words}.",
            )
            return ""
        return str(value)


@dataclass(frozen=True, kw_only=True)
class To(Field):
    """A record of another table."""

    table: str

    def checked(self, value: Any, at: At) -> Ref | None:
        """Return the reference."""
        if not isinstance(value, str):
            Line._not_text(value, at)
            return None
        # A table that could not be read has its own finding: not one more for each reference to it.
        if self.table in at.known and value not in at.known[self.table]:
            at.report(
                "unknown_reference",
                f"Không có “{value}” trong bảng {self.table}. Hãy sửa mã hoặc thêm bản ghi.",
                f"There is no “{value}” in {self.table}. Mend the code or add the record.",
            )
            return None
        return Ref(self.table, value)


@dataclass(frozen=True, kw_only=True)
class Many(Field):
    """A list of values of one kind, none of them twice."""

    of: Field
    required: bool = False
    absent: Any = ()

    def checked(self, value: Any, at: At) -> list[Any]:
        """Return the list of clean values."""
        if not isinstance(value, list):
            at.report(
                "not_a_list",
                f"Phải là danh sách, ví dụ [A, B]; đọc được {value!r}.",
                "It must be a list, like [A, B].",
            )
            return []
        found: list[Any] = []
        for number, entry in enumerate(value, 1):
            clean = self.of.clean(entry, at.within(f"[{number}]"))
            if clean in found:
                at.within(f"[{number}]").report(
                    "twice", f"“{entry}” được ghi hai lần.", f"“{entry}” is there twice; remove one."
                )
            else:
                found.append(clean)
        return found


@dataclass(frozen=True, kw_only=True)
class Group(Field):
    """Fields under a name."""

    fields: Mapping[str, Field]

    def checked(self, value: Any, at: At) -> dict[str, Any]:
        """Return all fields, those that are absent with what stands in for them."""
        if not isinstance(value, dict):
            at.report("not_a_record", "Phải là bản ghi gồm các trường.", "It must be a record with fields.")
            return {}
        for name in value:
            if name not in self.fields:
                at.within(str(name)).report(
                    "unknown_field",
                    f"Không có trường “{name}”. Hãy xóa hoặc sửa tên; có thể dùng: {', '.join(self.fields)}.",
                    f"There is no field “{name}”. Remove it or mend it; known: {', '.join(self.fields)}.",
                )
        return {name: field.clean(value.get(name), at.within(name)) for name, field in self.fields.items()}


def line(model: type[Model], name: str, *, required: bool = True, pattern: str = "") -> Line:
    """Return a text as long as the model's column."""
    return Line(limit=model._meta.get_field(name).max_length or 0, required=required, pattern=pattern)  # type: ignore[union-attr]  # a text column


def both(model: type[Model], name: str, *, required: bool = True) -> dict[str, Line]:
    """Return a text in Vietnamese and English."""
    return {f"{name}_{language}": line(model, name, required=required) for language in ("vi", "en")}


def choice(of: type[Choices], *, required: bool = True) -> Choice:
    """One of the model's choices."""
    return Choice(of=tuple(str(value) for value in of.values), required=required)
