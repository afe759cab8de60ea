"""What a test of the gate app needs: badges and pairing codes of a demonstration, and a camera that shows badges."""

import json
import random
import subprocess
import sys
from pathlib import Path

import segno
from PIL import Image, ImageDraw, ImageFilter

from tests.browser.demonstration import ROOT, environment

WIDE, HIGH, PER_SECOND = 640, 480, 6
_HEAD = """
import json, sys
import django
django.setup()
from django.db.models import Q
from adgmin.core import clock
from adgmin.core.models import User
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


def video(path: Path, code: str, frames: int = 12) -> Path:
    """Write what a camera sees for two seconds: a badge held before it, never quite still."""
    chance = random.Random(6)
    with path.open("wb") as out:
        out.write(f"YUV4MPEG2 W{WIDE} H{HIGH} F{PER_SECOND}:1 Ip A1:1 C420mpeg2\n".encode())
        for _frame in range(frames):
            out.write(b"FRAME\n" + held(code, chance).tobytes() + b"\x80" * (WIDE * HIGH // 2))
    return path


def held(code: str, chance: random.Random) -> Image.Image:
    """Return one picture of a badge in a hand: light from a side, a little turned, not quite sharp."""
    scene = Image.linear_gradient("L").resize((WIDE, HIGH)).point(lambda light: 60 + light // 3)
    card = Image.new("L", (320, 400), 250)
    matrix = [
        [0 if dark else 255 for dark in row] for row in segno.make(code, error="m", boost_error=False).matrix
    ]
    square = Image.new("L", (len(matrix), len(matrix)))
    square.putdata([point for row in matrix for point in row])
    card.paste(square.resize((260, 260), Image.Resampling.NEAREST), (30, 110))
    ImageDraw.Draw(card).rectangle((30, 30, 290, 80), fill=120)
    turned = card.rotate(chance.uniform(-9, 9), Image.Resampling.BICUBIC, expand=True, fillcolor=90)
    place = ((WIDE - turned.width) // 2 + chance.randint(-12, 12), (HIGH - turned.height) // 2)
    scene.paste(turned, place)
    return scene.filter(ImageFilter.GaussianBlur(0.9))
