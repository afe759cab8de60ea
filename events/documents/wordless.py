"""Pages of which no word is known (pictures, letters without a meaning): nothing was looked for on them."""

from collections.abc import Iterable
from itertools import groupby

from .models import PageText, PaperFile


def wordless_pages(files: Iterable[PaperFile]) -> dict[int, str]:
    """Return for each file that has such pages, by its key, which they are: "3, 7, 9–12". One query."""
    found: dict[int, list[int]] = {}
    pages = PageText.objects.filter(file__in=[file.pk for file in files], folded="")
    for file, number in pages.order_by("file", "number").values_list("file_id", "number"):
        found.setdefault(file, []).append(number)
    return {file: numbers_in_words(numbers) for file, numbers in found.items()}


def numbers_in_words(numbers: list[int]) -> str:
    """Return rising numbers as they are printed, neighbours together: 3, 7, 9–12."""
    groups = groupby(enumerate(numbers), key=lambda pair: pair[1] - pair[0])
    runs = [[number for _at, number in group] for _step, group in groups]
    return ", ".join(str(run[0]) if len(run) == 1 else f"{run[0]}–{run[-1]}" for run in runs)
