"""The layout holds: who may import whom, and no path from the programme to the people."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.apps import apps

ROOT = Path(__file__).resolve().parent.parent
# Each layer may import itself and what stands before it.
LAYERS = ("adgmin.core", "events", "delegates", "adgmin")
EVENTS = (
    {"editions"}, {"parties"}, {"venues"}, {"agenda"}, {"pictures"}, {"documents", "showcase"}, {"awards"},
    {"outcomes"},
    {"languages"}, {"releases"}, {"live"}, {"board"}, {"exchange"}, {"pages"}, {"feeds"}, {"personal"},
    {"screens"}, {"printing"}, {"mirror"}, {"tours"},
)  # fmt: skip
DELEGATES = (
    {"delegations"},
    {"nominations"},
    {"privacy"},
    {"accreditation"},
    {"mail"},
    {"imports"},
    {"lists"},
    {"badges"},
    {"gates"},
    {"portal"},
    {"exhibiting"},
    {"demos"},
    {"visits"},
    {"interventions"},
    {"papers"},
    {"amendments"},
    {"desk"},
)
NO_CAPABILITY = {"migrations", "management", "templatetags"}


def imports_of(path: Path) -> Iterator[str]:
    """Every module that a file imports, relative ones resolved."""
    package = list(path.relative_to(ROOT).with_suffix("").parts)
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = package[: len(package) - node.level] if node.level else []
            module = ".".join([*base, *(node.module or "").split(".")]).strip(".")
            yield module
            yield from (f"{module}.{alias.name}" for alias in node.names)


def sources(folder: str) -> list[Path]:
    return [p for p in (ROOT / folder).rglob("*.py") if "migrations" not in p.parts]


def layer_of(module: str) -> str | None:
    return next((layer for layer in LAYERS if module == layer or module.startswith(layer + ".")), None)


@pytest.mark.parametrize("folder", ["adgmin/core", "events", "delegates"])
def test_no_layer_imports_a_later_one(folder):
    own = folder.replace("/", ".")
    allowed = LAYERS[: LAYERS.index(own) + 1]
    found = {
        f"{path.relative_to(ROOT)} imports {module}"
        for path in sources(folder)
        for module in imports_of(path)
        if (layer := layer_of(module)) and layer not in allowed
    }
    assert found == set()


@pytest.mark.parametrize(("app", "order"), [("events", EVENTS), ("delegates", DELEGATES)])
def test_no_capability_imports_a_later_one(app, order):
    rank = {name: number for number, names in enumerate(order) for name in names}
    found = set()
    for path in sources(app):
        parts = path.relative_to(ROOT / app).parts
        if parts[0] not in rank:
            continue
        for module in imports_of(path):
            words = module.split(".")
            if words[0] == app and len(words) > 1 and words[1] in rank:
                other = rank[words[1]]
                if other > rank[parts[0]] or (other == rank[parts[0]] and words[1] != parts[0]):
                    found.add(f"{path.relative_to(ROOT)} imports {module}")
    assert found == set()


def test_every_capability_has_its_place_in_the_order():
    for app, order in (("events", EVENTS), ("delegates", DELEGATES)):
        packages = {p.parent.name for p in (ROOT / app).glob("*/__init__.py")} - NO_CAPABILITY
        assert packages == set().union(*order), app


def test_nothing_reaches_people_from_the_programme():
    """Every relation from people into the programme has no way back."""
    ways = [
        f"{model._meta.label}.{relation.get_accessor_name()}"
        for model in apps.get_app_config("events").get_models()
        for relation in model._meta.get_fields(include_hidden=False)
        if relation.auto_created
        and not relation.concrete
        and relation.related_model._meta.app_label == "delegates"
    ]
    assert ways == []


def test_the_rule_would_see_a_wrong_import(tmp_path):
    wrong = ROOT / "events" / "agenda" / "models.py"
    assert "events.venues.models.Room" in set(imports_of(wrong))
    assert layer_of("delegates.models") == "delegates"
    assert layer_of("adgmin.core.text") == "adgmin.core"
    assert layer_of("adgmin.urls") == "adgmin"
