"""Which signs a font has, read from its own table: what none of ours has would be printed as boxes."""

import struct
import unicodedata
from collections.abc import Iterable, Iterator
from functools import lru_cache
from pathlib import Path

_ALL = 0x110000  # Unicode's code points
_UNSEEN = ("Cc", "Cf", "Zs", "Zl", "Zp")  # controls, joiners and spaces need no glyph
_UNICODE = {(0, n) for n in range(7)} | {
    (3, 1),
    (3, 10),
}  # platform and encoding of the tables that map Unicode


def first_drawn(wordings: Iterable[str], folders: tuple[Path, ...]) -> str:
    """Return the first wording all of whose signs these folders' TrueType fonts have; else the last not empty.

    One font for all of a wording is not asked for: the typesetter takes each sign from a font that has it.
    """
    there = [words for words in wordings if words]
    return next((words for words in there if is_drawn(words, folders)), there[-1] if there else "")


def is_drawn(words: str, folders: tuple[Path, ...]) -> bool:
    """Whether the fonts of these folders have every sign that is seen."""
    has = _signs(folders)
    return all(has[ord(sign)] or _is_unseen(sign) for sign in words)


def _is_unseen(sign: str) -> bool:
    # Variation selectors choose among glyphs and have none.
    return unicodedata.category(sign) in _UNSEEN or 0xFE00 <= ord(sign) <= 0xFE0F


@lru_cache(maxsize=8)
def _signs(folders: tuple[Path, ...]) -> bytearray:
    """Return one byte for each code point: whether a font has it."""
    has = bytearray(_ALL)
    for folder in folders:
        for file in sorted(folder.glob("*.ttf")):
            for first, last in _ranges(file.read_bytes()):
                has[first : last + 1] = b"\1" * (last + 1 - first)
    return has


def _ranges(font: bytes) -> Iterator[tuple[int, int]]:
    """The code points that a font maps to a glyph, from its table `cmap` (ISO/IEC 14496-22, 5.2.1)."""
    for at in range(12, 12 + 16 * _u16(font, 4), 16):
        if font[at : at + 4] == b"cmap":
            start = int(struct.unpack_from(">I", font, at + 8)[0])
            for record in range(start + 4, start + 4 + 8 * _u16(font, start + 2), 8):
                platform, encoding, offset = struct.unpack_from(">HHI", font, record)
                if (platform, encoding) in _UNICODE:
                    yield from _mapped(font, start + offset)


def _mapped(font: bytes, at: int) -> Iterator[tuple[int, int]]:
    match _u16(font, at):
        case 4:
            yield from _segments(font, at)
        case 12:
            for group in range(struct.unpack_from(">I", font, at + 12)[0]):
                first, last, glyph = struct.unpack_from(">III", font, at + 16 + 12 * group)
                yield first + (not glyph), last


def _segments(font: bytes, at: int) -> Iterator[tuple[int, int]]:
    count = _u16(font, at + 6) // 2
    ends, starts, deltas, offsets = (at + 14 + 2 * count * n + 2 * (n > 0) for n in range(4))
    for n in range(count):
        last, first, delta = (_u16(font, table + 2 * n) for table in (ends, starts, deltas))
        place = offsets + 2 * n
        offset = _u16(font, place)
        for code in range(first, min(last, 0xFFFE) + 1):
            glyph = _u16(font, place + offset + 2 * (code - first)) if offset else code
            if glyph and (glyph + delta) % 0x10000:
                yield code, code


def _u16(data: bytes, at: int) -> int:
    return int(struct.unpack_from(">H", data, at)[0])
