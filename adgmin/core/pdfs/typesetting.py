"""From data to pages by the typesetter, in a process of its own (press.py)."""

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from .child import ChildFailed, run

SECONDS = 120  # for one job: some hundred times what 200 badges need
_PRESS = Path(__file__).with_name("press.py")


class PressFailed(RuntimeError):
    """The typesetter did not do it; the reason is for the log, it may hold names."""


def pressed(
    template: Path, data: dict[str, Any], *, root: Path, fonts: Iterable[Path], **asked: Any
) -> bytes:
    """Return what a template makes of these data: see press.py for what may be asked. Raises PressFailed."""
    asked |= {"input": str(template), "root": str(root), "fonts": [str(folder) for folder in fonts]}
    said = json.dumps(data, ensure_ascii=False).encode()
    try:
        return run(_PRESS, asked, said, seconds=SECONDS)
    except ChildFailed as failure:
        raise PressFailed(str(failure)) from None
