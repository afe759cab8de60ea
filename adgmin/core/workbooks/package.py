"""The zip package of a workbook: opened with every size bounded, its small parts read."""

import io
import posixpath
import re
import zipfile
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from xml.parsers import expat

from .sheet import (
    MAX_CELL_CHARS,
    MAX_ENTRIES,
    MAX_PART_BYTES,
    MAX_SHEET_BYTES,
    MAX_STRINGS_BYTES,
    Unreadable,
)

CHUNK = 1 << 16
_ESCAPE = re.compile(r"_x([0-9A-Fa-f]{4})_")
_BUILTIN_DATES = {*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)}
_QUOTED = re.compile(r'"[^"]*"|\[[^\]]*\]|\\.|_.')

Start = Callable[[str, dict[str, str]], None]


def unescape(text: str) -> str:
    """Undo the _x000D_ notation of ECMA-376 part 1, 22.9.2.19."""
    if "_x" not in text:
        return text
    return _ESCAPE.sub(_escaped_char, text)


def _escaped_char(match: re.Match[str]) -> str:
    number = int(match[1], 16)
    return "\ufffd" if 0xD800 <= number <= 0xDFFF else chr(number)


def local_name(name: str) -> str:
    """Return an XML name without its prefix."""
    return name.rpartition(":")[2]


def _refuse_doctype(*_: object) -> None:
    raise Unreadable("damaged")


def parser(
    start: Start, end: Callable[[str], None] | None = None, text: Callable[[str], None] | None = None
) -> expat.XMLParserType:
    """Make an XML parser that takes no document type, so no entities can be declared."""
    made = expat.ParserCreate()
    made.buffer_text = True
    made.StartDoctypeDeclHandler = _refuse_doctype
    made.StartElementHandler = start
    if end is not None:
        made.EndElementHandler = end
    if text is not None:
        made.CharacterDataHandler = text
    return made


@dataclass(frozen=True, slots=True)
class SheetPart:
    """A sheet as the workbook names it."""

    name: str
    path: str
    visible: bool


