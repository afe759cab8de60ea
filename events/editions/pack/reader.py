"""Reads the YAML files of a pack into plain values; a broken one becomes a finding, never a crash."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from .findings import At, Finding

MAX_BYTES = 5 * 1024 * 1024
MAX_DEPTH = 12

Raw = dict[str, dict[str, Any]]


@dataclass(slots=True)
class RawPack:
    """The tables of all files as read, with the line at which each record begins."""

    tables: dict[tuple[str, str], dict[str, Any]] = field(default_factory=dict)
    lines: dict[tuple[str, str, str], int] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)


class _Unsafe(Exception):
    """Something in the file that is not read at all."""


def read_pack(folder: Path, wanted: Iterable[tuple[str, str]]) -> RawPack:
    """Read the tables `(file, key)` of a folder."""
    pack = RawPack()
    keys: dict[str, list[str]] = {}
    for name, key in wanted:
        keys.setdefault(name, []).append(key)
    for name, tables in keys.items():
        _read_file(folder / name, tables, pack)
    return pack


def _read_file(path: Path, tables: list[str], pack: RawPack) -> None:
    at = At(pack.findings, path.name)
    text = _text_of(path, at)
    found = len(pack.findings)
    root = _compose(text, at) if text is not None else None
    if root is None and (text is None or len(pack.findings) > found):
        return
    if not isinstance(root, yaml.MappingNode):  # an empty file too
        at.report("not_a_table", "Tệp phải gồm các bảng có tên.", "The file must hold named tables.")
        return
    loader = yaml.CSafeLoader("")
    content = _mapping(root, loader, at)
    for key in content:
        if key not in tables:
            at.within(str(key)).report(
                "unknown_table",
                f"Bảng này không có trong mẫu. Hãy xóa hoặc sửa tên; tệp có các bảng: {', '.join(tables)}.",
                f"There is no such table. Remove it or mend its name; the file holds: {', '.join(tables)}.",
            )
    for key in tables:
        _keep_table(path.name, key, content.get(key), root, pack)


def _keep_table(name: str, key: str, table: Any, root: yaml.MappingNode, pack: RawPack) -> None:
    at = At(pack.findings, name).within(key)
    if not isinstance(table, dict):
        at.report(
            "missing_table",
            f"Thiếu bảng {key}. Nếu không có bản ghi nào, hãy ghi “{key}: {{}}”.",
            f"The table {key} is missing. If it has no records, write “{key}: {{}}”.",
        )
        return
    pack.tables[name, key] = table
    for table_key, node in root.value:
        if table_key.value == key and isinstance(node, yaml.MappingNode):
            for code, _value in node.value:
                pack.lines[name, key, str(code.value)] = code.start_mark.line + 1


def _text_of(path: Path, at: At) -> str | None:
    try:
        if path.stat().st_size > MAX_BYTES:
            at.report(
                "file_too_large",
                f"Tệp lớn hơn {MAX_BYTES // 1024**2} MB. Hãy chia nhỏ hoặc rút gọn.",
                f"The file is larger than {MAX_BYTES // 1024**2} MB. Make it shorter.",
            )
            return None
        return path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        at.report("missing_file", "Không có tệp này trong gói.", "The pack has no such file. Add it.")
    except OSError as problem:
        at.report(
            "file_unreadable",
            f"Không đọc được tệp: {problem.strerror}.",
            f"Not readable: {problem.strerror}.",
        )
    except UnicodeDecodeError:
        at.report(
            "not_utf8",
            "Tệp không theo mã UTF-8. Hãy lưu lại theo UTF-8.",
            "The file is not UTF-8. Save it as UTF-8.",
        )
    return None


def _compose(text: str, at: At) -> yaml.Node | None:
    try:
        _refuse_unsafe(text)
        return yaml.compose(text, Loader=yaml.CSafeLoader)
    except yaml.MarkedYAMLError as problem:
        line = problem.problem_mark.line + 1 if problem.problem_mark else 0
        found = At(at.findings, at.file, line=line)
        found.report(
            "not_yaml",
            f"Không đúng cú pháp YAML gần dòng {line}: {problem.problem}.",
            f"This is not YAML near line {line}: {problem.problem}.",
        )
    except (yaml.YAMLError, _Unsafe, RecursionError) as problem:
        at.report("not_yaml", f"Không đúng cú pháp YAML: {problem}.", f"This is not plain YAML: {problem}.")
    return None


def _refuse_unsafe(text: str) -> None:
    """Aliases (they can swell a small file without bound), tags and deep nesting have no place in a pack."""
    depth = 0
    for event in yaml.parse(text, Loader=yaml.CSafeLoader):
        if isinstance(event, yaml.AliasEvent):
            raise _Unsafe(f"alias (*{event.anchor}), line {_line_of(event)}")
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
        if depth > MAX_DEPTH:
            raise _Unsafe(f"nested deeper than {MAX_DEPTH}, line {_line_of(event)}")


def _line_of(event: yaml.Event) -> int:
    return event.start_mark.line + 1 if event.start_mark else 0


def _mapping(node: yaml.MappingNode, loader: Any, at: At) -> dict[Any, Any]:
    values: dict[Any, Any] = {}
    for key_node, value_node in node.value:
        key = _value(key_node, loader, at)
        if not isinstance(key, (str, int, float, bool)):
            key = str(key)
        line = key_node.start_mark.line + 1
        place = At(at.findings, at.file, at.record, at.path, line).within(str(key))
        if key in values:
            place.report(
                "duplicate_key",
                f"“{key}” được ghi hai lần. Hãy bỏ một.",
                f"“{key}” is written twice. Remove one of them.",
            )
        values[key] = _value(value_node, loader, place)
    return values


def _value(node: yaml.Node, loader: Any, at: At) -> Any:
    if isinstance(node, yaml.MappingNode):
        return _mapping(node, loader, at)
    if isinstance(node, yaml.SequenceNode):
        return [_value(entry, loader, at) for entry in node.value]
    try:
        return loader.construct_object(node)
    except (
        yaml.YAMLError,
        ValueError,
    ):  # a date that is none, a tag that is not known: the field's check names it
        return str(node.value)
