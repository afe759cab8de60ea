"""Every sentence of the interface is there in Vietnamese."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from babel.messages.mofile import read_mo
from babel.messages.pofile import read_po
from django.conf import settings
from django.utils.translation.template import templatize

ROOT = Path(__file__).resolve().parent.parent
CATALOGUE = Path(settings.LOCALE_PATHS[0]) / "vi" / "LC_MESSAGES"
PLAIN = {"_", "_t", "gettext", "gettext_lazy", "gettext_noop", "ngettext", "ngettext_lazy"}
WITH_CONTEXT = {"pgettext", "pgettext_lazy", "npgettext", "npgettext_lazy"}
_CALL = re.compile(
    r"""\b(n?p?gettext|_)\(\s*u?(?P<one>"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')(?:\s*,\s*u?(?P<two>"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'))?"""
)


def of_python(path: Path) -> Iterator[tuple[str | None, str]]:
    """(context, sentence) of each call of gettext with a literal."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Name)):
            continue
        texts = [a.value for a in node.args if isinstance(a, ast.Constant) and isinstance(a.value, str)]
        if node.func.id in PLAIN and texts:
            yield None, texts[0]
        elif node.func.id in WITH_CONTEXT and len(texts) > 1:
            yield texts[0], texts[1]


def of_template(path: Path) -> Iterator[tuple[str | None, str]]:
    """(context, sentence) of each translate and blocktranslate."""
    for call in _CALL.finditer(templatize(path.read_text(encoding="utf-8"), origin=str(path))):
        one = ast.literal_eval(call["one"])
        if "p" in call[1].replace("gettext", ""):
            yield one, ast.literal_eval(call["two"])
        else:
            yield None, one


def used() -> set[tuple[str | None, str]]:
    """All sentences of the source."""
    found: set[tuple[str | None, str]] = set()
    for folder in ("adgmin", "events", "delegates"):
        for path in (ROOT / folder).rglob("*.py"):
            if "migrations" not in path.parts:
                found.update(of_python(path))
    for path in (ROOT / "templates").rglob("*.html"):
        found.update(of_template(path))
    return found


def test_every_sentence_is_said_in_vietnamese():
    with (CATALOGUE / "django.po").open("rb") as handle:
        catalogue = read_po(handle, locale="vi")
    said = {
        (message.context, message.id if isinstance(message.id, str) else message.id[0])
        for message in catalogue
        if message.id and (message.string if isinstance(message.string, str) else all(message.string))
    }
    wanted = used()
    assert len(wanted) > 500, "the extraction found next to nothing"
    assert sorted(f"{context or ''}|{text}" for context, text in wanted - said) == []


def test_the_compiled_catalogue_is_that_of_the_source():
    with (CATALOGUE / "django.po").open("rb") as handle:
        source = read_po(handle, locale="vi")
    with (CATALOGUE / "django.mo").open("rb") as handle:
        compiled = read_mo(handle)
    for message in source:
        if message.id and not message.fuzzy:
            one = message.id if isinstance(message.id, str) else message.id[0]
            context = message.context.encode() if message.context else None
            other = compiled.get(one, context) or compiled.get(one, message.context)
            assert other is not None, one
            said = [message.string] if isinstance(message.string, str) else list(message.string)
            assert ([other.string] if isinstance(other.string, str) else list(other.string)) == said, one
