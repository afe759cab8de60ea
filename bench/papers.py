"""Search in 2,000 papers of 20 pages, on each database that there is; a pack of 25 papers of 20 pages, each marked."""

import datetime as dt
import gc
import io
import json
import os
import random
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator

from .gates import postgres
from .serving import ROOT, data_folder, environment, manage

PAPERS, PAGES, WORDS = 2_000, 20, 350
AIM_MS = 100
IN_PACK, AIM_SECONDS = 25, 5.0
TURNS = 15
FREQUENT = [
    "số",
    "dữ",
    "liệu",
    "asean",
    "digital",
    "của",
    "và",
    "các",
    "hợp",
    "tác",
    "kết",
    "nối",
    "trí",
    "tuệ",
]
Say = Callable[..., None]


def measure(say: Say) -> None:
    """Measure the search on SQLite and PostgreSQL, then the pack; each in a process of its own."""
    _search(say, "sqlite", {})
    with postgres() as url:
        if url:
            _search(say, "postgresql", {"DATABASE_URL": url})
    with data_folder() as folder:
        _told(say, "pack of papers", folder, {}, "pack")


def _search(say: Say, database: str, more: dict[str, str]) -> None:
    with data_folder(**more) as folder:
        manage(folder, "load_edition", "adgmin6", "-v", "0", **more)
        _told(say, "search in papers", folder, more, "search", database=database)


def _told(say: Say, figure: str, folder: str, more: dict[str, str], what: str, **values: object) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "bench.papers", what],
        cwd=ROOT, env=environment(folder, **more), check=True, capture_output=True, text=True,
    )  # fmt: skip
    for line in done.stdout.splitlines():
        say(figure, **values, **json.loads(line))


def _vocabulary(chance: random.Random) -> tuple[list[str], list[float]]:
    """6,000 words, used as often as words of a language are: the second half as often as the first, and so on."""
    begins, ends = (
        [
            "b",
            "c",
            "d",
            "đ",
            "g",
            "h",
            "kh",
            "l",
            "m",
            "n",
            "ng",
            "nh",
            "ph",
            "qu",
            "s",
            "t",
            "th",
            "tr",
            "v",
            "x",
        ],
        ["a", "á", "ạ", "ăn", "âm", "ê", "ế", "o", "ô", "ơ", "u", "ư", "ương", "iên"],
    )
    made = {
        chance.choice(begins) + chance.choice(ends) + chance.choice(["", "", "t", "ing"])
        for _ in range(20_000)
    }
    made |= {f"{one}{number}" for number, one in enumerate(sorted(made))}
    words = [*FREQUENT, *sorted(made)][:6_000]
    return words, [1 / (rank + 3) for rank in range(len(words))]


def _fill() -> list[int]:
    """File the papers; return their ids."""
    from django.db import connection  # noqa: PLC0415 - once Django is set up

    from adgmin.core import clock  # noqa: PLC0415 - as above
    from events.documents.page_words import words_of_page  # noqa: PLC0415 - as above
    from events.models import Document, Edition, PageText, PaperFile, Revision  # noqa: PLC0415 - as above

    chance, now, edition = random.Random(6), clock.now(), Edition.objects.get()
    words, weights = _vocabulary(chance)
    papers = [
        Document(
            edition=edition, symbol=f"B/{number}", slug=f"b-{number}", kind="report", marking="public",
            title_vi=" ".join(chance.choices(words, weights, k=9)), title_en=f"Paper {number}",
            folded=f"b {number} paper {number}", issued_on=dt.date(2025, 1, 1) + dt.timedelta(number % 400),
        )
        for number in range(PAPERS)
    ]  # fmt: skip
    Document.objects.bulk_create(papers, batch_size=500)
    revisions = Revision.objects.bulk_create(
        [Revision(document=paper, made_at=now, issued_at=now) for paper in papers], batch_size=500
    )
    files = PaperFile.objects.bulk_create(
        [
            PaperFile(revision=revision, language="vi", size=1, pages=PAGES, digest="", taken_at=now)
            for revision in revisions
        ],
        batch_size=500,
    )
    for file in files:
        texts = [" ".join(chance.choices(words, weights, k=WORDS)) for _page in range(PAGES)]
        PageText.objects.bulk_create(
            PageText(file=file, number=number, text=text, folded=words_of_page(text))
            for number, text in enumerate(texts, 1)
        )
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("VACUUM ANALYZE events_pagetext")
    return [paper.pk for paper in papers]


