"""Pictures: the variants of 200 made again, with progress, by every core; time, memory of the largest process."""

import os
import re
import resource
import subprocess
import sys
import time
from collections.abc import Callable

from .serving import ROOT, data_folder, environment, manage

COUNT = 200
_FILL = """
import io
from PIL import Image
from events.models import Edition
from events.pictures.models import Picture
from events.pictures.storing import PICTURES, master_name
from adgmin.core import clock
edition = Edition.objects.get()
for number in range({count}):
    noise = Image.effect_noise((240, 160), 60 + number % 7).resize((2400, 1600), Image.Resampling.BICUBIC)
    image = Image.merge("RGB", (noise, Image.linear_gradient("L").resize(noise.size), noise))
    stream = io.BytesIO()
    image.save(stream, "JPEG", quality=93)
    digest = f"{{number:040x}}"
    PICTURES.write(master_name(digest), stream.getvalue())
    Picture.objects.create(edition=edition, digest=digest, width=2400, height=1600, alt_vi="Ảnh", alt_en="Picture",
                           made_at=clock.now())
"""


def measure(say: Callable[..., None]) -> None:
    """Fill a folder with kept pictures of 2,400 × 1,600 pixels, then run `make_pictures` and watch it."""
    with data_folder() as folder:
        manage(folder, "migrate", "-v", "0")
        manage(folder, "load_edition", "adgmin6", "-v", "0")
        manage(folder, "shell", "-v", "0", "-c", _FILL.format(count=COUNT))
        before = time.perf_counter()
        done = subprocess.run(
            [sys.executable, "manage.py", "make_pictures"], cwd=ROOT, env=environment(folder), check=True,
            capture_output=True, text=True,
        )  # fmt: skip
        seconds = time.perf_counter() - before
    told = [int(n) for n in re.findall(r"(\d+)/200", done.stderr)]
    say(
        "pictures", pictures=COUNT, variants=COUNT * 12, seconds=round(seconds, 1),
        per_picture_ms=round(1000 * seconds / COUNT), processes=os.cpu_count(), progress_lines=len(told),
        largest_process_mb=resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024,
    )  # fmt: skip
