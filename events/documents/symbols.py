"""The symbols of papers, from the template of the edition: ADGSOM/6/WP/4, and ADGSOM/6/WP/4/Rev.1 for a revision."""

from collections.abc import Mapping

from events.editions.symbol_template import fields_of

from .models import Revision

_DEFAULT_REVISION = "Rev.{rev}"


def symbol_from(template: str, values: Mapping[str, str]) -> str:
    """Return the symbol of a paper without its revision; parts whose field is empty are left out."""
    parts = [(part, fields_of(part)) for part in template.split("/")]
    return "/".join(
        part.format(**values)
        for part, fields in parts
        if "rev" not in fields and all(values.get(name) for name in fields)
    )


def symbol_of_revision(revision: Revision) -> str:
    """Return the symbol of a paper as this revision bears it."""
    paper = revision.document
    return revised_symbol(paper.symbol, revision.number, paper.edition.paper_symbols)


def revised_symbol(symbol: str, number: int, template: str) -> str:
    """Return the symbol with the number of the revision, from the first one on."""
    if not number:
        return symbol
    last = template.rpartition("/")[2]
    part = last if "rev" in fields_of(last) else _DEFAULT_REVISION
    return f"{symbol}/{part.format(rev=number)}"
