"""How complete both languages are, by kind of record."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import reduce
from operator import or_

from django.db import models
from django.db.models import Count, Q, QuerySet
from modeltranslation.translator import translator

from adgmin.core.bilingual import LANGUAGES
from adgmin.core.models import User


@dataclass(frozen=True, slots=True)
class Standing:
    """One kind of record: how many there are, complete, and lacking each language."""

    model: type[models.Model]
    total: int
    complete: int
    lacks_vi: int
    lacks_en: int

    @property
    def label(self) -> str:
        """The address part of this kind."""
        return self.model._meta.label_lower

    @property
    def name(self) -> str:
        """What such records are called."""
        return str(self.model._meta.verbose_name_plural)


@dataclass(frozen=True, slots=True)
class Gap:
    """A record with the fields that lack a language."""

    record: models.Model
    fields: tuple[str, ...]


def translated_models(user: User) -> list[type[models.Model]]:
    """Return the kinds with translated fields that this user may see."""
    known = sorted(translator.get_registered_models(abstract=False), key=lambda model: model._meta.label)
    return [
        model for model in known if user.has_perm(f"{model._meta.app_label}.view_{model._meta.model_name}")
    ]


def fields_of(model: type[models.Model]) -> Sequence[str]:
    """Return the translated fields of a kind."""
    return sorted(translator.get_options_for_model(model).all_fields)


def lacking(model: type[models.Model], lang: str) -> Q:
    """Records in which a field is given in the other language only; what is empty in both is not missing."""
    other = next(code for code in LANGUAGES if code != lang)
    return reduce(or_, (_empty(f"{name}_{lang}") & ~_empty(f"{name}_{other}") for name in fields_of(model)))


def _empty(name: str) -> Q:
    return Q(**{name: ""}) | Q(**{f"{name}__isnull": True})


def standings(kinds: Iterable[type[models.Model]]) -> list[Standing]:
    """Return the standing of each kind, one query each."""
    found = []
    for model in kinds:
        lacks = {lang: lacking(model, lang) for lang in LANGUAGES}
        counts = model._default_manager.aggregate(
            total=Count("pk"),
            lacks_vi=Count("pk", filter=lacks["vi"]),
            lacks_en=Count("pk", filter=lacks["en"]),
            either=Count("pk", filter=lacks["vi"] | lacks["en"]),
        )
        complete = counts["total"] - counts.pop("either")
        found.append(Standing(model, complete=complete, **counts))
    return found


def records_lacking(model: type[models.Model], lang: str) -> QuerySet[models.Model]:
    """Return the records of a kind that lack a language."""
    return model._default_manager.filter(lacking(model, lang)).order_by("pk")


def gaps(records: Iterable[models.Model], lang: str) -> list[Gap]:
    """Name the fields of each record that lack the language."""
    other = next(code for code in LANGUAGES if code != lang)
    return [
        Gap(
            record,
            tuple(
                str(getattr(record._meta.get_field(name), "verbose_name", name))
                for name in fields_of(type(record))
                if not getattr(record, f"{name}_{lang}") and getattr(record, f"{name}_{other}")
            ),
        )
        for record in records
    ]
