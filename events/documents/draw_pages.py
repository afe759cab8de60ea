"""A program of its own: draws one page of a PDF as a WebP, or tells of all pages, with bounded memory and time.

Standard input: a line of JSON (`mark`: bytes of a mark before the file; `page` and `width`, or neither), the mark as a
PDF of two pages, the file. Standard output: the picture; or JSON: `sizes` of the pages as shown, `outline` as
[level, title, page].
"""

import io
import itertools
import json
import math
import sys
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from adgmin.core.pdfs.child import limit
from events.documents.mark_places import FAINT, diagonal, foot

MEMORY = 768 * 1024 * 1024  # bytes
SECONDS = 12  # of a processor
MOST_PIXELS = 12_000_000
LONGEST = 16_000  # pixels; a WebP has no more on a side
QUALITY = 82
MOST_ENTRIES = 1000  # of an outline


def main() -> None:
    """Draw or tell what was asked for."""
    limit(memory=MEMORY, seconds=SECONDS)
    asked = json.loads(sys.stdin.buffer.readline())
    mark = sys.stdin.buffer.read(asked["mark"])
    data = sys.stdin.buffer.read()
    import pypdfium2 as pdfium  # noqa: PLC0415 - after the limits are set

    paper = pdfium.PdfDocument(data)
    if "page" in asked:
        paper.init_forms()
        sys.stdout.buffer.write(_drawn(pdfium, paper[asked["page"] - 1], asked["width"], mark))
    else:
        sys.stdout.write(json.dumps({"sizes": _sizes(paper), "outline": _outline(paper)}))


def _sizes(paper: Any) -> list[tuple[float, float]]:
    return [paper.get_page_size(number) for number in range(len(paper))]


def _outline(paper: Any) -> list[tuple[int, str, int]]:
    found = []
    for entry in itertools.islice(paper.get_toc(max_depth=6), MOST_ENTRIES):
        place = entry.get_dest()
        at = place.get_index() if place else None
        if at is not None and entry.get_title().strip():
            found.append((entry.level, entry.get_title().strip()[:300], at + 1))
    return found


def _drawn(pdfium: Any, page: Any, width: int, mark: bytes) -> bytes:
    scale = scale_for(page.get_size(), width)
    image = page.render(scale=scale, limit_image_cache=True).to_pil().convert("RGB")
    if mark:
        _mark(pdfium, pdfium.PdfDocument(mark), image)
    out = io.BytesIO()
    image.save(out, "WEBP", quality=QUALITY, method=2)
    return out.getvalue()


def scale_for(size: tuple[float, float], width: int) -> float:
    """Return pixels per point: so wide, but no side and no area beyond what is drawn."""
    across, down = size
    scale = min(width / across, math.sqrt(MOST_PIXELS / (across * down)), LONGEST / max(across, down))
    # A hair less: a side is rounded up to whole pixels, and is not to be one more for the last digit of a fraction.
    return max(scale * (1 - 1e-6), 1e-3)


def _mark(pdfium: Any, mark: Any, image: Any) -> None:
    """Lay the mark over the picture, where it stands in the file that is handed out too."""
    line, across = mark
    a, b, _c, _d, _x, _y = diagonal(across.get_size(), image.size)
    layer = _layer(across, math.hypot(a, b), FAINT).rotate(
        math.degrees(math.atan2(b, a)), expand=True, resample=3
    )
    image.paste(layer, ((image.width - layer.width) // 2, (image.height - layer.height) // 2), layer)
    scale, _b, _c, _d, x, y = foot(line.get_size(), image.size)
    layer = _layer(line, scale, 1)
    image.paste(layer, (round(x), round(image.height - y - layer.height)), layer)


def _layer(part: Any, scale: float, seen: float) -> Any:
    """Return a part of the mark on nothing, seen so much."""
    layer = part.render(scale=scale, fill_color=(255, 255, 255, 0)).to_pil().convert("RGBA")
    layer.putalpha(layer.getchannel("A").point(lambda level: int(level * seen)))
    return layer


if __name__ == "__main__":
    main()