class Package:
    """An .xlsx file in memory."""

    def __init__(self, data: bytes) -> None:
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except (zipfile.BadZipFile, zlib.error, OSError, ValueError, NotImplementedError, EOFError) as error:
            raise Unreadable("damaged") from error
        infos = self._zip.infolist()
        if len(infos) > MAX_ENTRIES:
            raise Unreadable("parts", "file_too_large", limit=MAX_ENTRIES)
        if any(info.flag_bits & 1 for info in infos):
            raise Unreadable("password")
        self._parts = {info.filename.lstrip("/").lower(): info for info in infos}
        self.date1904 = False

    def has(self, path: str) -> bool:
        """Tell whether the package holds a part of that name."""
        return path.lower() in self._parts

    def chunks(self, path: str, limit: int = MAX_PART_BYTES) -> Iterator[bytes]:
        """Yield a part piece by piece, never more than `limit` bytes of it."""
        info = self._parts.get(path.lower())
        if info is None:
            raise Unreadable("damaged")
        if info.file_size > limit:
            raise Unreadable("unpacked", "file_too_large", limit=limit // (1024 * 1024))
        try:
            with self._zip.open(info) as stream:
                while chunk := stream.read(CHUNK):
                    yield chunk
        except (
            zipfile.BadZipFile,
            zlib.error,
            OSError,
            EOFError,
            RuntimeError,
            NotImplementedError,
        ) as error:
            raise Unreadable("damaged") from error

    def parse(self, path: str, made: expat.XMLParserType, limit: int = MAX_PART_BYTES) -> None:
        """Feed a whole part to a parser."""
        try:
            for chunk in self.chunks(path, limit):
                made.Parse(chunk)
            made.Parse(b"", True)
        except (expat.ExpatError, ValueError, LookupError) as error:
            raise Unreadable("damaged") from error

    def relations(self, source: str) -> dict[str, tuple[str, str]]:
        """Return {id: (kind, target path)} of a part; "" is the package itself."""
        folder, name = posixpath.split(source)
        path = posixpath.join(folder, "_rels", f"{name}.rels")
        found: dict[str, tuple[str, str]] = {}
        if not self.has(path):
            return found

        def start(name: str, attrs: dict[str, str]) -> None:
            if local_name(name) == "Relationship" and attrs.get("TargetMode") != "External":
                target = posixpath.normpath(posixpath.join("/", folder, attrs.get("Target", ""))).lstrip("/")
                found[attrs.get("Id", "")] = (attrs.get("Type", "").rpartition("/")[2], target)

        self.parse(path, parser(start))
        return found

    def workbook_path(self) -> str:
        """Return the path of the workbook part."""
        for kind, target in self.relations("").values():
            if kind == "officeDocument":
                if not target.endswith(".xml"):
                    raise Unreadable("kind")
                return target
        if self.has("xl/workbook.xml"):
            return "xl/workbook.xml"
        raise Unreadable("kind")

    def sheets(self) -> list[SheetPart]:
        """Return the sheets in their order and note the date system."""
        path = self.workbook_path()
        relations, found = self.relations(path), list[SheetPart]()

        def start(name: str, attrs: dict[str, str]) -> None:
            local = local_name(name)
            if local == "workbookPr":
                self.date1904 = attrs.get("date1904", "0") in ("1", "true")
            elif local == "sheet":
                key = next((value for name, value in attrs.items() if name.endswith(":id")), "")
                kind, target = relations.get(key, ("", ""))
                if kind == "worksheet":
                    found.append(
                        SheetPart(attrs.get("name", ""), target, attrs.get("state", "visible") == "visible")
                    )

        self.parse(path, parser(start))
        if not found:
            raise Unreadable("kind")
        return found

    def date_styles(self) -> set[str]:
        """Return the cell style numbers that show a date or a time."""
        formats: dict[str, str] = {}
        dated: set[str] = set()
        inside, count = False, 0

        def start(name: str, attrs: dict[str, str]) -> None:
            nonlocal inside, count
            local = local_name(name)
            if local == "numFmt":
                formats[attrs.get("numFmtId", "")] = attrs.get("formatCode", "")
            elif local == "cellXfs":
                inside = True
            elif local == "xf" and inside:
                if _shows_date(attrs.get("numFmtId", "0"), formats):
                    dated.add(str(count))
                count += 1

        def end(name: str) -> None:
            nonlocal inside
            inside = inside and local_name(name) != "cellXfs"

        path = self._beside_workbook("styles")
        if path:
            self.parse(path, parser(start, end))
        return dated

    def shared_strings(self) -> list[str]:
        """Return the table of shared strings."""
        strings: list[str] = []
        path = self._beside_workbook("sharedStrings")
        if path:
            collector = _Strings(strings)
            self.parse(path, parser(collector.start, collector.end, collector.text), MAX_STRINGS_BYTES)
        return strings

    def sheet_chunks(self, part: SheetPart) -> Iterator[bytes]:
        """Yield the XML of a sheet."""
        return self.chunks(part.path, MAX_SHEET_BYTES)

    def _beside_workbook(self, kind: str) -> str:
        relations = self.relations(self.workbook_path()).values()
        return next((path for found, path in relations if found == kind and self.has(path)), "")


def _shows_date(number: str, formats: dict[str, str]) -> bool:
    if number in formats:
        return any(letter in "dmyhs" for letter in _QUOTED.sub("", formats[number]).lower().split(";")[0])
    return number.isdigit() and int(number) in _BUILTIN_DATES


class _Strings:
    """Collects <si> entries, leaving out phonetic runs."""

    def __init__(self, strings: list[str]) -> None:
        self._strings, self._parts = strings, list[str]()
        self._reading = self._phonetic = False

    def start(self, name: str, attrs: dict[str, str]) -> None:
        local = local_name(name)
        if local == "si":
            self._parts = []
        elif local == "rPh":
            self._phonetic = True
        elif local == "t":
            self._reading = not self._phonetic

    def text(self, data: str) -> None:
        if self._reading:
            self._parts.append(data)

    def end(self, name: str) -> None:
        local = local_name(name)
        if local == "si":
            self._strings.append(unescape("".join(self._parts))[: MAX_CELL_CHARS + 1])
        elif local == "rPh":
            self._phonetic = False
        elif local == "t":
            self._reading = False
