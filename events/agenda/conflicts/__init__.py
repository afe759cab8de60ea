"""The conflict engine: what the draft of a programme breaks, what can be done, what was accepted.

Pure rules over plain facts (`check`, `Index`), and the reading of the facts from the records (`facts_of`,
`findings_of`). The board, the desk's inbox, `check_programme` and releases ask here.
"""

from .facts import Acceptance, Facts, HoldFact, ItemFact, PartyFact, RoomFact, SessionFact, WindowFact
from .finding import Finding, Fix
from .index import Index, check
from .reading import facts_of, findings_of

__all__ = (
    "Acceptance", "Facts", "Finding", "Fix", "HoldFact", "Index", "ItemFact", "PartyFact", "RoomFact",
    "SessionFact", "WindowFact", "check", "facts_of", "findings_of",
)  # fmt: skip
