"""Taking a scan back within a minute: an entry of its own in the device's sequence, which names the one it undoes."""

import datetime as dt

from .models import GateDevice, Scan

WITHIN = dt.timedelta(seconds=60)
SLACK = dt.timedelta(seconds=2)  # the button was seen within the minute
NOTHING = "nothing_to_undo"
TOO_LATE = "too_late"


def apply(device: GateDevice, fresh: list[Scan], changed: list[Scan]) -> None:
    """Take back what stored undo entries name: of these fresh ones, and older ones that came before their scan.

    What was taken back is added to `changed`, which the caller saves; an undo that does nothing says why in `reason`.
    """
    undos = [scan for scan in fresh if scan.act == Scan.Act.UNDO]
    arrived = {scan.sequence for scan in fresh if scan.act == Scan.Act.SCAN}
    waiting = Scan.objects.filter(device=device, act=Scan.Act.UNDO, reason=NOTHING)
    undos += [undo for undo in waiting if undo not in undos and _of(undo) in arrived]
    if not undos:
        return
    numbers = {_of(undo) for undo in undos} - {None}
    stored = Scan.objects.filter(device=device, act=Scan.Act.SCAN, sequence__in=numbers).select_for_update(
        of=("self",), no_key=True
    )
    targets = {scan.sequence: scan for scan in stored}
    targets.update({scan.sequence: scan for scan in changed if scan.sequence in targets})
    for undo in undos:
        _undo(undo, targets.get(_of(undo)), changed)
    changed += [undo for undo in undos if undo not in changed]


def _undo(undo: Scan, target: Scan | None, changed: list[Scan]) -> None:
    if target is None:
        undo.reason = NOTHING
        return
    began, ended = (
        (target.device_at, undo.device_at) if target.device_at and undo.device_at else (target.at, undo.at)
    )
    if not -SLACK <= ended - began <= WITHIN + SLACK:
        undo.reason = TOO_LATE
        return
    undo.reason = ""
    target.undone_at = target.undone_at or undo.at
    if target not in changed:
        changed.append(target)


def _of(undo: Scan) -> int | None:
    number: int | None = (undo.raw or {}).get("of")
    return number
