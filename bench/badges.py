"""Print runs of 300 and 5,000 badges with photographs: time with the photographs new and known, peak of memory."""

import json
import os
import resource
import shutil
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from .serving import ROOT, data_folder, environment, manage

SIZES = (300, 5_000)
AIM_SECONDS = {300: 3.0}
PHOTOS = 20  # different ones; each person has a copy of one
Say = Callable[..., None]


def measure(say: Say) -> None:
    """Fill a database of its own for each size; print twice, as the command does it, in processes of its own."""
    for people in SIZES:
        with data_folder() as folder:
            manage(folder, "load_edition", "adgmin6", "-v", "0")
            run(folder, "-m", "bench.fill", "delegates", str(people))
            run(folder, "-m", "bench.badges", "fill")
            for turn in ("new", "known"):
                seconds, cpu, peak = _printed(folder)
                done = json.loads(run(folder, "-m", "bench.badges", "again"))
                if people == SIZES[0] and turn == "new" and shutil.which("zbarimg"):
                    say("badges read", badges=done["badges"], codes_read=_read(Path(folder) / "b.pdf"))
                aim = {"aim_seconds": AIM_SECONDS[people]} if people in AIM_SECONDS else {}
                say(
                    "badges", badges=done["badges"], photographs=turn, seconds=round(seconds, 2),
                    job_seconds=done["job_seconds"], cpu_seconds=round(cpu, 2), peak_mb=peak,
                    megabytes=done["megabytes"], **aim,
                )  # fmt: skip


def _read(pdf: Path) -> int:
    """Return how many different codes an independent reader (zbar) finds on the pages, at 100 dpi, each twice."""
    pages = pdf.with_suffix("")
    pages.mkdir()
    subprocess.run(["pdftoppm", "-r", "100", "-gray", pdf, pages / "p"], check=True)
    command = ["zbarimg", "-q", "--raw", "-Sdisable", "-Sqrcode.enable", *sorted(pages.iterdir())]
    found = subprocess.run(command, capture_output=True, text=True, check=True).stdout.split("\n")
    return sum(count == 2 for code, count in Counter(found).items() if code)


def run(folder: Path, *command: str) -> str:
    """Run Python in that folder's database; return what it printed."""
    done = subprocess.run(
        [sys.executable, *command],
        cwd=ROOT,
        env=environment(folder),
        check=True,
        capture_output=True,
        text=True,
    )
    return done.stdout


def _printed(folder: Path) -> tuple[float, float, int]:
    """Print all; return the seconds from start to end, those of all cores, and the peak of memory (MB)."""
    command = [
        sys.executable,
        "manage.py",
        "render_badges",
        "--mark-printed",
        "--out",
        str(Path(folder) / "b.pdf"),
    ]
    begun, used, peak = time.perf_counter(), _used(), 0
    process = subprocess.Popen(command, cwd=ROOT, env=environment(folder), stdout=subprocess.DEVNULL)
    while process.poll() is None:
        peak = max(peak, _memory(process.pid))
        time.sleep(0.05)
    if process.returncode:
        raise RuntimeError(f"render_badges: {process.returncode}")
    return time.perf_counter() - begun, _used() - used, peak // 1024


def _used() -> float:
    """Return the seconds that ended child processes have used of all cores."""
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


def _memory(pid: int) -> int:
    """Return the resident kilobytes of a process and those it started."""
    try:
        status = Path(f"/proc/{pid}/status").read_text(encoding="ascii")
        own = next((int(line.split()[1]) for line in status.splitlines() if line.startswith("VmRSS")), 0)
        children = Path(f"/proc/{pid}/task").glob("*/children")
        started = {int(child) for path in children for child in path.read_text(encoding="ascii").split()}
    except OSError:
        return 0
    return own + sum(map(_memory, started))


def _fill() -> None:
    """Accredit everybody, give each a photograph and a badge."""
    from PIL import Image, ImageFilter  # noqa: PLC0415 - once Django is set up

    from adgmin.core import clock  # noqa: PLC0415 - once Django is set up
    from adgmin.core.uploads import portrait  # noqa: PLC0415 - once Django is set up
    from delegates.accreditation.models import Accreditation, State  # noqa: PLC0415 - once Django is set up
    from delegates.badges.making import lacking, make_badges  # noqa: PLC0415 - once Django is set up
    from delegates.badges.models import Badge  # noqa: PLC0415 - once Django is set up
    from delegates.nominations.models import Delegate  # noqa: PLC0415 - once Django is set up
    from delegates.privacy.models import PrivateFile  # noqa: PLC0415 - once Django is set up
    from delegates.privacy.storing import FILES  # noqa: PLC0415 - once Django is set up
    from events.models import Edition  # noqa: PLC0415 - once Django is set up

    people, now = list(Delegate.objects.all()), clock.now()
    Accreditation.objects.filter(delegate__in=people).delete()
    Accreditation.objects.bulk_create(
        Accreditation(delegate=person, state=State.APPROVED, since=now, needs=[]) for person in people
    )
    pictures = []
    for number in range(PHOTOS):
        noise = (
            Image.effect_noise((900, 1200), 40 + number).convert("RGB").filter(ImageFilter.GaussianBlur(2))
        )
        name = f"bench-{number}"
        path = Path(os.environ["ADGMIN_DATA_DIR"]) / f"{name}.jpg"
        noise.save(path, "JPEG", quality=90)
        FILES.write(name, portrait(path.read_bytes()).data)
        pictures.append(FILES.path_of(name))
    kept = [
        PrivateFile(kind="photo", delegate=person, media_type="image/jpeg", size=1, uploaded_at=now)
        for person in people
    ]
    PrivateFile.objects.bulk_create(kept)
    for number, one in enumerate(kept):
        path = FILES.path_of(one.name)
        path.parent.mkdir(parents=True, exist_ok=True)
        os.link(pictures[number % PHOTOS], path)
    edition = Edition.objects.get()
    make_badges(lacking(edition), by=None)
    print(json.dumps({"badges": Badge.objects.count()}))


def _again() -> None:
    """Tell what was printed, and let it be printed again as if it had not been."""
    from delegates.badges import store  # noqa: PLC0415 - once Django is set up
    from delegates.badges.models import Badge, BadgeBatch  # noqa: PLC0415 - once Django is set up

    batch = BadgeBatch.objects.latest("number")
    size = store.path_of(batch.file).stat().st_size >> 20
    # Without the start of the command.
    job = round((batch.ended_at - batch.made_at).total_seconds(), 2)
    print(json.dumps({"badges": batch.done, "megabytes": size, "job_seconds": job}))
    Badge.objects.update(state="ready", batch=None)


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "bench.settings")

    import django

    django.setup()
    {"fill": _fill, "again": _again}[sys.argv[1]]()
