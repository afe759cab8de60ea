"""The symbols of papers, from the template of the edition: ADGSOM/6/WP/4, and ADGSOM/6/WP/4/Rev.1 for a revision.

A template is made of parts between slashes, each of fields and words. A part with a field that is empty is left out.
`{rev}` stands in the last part alone, for it is no part of the symbol that is kept: one paper has many revisions.
"""

import re
import string
from collections.abc import Mapping

KNOWN = ("meeting", "ordinal", "session", "item", "type", "n", "rev")
_DEFAULT_REVISION = "Rev.{rev}"


def template_faults(template: str) -> list[str]:
    """Return the codes of what is wrong with a template; none when it can be used.

    `bad_template` (braces that do not pair), `unknown_field`, `number_missing` (two papers would get one symbol),
    `rev_not_last`, `bad_sign`.
    """
    try:
        fields = [name for name in _fields_of(template) if name is not None]
    except ValueError:
        return ["bad_template"]
    faults = []
    if any(name not in KNOWN for name in fields):
        faults.append("unknown_field")
    if fields.count("n") != 1 or fields.count("rev") > 1:
        faults.append("number_missing")
    parts = template.split("/")
    if any("rev" in _fields_of(part) for part in parts[:-1]) or (
        "rev" in fields and "n" in _fields_of(parts[-1])
    ):
        faults.append("rev_not_last")
    if re.search(r"[^A-Za-z0-9._-]", re.sub(r"\{[^{}]*\}", "", template).replace("/", "")) or "" in parts:
        faults.append("bad_sign")
    return faults


def symbol_from(template: str, values: Mapping[str, str]) -> str:
    """Return the symbol of a paper without its revision; parts whose field is empty are left out."""
    parts = [part for part in template.split("/") if "rev" not in _fields_of(part)]
    return "/".join(
        part.format(**values) for part in parts if all(values.get(name) for name in _fields_of(part) if name)
    )


def revised_symbol(symbol: str, number: int, template: str) -> str:
    """Return the symbol with the number of the revision, from the first one on."""
    if not number:
        return symbol
    last = template.rpartition("/")[2]
    part = last if "rev" in _fields_of(last) else _DEFAULT_REVISION
    return f"{symbol}/{part.format(rev=number)}"


def _fields_of(part: str) -> list[str | None]:
    return [field for _text, field, _spec, _how in string.Formatter().parse(part)]
