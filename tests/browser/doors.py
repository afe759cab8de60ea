"""What a test of the gate app needs: badges and pairing codes of a demonstration, and a camera that shows badges."""

import json
import random
import subprocess
import sys
from pathlib import Path

from PIL import Image, ImageChops, ImageFilter

from tests.browser.demonstration import ROOT, environment

WIDE, HIGH, PER_SECOND = 640, 480, 6
DOTS = 150  # an inch, of the picture of a printed badge
CODE_AT = (502, 762)  # the middle of the code on it
_HEAD = """
import json, sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
import django
django.setup()
from django.db.models import Q
from adgmin.core import clock
from adgmin.core.models import User
from delegates.badges import sheets, typeset
from delegates.badges.layouts import all_choices
from delegates.badges.models import Badge
from delegates.badges.verbs import revoke as revoke_badge, replace
from delegates.gates import devices
from delegates.gates.doors import ensure_gates
from delegates.gates.models import Gate, GateDevice, Presence, Scan
from events.models import Edition
edition, told = Edition.objects.get(), {}
officer = User.objects.get(email="organiser@example.org")
"""
# The press room is in zone D, and nothing is on there: the zone alone decides.
PREPARE = """
ensure_gates(edition)
def some(number, *categories):
    found = Badge.objects.live().filter(edition=edition, category__in=categories, delegate__isnull=False)
    wanted = found.order_by("serial")[:number]
    return [{"serial": one.serial, "code": one.code, "name": one.delegate.badge_name} for one in wanted]
Presence.objects.all().delete()
Scan.objects.all().delete()
told = {"good": some(30, "ORG", "MED", "SEC"), "del": some(3, "DEL")}
with ThreadPoolExecutor(1) as reader:
    looks, first = all_choices(edition), Badge.objects.get(serial=told["good"][0]["serial"])
    drawn = sheets.drawings(sheets.ordered([first.pk]), looks, reader)
face = typeset.frame(edition, "test", looks) | {"sheet_note": "", "badges": drawn}
Path(sys.argv[1]).write_bytes(typeset.png("a6", face, ppi=int(sys.argv[2])))
gate = Gate.objects.get(edition=edition, code="R-PRESS")
told["gate"] = {"vi": gate.name_vi, "en": gate.name_en}
for name in ("one", "two", "three", "four"):
    told[name] = devices.make_device(edition, name, by=None, may_override=True)[1]
"""
REVOKE_BADGE = "revoke_badge(Badge.objects.get(serial=int(sys.argv[1])), by=officer, reason='test')"
REVOKE_DEVICE = "devices.revoke(GateDevice.objects.get(name=sys.argv[1]), by=None)"
SCANS = """
rows = Scan.objects.filter(device__name=sys.argv[1]).order_by("sequence")
told = [{"sequence": s.sequence, "act": s.act, "serial": s.serial, "verdict": s.verdict,
         "reason": s.reason, "way": s.way, "at": s.at.timestamp(), "undone": s.undone_at is not None} for s in rows]
"""


def act(folder: Path, script: str, *words: str):
    """Run a script in the product in that folder; return what it put into `told`."""
    run = begin(folder, script, *words)
    out, failed = run.communicate(timeout=60)
    assert run.returncode == 0, failed
    return json.loads(out)


def begin(folder: Path, script: str, *words: str) -> subprocess.Popen:
    """Start a script in the product in that folder."""
    text = f"{_HEAD}\n{script}\nprint(json.dumps(told))"
    command = [sys.executable, "-c", text, *words]
    return subprocess.Popen(
        command, cwd=ROOT, env=environment(folder), stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )


def altered(code: str) -> str:
    """Return a code with another number in it and the old signature: still Base45 of the right length."""
    return code[:12] + ("B" if code[12] == "A" else "A") + code[13:]


def video(path: Path, badge: Path, frames: int = 12) -> Path:
    """Write what a camera sees for two seconds: a printed badge held before it, never quite still."""
    chance = random.Random(6)
    face = Image.open(badge).convert("L")
    with path.open("wb") as out:
        out.write(f"YUV4MPEG2 W{WIDE} H{HIGH} F{PER_SECOND}:1 Ip A1:1 C420mpeg2\n".encode())
        for _frame in range(frames):
            out.write(b"FRAME\n" + held(face, chance).tobytes() + b"\x80" * (WIDE * HIGH // 2))
    return path


def held(face: Image.Image, chance: random.Random) -> Image.Image:
    """Return one picture of a badge in a hand: dim light from a side, a little turned, not quite sharp."""
    shaded = ImageChops.multiply(
        face, Image.linear_gradient("L").resize(face.size).point(lambda light: 150 + light // 3)
    )
    x, y = CODE_AT[0] + chance.randint(-10, 10), CODE_AT[1] + chance.randint(-10, 10)
    turned = shaded.rotate(chance.uniform(-9, 9), Image.Resampling.BICUBIC, center=(x, y), fillcolor=80)
    scene = turned.transform(
        (WIDE, HIGH), Image.Transform.AFFINE, (1, 0, x - WIDE // 2, 0, 1, y - HIGH // 2), fillcolor=80
    )
    return scene.filter(ImageFilter.GaussianBlur(0.8))
