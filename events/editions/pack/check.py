"""Checks a whole pack before anything is written: every fault is collected, none stops the search."""

import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from .findings import At, BrokenPack, Finding
from .reader import RawPack, read_pack
from .sections import Records, Section


def checked_records(folder: Path, sections: Sequence[Section]) -> Records:
    """Return the clean records of a pack by table. Raises BrokenPack with all that is wrong."""
    raw = read_pack(folder, [(section.file, section.name) for section in sections])
    known = {name: {str(code) for code in table} for (_file, name), table in raw.tables.items()}
    records: Records = {}
    for section in sections:
        records[section.name] = _clean_section(section, raw, known)
    for section in sections:
        for rule in section.rules:
            rule(records)
    if raw.findings:
        raise BrokenPack(_in_order(raw.findings, sections))
    return records


def _clean_section(section: Section, raw: RawPack, known: dict[str, set[str]]) -> dict[str, Any]:
    """Return the records without fault; rules ask only those."""
    clean = {}
    for number, (code, fields) in enumerate(raw.tables.get((section.file, section.name), {}).items(), 1):
        line = raw.lines.get((section.file, section.name, str(code)), 0)
        at = At(raw.findings, section.file, str(code), "", line, known)
        before = len(raw.findings)
        _check_code(section, code, at)
        record = section.clean(code, number, fields, at)
        if len(raw.findings) == before:
            clean[record.code] = record
    return clean


def _check_code(section: Section, code: Any, at: At) -> None:
    if not isinstance(code, str):
        at.report(
            "bad_code",
            f"Mã {code!r} không được đọc là chữ. Hãy đặt trong dấu ngoặc kép.",
            f"The code {code!r} was not read as a text. Put it in quotation marks.",
        )
    elif len(code) > section.code_limit or not re.fullmatch(section.code_pattern, code):
        at.report(
            "bad_code",
            f"Mã chỉ gồm chữ không dấu, số, dấu chấm, gạch; nhiều nhất {section.code_limit} ký tự.",
            f"A code has letters without marks, digits, dots, dashes; at most {section.code_limit}.",
        )


def _in_order(findings: list[Finding], sections: Sequence[Section]) -> list[Finding]:
    files = list(dict.fromkeys(section.file for section in sections))
    return sorted(findings, key=lambda found: (files.index(found.file), found.line))
