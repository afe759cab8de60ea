"""Addresses beside those of exhibitors, which no exhibitor can have."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

# Under /{lang}/showcase/, /desk/showcase/exhibitors/ and /portal/showcase/.
RESERVED = frozenset({"apply", "awards", "demos", "invitation", "invite"})


def slug_of(code: str) -> str:
    """Return the address that an exhibitor of a pack gets: EX-OTTERBAY has otterbay."""
    return code.lower().removeprefix("ex-")


def refuse_reserved(slug: str) -> None:
    """Raise ValidationError where the page of the exhibitor would lie behind another one."""
    if slug in RESERVED:
        raise ValidationError(
            _("“%(slug)s” is the address of another page of the showcase. Choose another one, such as “%(slug)s-1”."),
            code="reserved",
            params={"slug": slug},
        )  # fmt: skip