def _searches() -> Iterator[dict[str, object]]:
    from events.documents.search import search  # noqa: PLC0415 - once Django is set up

    begun = time.perf_counter()
    ids = _fill()
    yield {"papers": PAPERS, "pages": PAPERS * PAGES, "filled_seconds": round(time.perf_counter() - begun, 1)}
    rare = _vocabulary(random.Random(6))[0][-1]
    asked = {
        "a frequent word": "số",
        "three frequent words": "du lieu so",
        "a frequent phrase": '"ket noi"',
        "a long phrase": '"tri tue cua asean"',
        "a beginning": "ket no",
        "two letters": "tr",
        "a rare word": rare,
        "frequent and rare": f"asean {rare}",
        "nowhere": "nowhereatall",
    }
    gc.collect()
    gc.freeze()  # as the server does with what it has loaded (adgmin/wsgi.py)
    for who, seen in (("all papers", ids), ("a third", ids[::3])):
        for name, words in asked.items():
            times = []
            for _turn in range(TURNS):
                begun = time.perf_counter()
                found = search(words, papers=seen)
                times.append(1000 * (time.perf_counter() - begun))
            median, p95 = statistics.median(times), sorted(times)[int(0.95 * TURNS)]
            told = {"asked": name, "viewer_sees": who, "found": found.count}
            yield {**told, "median_ms": round(median, 1), "p95_ms": round(p95, 1), "aim_ms": AIM_MS}


def _pack() -> Iterator[dict[str, object]]:
    import typst  # noqa: PLC0415 - only where papers are made

    from adgmin.core import clock  # noqa: PLC0415 - once Django is set up
    from adgmin.core.bilingual import Text  # noqa: PLC0415 - as above
    from events.documents.marking import Mark  # noqa: PLC0415 - as above
    from events.documents.packing import Cover, PackPaper, pack  # noqa: PLC0415 - as above

    chapters = "\n".join("= Chương\n#lorem(2600)\n== Mục\n#lorem(1180)" for _chapter in range(4))
    made = typst.compile(f'#set page(paper: "a4")\n{chapters}'.encode())
    papers = [
        PackPaper(f"ADGMIN/6/WP/{number}", Text("Tài liệu", "Paper"), lambda: made, item=number // 5 + 1)
        for number in range(IN_PACK)
    ]
    now = clock.now()
    cover = Cover(
        Text("Hội nghị", "Meeting"), Text("Phiên", "Session"), Text(), Text(), now, reader="Nguyễn Thị Đào"
    )
    for name, mark in (("marked", Mark("Nguyễn Thị Đào", "Việt Nam", "ADGMIN/6", now)), ("unmarked", None)):
        begun, used, target = time.perf_counter(), _used(), io.BytesIO()
        packed = pack(papers, cover, target, mark=mark)
        own, child = (
            resource.getrusage(who).ru_maxrss // 1024
            for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
        )
        seconds, size = round(time.perf_counter() - begun, 2), round(len(target.getvalue()) / 1_000_000, 1)
        told = {"papers": len(packed.papers), "pages": packed.pages, "pack": name, "megabytes": size}
        told["cpu_seconds"] = round(_used() - used, 2)
        peaks = {"peak_mb": own, "peak_mb_of_its_programs": child}
        yield {**told, "seconds": seconds, "aim_seconds": AIM_SECONDS, **peaks}


def _used() -> float:
    """The seconds of a processor that this process and its ended programs have used."""
    usages = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(usage.ru_utime + usage.ru_stime for usage in usages)


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "bench.settings")

    import django

    django.setup()
    for line in {"search": _searches, "pack": _pack}[sys.argv[1]]():
        print(json.dumps(line, ensure_ascii=False), flush=True)
