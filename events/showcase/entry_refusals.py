"""Why a verb of exhibitors does nothing, in both languages; and what a profile still lacks."""

from collections.abc import Callable, Iterator
from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from adgmin.core.bilingual import in_both
from adgmin.core.problems import Problem, Refused, Severity

from .models import Exhibitor
from .standing import Standing


def _problem(code: str, sentence: Callable[[], str], field: str = "", about: tuple[Any, ...] = ()) -> Problem:
    return Problem(code, Severity.BLOCK, in_both(sentence), about=about, field=field)


def not_at_work(exhibitor: Exhibitor) -> Refused:
    """Nothing is written for who is not taking part."""
    return Refused(
        _problem(
            "not_at_work",
            lambda: (
                _("“%(state)s”: nothing can be written at present. Please ask the organisers.")
                % {"state": Standing(exhibitor.standing).label}
            ),
        )
    )


def wrong_step(exhibitor: Exhibitor, to: Standing) -> Refused:
    """The table of standings has no such step; somebody else was probably first."""
    return Refused(
        _problem(
            "wrong_step",
            lambda: (
                _("It is “%(state)s” now and cannot become “%(to)s”. Load the page again.")
                % {"state": Standing(exhibitor.standing).label, "to": to.label}
            ),
        )
    )


def nothing_waits() -> Refused:
    """There is nothing to decide."""
    return Refused(
        _problem("nothing_waits", lambda: _("Nothing waits for a review any more. Load the page again."))
    )


def changed_meanwhile() -> Refused:
    """The exhibitor wrote while staff were reading."""
    return Refused(
        _problem(
            "changed_meanwhile",
            lambda: _(
                "The exhibitor has changed the profile while you read it. Load the page again and look at it."
            ),
        )
    )


def reason_missing() -> Refused:
    """Who is sent back or declined learns why."""
    return Refused(_problem("reason_missing", lambda: _("Say why; the exhibitor is told."), "reason"))


def too_many_products(most: int) -> Refused:
    """A booth holds only so much."""
    return Refused(
        _problem(
            "too_many_products",
            lambda: _("At most %(most)d products are shown. Delete one first.") % {"most": most},
        )
    )


def unknown_product() -> Refused:
    """It was deleted meanwhile."""
    return Refused(_problem("unknown_product", lambda: _("This product is not there any more.")))


def product_has_demos(name: str) -> Refused:
    """A product with a demonstration on the stage cannot leave silently."""
    return Refused(
        _problem(
            "product_has_demos",
            lambda: _("“%(name)s” has a demonstration on the stage. Take that out first.") % {"name": name},
        )
    )


def no_change() -> Refused:
    """A change that changes nothing."""
    return Refused(_problem("no_change", lambda: _("Nothing differs from what was accepted.")))


_ASKED: tuple[tuple[str, Callable[[], str]], ...] = (
    ("name_vi", lambda: _("the name in Vietnamese")),
    ("name_en", lambda: _("the name in English")),
    ("profile_vi", lambda: _("the profile in Vietnamese")),
    ("profile_en", lambda: _("the profile in English")),
    ("themes", lambda: _("a theme")),
)
_ASKED_OF_PRODUCTS: tuple[tuple[str, Callable[[], str]], ...] = (
    ("name_vi", lambda: _("the name in Vietnamese")),
    ("name_en", lambda: _("the name in English")),
    ("description_vi", lambda: _("the description in Vietnamese")),
    ("description_en", lambda: _("the description in English")),
    ("themes", lambda: _("a theme")),
    ("picture", lambda: _("a picture")),
)


def lacking(content: dict[str, Any]) -> list[Problem]:
    """Return what a working copy lacks before it can be submitted; `about` names the product's code or is empty."""
    found = [
        _problem("missing", lambda words=words: _("Missing: %(what)s.") % {"what": words()}, name)  # type: ignore[misc]  # bound early
        for name, words in _ASKED
        if not content.get(name)
    ]
    if not content["products"]:
        found.append(_problem("no_products", lambda: _("At least one product is to be shown."), "products"))
    for product in content["products"]:
        found += _lacking_of(product)
    return found


def named(product: dict[str, Any]) -> str:
    """Return the name of a product in the language that is spoken, else in the other, else its code."""
    said = product.get(f"name_{(get_language() or 'vi')[:2]}")
    return str(said or product.get("name_vi") or product.get("name_en") or product["code"])


def _lacking_of(product: dict[str, Any]) -> Iterator[Problem]:
    for field, words in _ASKED_OF_PRODUCTS:
        if not product.get(field):
            yield _problem(
                "missing",
                lambda words=words: (
                    _("%(product)s: %(what)s is missing.") % {"product": named(product), "what": words()}
                ),  # type: ignore[misc]  # bound early
                field,
                (product["code"],),
            )
