"""Numbers as nobody should send them, to every address: refused or taken for nothing, never a fault of the server."""

import ast
import inspect
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.test import Client
from django.urls import URLPattern, get_resolver

from adgmin.core.filters import number_of
from tests.test_permissions import _PARAMETER, CODES, VALUES

ROOT = Path(__file__).resolve().parent.parent
HUGE = "9" * 60
LONG = "9" * 5000  # more digits than Python reads
SMALL = ("-1", "1e5", "٣")
ODD = (HUGE, "small ones by turns")
# Words beside a number that let a form get as far as the number.
READS_NUMBERS = re.compile(r"number_of|\bint\(|isdecimal|wishes_of|asked_of")
READS = re.compile(r"Filters|Wanted|Form\b|GET\.get|POST\.get")
VERBS = {"do": "delay", "day": "2026-01-15", "room": "R-A", "with": HUGE}


def patterns(resolver=None, prefix: str = "") -> Iterator[tuple[str, URLPattern]]:
    for entry in (resolver or get_resolver()).url_patterns:
        route = prefix + str(entry.pattern)
        if isinstance(entry, URLPattern):
            yield route, entry
        elif not route.startswith("admin/"):
            yield from patterns(entry, route)


def asked_names() -> set[str]:
    """Every name that a view reads from a query or a form, and every field of a list's filters and of a form."""
    names = {"page", "pk", "sequence", "act", "minutes"}
    for path in (each for app in ("adgmin", "events", "delegates") for each in (ROOT / app).rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.args:
                of = ast.unparse(node.func.value)
                if node.func.attr in ("get", "getlist") and of.endswith(
                    ("GET", "POST", "form", "asked", "query")
                ):
                    names |= {one.value for one in node.args[:1] if isinstance(one, ast.Constant)}
            elif isinstance(node, ast.ClassDef) and re.search("Filters|Form", node.name):
                names |= {ast.unparse(line.target) for line in node.body if isinstance(line, ast.AnnAssign)}
    return {name for name in names if isinstance(name, str)} - VERBS.keys()


def source_of(entry: URLPattern) -> str:
    module = inspect.getmodule(inspect.unwrap(entry.callback))
    return inspect.getsource(module) if module else ""


def targets(pk: int) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    """Yield an address, the source of its view and the numbers to try: all where the view itself reads numbers."""

    def fill(route: str, number: str) -> str:
        def value(match: re.Match[str]) -> str:
            before, name = (match[1] or "", match[2] or match[3])
            known = CODES.get(before, "S-1") if name == "code" else VALUES.get(name, "1")
            found = number if "<int:" in match[0] else known
            return f"{before}/{found}" if before else found

        return "/" + _PARAMETER.sub(value, route.replace("^export\\.(?P<kind>xlsx|csv)$", "export.csv"))

    for route, entry in patterns():
        source = source_of(entry)
        tried = ODD if READS_NUMBERS.search(source) else ODD[:1] if READS.search(source) else ()
        if "<int:" in route:
            yield fill(route, HUGE), "GET POST", ODD[:1]
        if tried and "sign-out" not in route:
            yield fill(route, str(pk)), source, tried


def test_every_address_stands_odd_numbers(delegate, make_session, at_demo_time, make_user):
    make_session("S-1", "09:00", "10:00", access="public")
    client = Client(raise_request_exception=False)
    client.force_login(make_user("administrator"))
    names, failed = sorted(asked_names()), []
    for target, source, tried in targets(delegate.pk):
        for odd in tried:
            sent = {name: odd if odd == HUGE else SMALL[at % 3] for at, name in enumerate(names)}
            answers = [client.get(target, sent)] if "GET" in source else []
            if "POST" in source:
                answers.append(client.post(target, {**sent, **VERBS}))
            for one in answers:
                if one.streaming:
                    b"".join(one.streaming_content)  # closes its file
                if one.status_code == 500:
                    failed.append((target, odd[:6], one.request["REQUEST_METHOD"]))
    assert failed == []


@pytest.mark.parametrize("odd", [HUGE, LONG, *SMALL, "", "1\0", "1 ", "²", "½"])
def test_what_is_no_number_of_ours_is_none(odd):
    assert number_of(odd, 7) == 7
    assert number_of("9" * 18) == int("9" * 18)


def test_a_bare_word_is_no_place_to_go_after_signing_in(make_user):
    client = Client()
    client.force_login(make_user("administrator"))
    for word in ("agenda", "desk-today", HUGE):
        assert client.get("/accounts/sign-in/", {"next": word})["Location"] == "/desk/"
