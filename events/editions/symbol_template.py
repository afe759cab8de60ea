"""The template of papers' symbols, as it is typed: `{meeting}/{item}/{type}{n}/Rev.{rev}`.

It is made of parts between slashes, each of fields and words. A part with a field that is empty is left out.
`{rev}` stands in the last part alone, for it is no part of the symbol that is kept: one paper has many revisions.
"""

import re
import string

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

KNOWN = ("meeting", "ordinal", "session", "item", "type", "n", "rev")
MAY_BE_EMPTY = frozenset({"session", "item"})


def template_faults(template: str) -> list[str]:
    """Return the codes of what is wrong with a template; none when every symbol made by it is a new one.

    `bad_template` (braces that do not pair), `unknown_field`, `number_missing` (two papers would get one symbol),
    `number_may_go` (its part could be left out), `rev_not_last`, `bad_sign`.
    """
    try:
        parts = [fields_of(part) for part in template.split("/")]
    except ValueError:
        return ["bad_template"]
    fields = [name for part in parts for name in part]
    if any(name not in KNOWN for name in fields):
        return ["unknown_field"]
    checks = {
        "number_missing": fields.count("n") != 1 or fields.count("rev") > 1,
        "number_may_go": any("n" in part and MAY_BE_EMPTY.intersection(part) for part in parts),
        "rev_not_last": any("rev" in part for part in parts[:-1]) or {"rev", "n"} <= set(parts[-1]),
        "bad_sign": "" in template.split("/") or bool(re.search(r"[^A-Za-z0-9._/-]", _words(template))),
    }
    return [code for code, holds in checks.items() if holds]


def check_template(template: str) -> None:
    """Raise ValidationError with a sentence for each fault of a template."""
    words = {
        "bad_template": _("The braces do not pair, or hold more than the name of a field."),
        "unknown_field": _("Only {meeting}, {ordinal}, {session}, {item}, {type}, {n} and {rev} are known."),
        "number_missing": _("Name {n} once, or two documents would get one symbol; and {rev} at most once."),
        "number_may_go": _(
            "{n} may not stand in one part with {session} or {item}: that part may be left out."
        ),
        "rev_not_last": _("{rev} stands in the last part, after the slash of {n}."),
        "bad_sign": _("Parts are made of letters without accents, figures and . _ - and are not empty."),
    }
    if faults := template_faults(template):
        raise ValidationError([words[fault] for fault in faults])


def fields_of(part: str) -> list[str]:
    """Return the fields of a part. Raises ValueError for what is no template."""
    found = []
    for _text, field, spec, how in string.Formatter().parse(part):
        if field is not None:
            if spec or how or not field:
                raise ValueError(part)
            found.append(field)
    return found


def _words(template: str) -> str:
    return re.sub(r"\{[^{}]*\}", "", template)
