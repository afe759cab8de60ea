"""Writes the rows of a pack: new ones in bulk, changed ones one by one, equal ones not at all."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.db import models
from django.db.models import F

from adgmin.core.fields import FoldedModel

from ..models import Edition
from .fields import Ref
from .sections import Kind, Links, Row

_OUT_OF_THE_WAY = 10_000  # keeps exchanged orders apart while they are written, within a small integer


@dataclass(slots=True)
class Outcome:
    """What happened to the rows of one kind, by their codes."""

    created: list[str] = field(default_factory=list)
    changed: list[str] = field(default_factory=list)
    unchanged: list[str] = field(default_factory=list)
    left: list[str] = field(default_factory=list)


class Writer:
    """Writes kinds in order, so that later ones can refer to earlier ones."""

    def __init__(self) -> None:
        self.ids: dict[Ref, Any] = {}
        self.outcomes: dict[str, Outcome] = {}
        self.edition: Edition | None = None

    def write(self, kind: Kind, rows: Iterable[Row]) -> None:
        """Bring the rows of a kind into the database."""
        outcome = self.outcomes.setdefault(kind.name, Outcome())
        there, outgrown = self._existing(kind), self._outgrown(kind)
        new: list[tuple[Row, models.Model]] = []
        changed: list[tuple[Row, models.Model, list[str]]] = []
        kept: list[Row] = []
        for row in rows:
            values = {name: self._resolved(value) for name, value in row.values.items()}
            key = tuple(values[name] for name in kind.key)
            found = there.pop(key, None)
            if found is None:
                new.append((row, _folded(kind.model(**values))))
                continue
            self.ids[Ref(kind.name, row.code)] = found.pk
            if found.pk in outgrown:
                values = {name: value for name, value in values.items() if name not in kind.outgrown}
            if names := _differing(found, values):
                changed.append((row, found, names))
            else:
                kept.append(row)
        self._save_changed(kind, changed)
        self._create(kind, new)
        relinked = self._write_links(kind, [*(row for row, _ in new), *(row for row, *_ in changed), *kept])
        outcome.created += [row.code for row, _ in new]
        outcome.changed += [row.code for row, *_ in changed] + [
            row.code for row in kept if row.code in relinked
        ]
        outcome.unchanged += [row.code for row in kept if row.code not in relinked]
        if kind.model is Edition:
            self.edition = Edition.objects.get(pk=next(iter(self.ids.values())))
            self.ids[Ref("edition", "")] = self.edition.pk
        else:
            outcome.left += [str(one) for one in there.values()]

    def _existing(self, kind: Kind) -> dict[tuple[Any, ...], models.Model]:
        stored = kind.model._default_manager.all()
        if kind.model is Edition:
            return {(one.code,): one for one in Edition.objects.all()}
        return {
            tuple(getattr(one, name) for name in kind.key): one
            for one in stored.filter(**{kind.scope: self.edition})
        }

    def _outgrown(self, kind: Kind) -> set[Any]:
        """The rows whose own columns the pack no longer fills."""
        if not kind.outgrown:
            return set()
        stored = kind.model._default_manager.filter(**{kind.scope: self.edition})
        return set(stored.filter(**kind.outgrown_when).values_list("pk", flat=True))

    def _resolved(self, value: Any) -> Any:
        return self.ids[value] if isinstance(value, Ref) else value

    def _create(self, kind: Kind, new: list[tuple[Row, models.Model]]) -> None:
        made = kind.model._default_manager.bulk_create([one for _, one in new], batch_size=200)
        for (row, _), one in zip(new, made, strict=True):
            self.ids[Ref(kind.name, row.code)] = one.pk

    @staticmethod
    def _save_changed(kind: Kind, changed: list[tuple[Row, models.Model, list[str]]]) -> None:
        for name in kind.orders:
            moved = [one.pk for _, one, names in changed if name in names]
            kind.model._default_manager.filter(pk__in=moved).update(**{name: F(name) + _OUT_OF_THE_WAY})
        if kind.aside:
            kind.model._default_manager.filter(pk__in=[one.pk for _, one, _ in changed]).update(**kind.aside)
        for _, one, _names in changed:
            if kind.counter:
                setattr(one, kind.counter, getattr(one, kind.counter) + 1)
            one.save()

    def _write_links(self, kind: Kind, rows: list[Row]) -> set[str]:
        """Make the links those of the pack; return the codes of the records where any differed."""
        relinked: set[str] = set()
        for name, links in kind.links.items():
            wanted = {
                (self.ids[Ref(kind.name, row.code)], *map(self._resolved, link)): row.code
                for row in rows
                for link in row.links.get(name, ())
            }
            owners = {self.ids[Ref(kind.name, row.code)]: row.code for row in rows}
            relinked |= _exchange_links(links, wanted, owners)
        return relinked


def _exchange_links(links: Links, wanted: dict[tuple[Any, ...], str], owners: dict[Any, str]) -> set[str]:
    stored = {
        tuple(values): pk
        for pk, *values in links.model._default_manager.values_list("pk", links.owner, *links.columns)
        if values[0] in owners
    }
    new, gone = (
        [link for link in wanted if link not in stored],
        [link for link in stored if link not in wanted],
    )
    if gone:
        links.model._default_manager.filter(pk__in=[stored[link] for link in gone]).delete()
    links.model._default_manager.bulk_create(
        [links.model(**dict(zip((links.owner, *links.columns), link, strict=True))) for link in new],
        batch_size=200,
    )
    return {owners[link[0]] for link in (*new, *gone)}


def _differing(one: models.Model, values: dict[str, Any]) -> list[str]:
    """Set what differs and return the names of those columns."""
    names = [name for name, value in values.items() if not _same(getattr(one, name), value)]
    for name in names:
        setattr(one, name, values[name])
    return names


def _same(stored: Any, wanted: Any) -> bool:
    """Compare; an empty text may be stored as none at all."""
    return bool(stored == wanted) or (stored in (None, "") and wanted in (None, ""))


def _folded(one: models.Model) -> models.Model:
    """Fill the search column, which bulk writing would leave empty."""
    if isinstance(one, FoldedModel):
        one.folded = one.search_words()
    return one
