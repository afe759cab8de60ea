"""parties.yaml: the parties and the spellings by which files call them."""

from events.editions.pack.edition import COUNTRY, SOURCE
from events.editions.pack.fields import Day, Line, Many, Whole, both, choice, line
from events.editions.pack.sections import Kind, Links, Section, once, plain

from .models import Party, PartyAlias, PartyKind

PARTIES = Kind(
    "parties",
    Party,
    links={"aliases": Links(PartyAlias, "party_id", ("text",))},
    orders=("sort_order", "dialogue_order"),
)

KINDS = (PARTIES,)

SECTIONS = (
    Section(
        "parties.yaml",
        "parties",
        {
            "kind": choice(PartyKind),
            **both(Party, "name"),
            **both(Party, "formal_name", required=False),
            "iso2": COUNTRY,
            "flag": line(Party, "flag", required=False),
            "sort_order": Whole(),
            "dialogue_order": Whole(required=False),
            "joined_on": Day(required=False),
            "aliases": Many(of=Line(limit=200)),
            "source": SOURCE,
        },
        plain(PARTIES),
        code_limit=10,
        rules=(once("parties", "sort_order", "dialogue_order"),),
    ),
)
