"""`{% picture p sizes="…" %}`: a picture in the sizes and formats that lie ready, told in the page's language."""

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from events.pictures.models import Picture
from events.pictures.variants import MEDIA_TYPES, formats
from events.releases.programme import PublicPicture

register = template.Library()
ONLY = 640  # pixels of the file for browsers that choose none


@register.simple_tag
def picture(
    shown: Picture | PublicPicture | None, sizes: str = "100vw", *, first: bool = False, beside: bool = False
) -> SafeString:
    """Return <picture>, or nothing, also while its files are not ready.

    `first`: it is at the top of its page, so it is not put off. `beside`: its words stand beside it, so it says none.
    """
    if shown is None or not shown.widths:
        return SafeString("")
    *better, plain = formats(is_drawing=shown.is_drawing)
    sources = format_html_join(
        "",
        '<source type="{}" srcset="{}" sizes="{}">',
        ((MEDIA_TYPES[ending], _srcset(shown, ending), sizes) for ending in better),
    )
    width = shown.widths[-1]
    told = shown.told
    return format_html(
        '<picture class="picture{}">{}<img src="{}" srcset="{}" sizes="{}" width="{}" height="{}" alt="{}"{}{}'
        ' decoding="async"></picture>',
        SafeString(" picture--drawing") if shown.is_drawing else "",
        sources,
        address_of(shown, min(shown.widths, key=lambda one: abs(one - ONLY)), plain),
        _srcset(shown, plain),
        sizes,
        width,
        max(1, round(shown.height * width / shown.width)),
        "" if beside else str(told),
        format_html(' lang="{}"', told.lang) if told.missing and not beside else "",
        SafeString(' fetchpriority="high"' if first else ' loading="lazy"'),
    )


@register.simple_tag
def picture_address(shown: Picture | PublicPicture) -> str:
    """Return the address of one file that every reader opens, as previews of links need it."""
    return address_of(shown, max(one for one in shown.widths if one <= 960 or one == shown.widths[0]),
                      formats(is_drawing=shown.is_drawing)[-1])  # fmt: skip


def address_of(shown: Picture | PublicPicture, width: int, ending: str) -> str:
    """Return the address of one file."""
    return f"/pictures/{shown.digest}-{width}.{ending}"


def _srcset(shown: Picture | PublicPicture, ending: str) -> str:
    return ", ".join(f"{address_of(shown, width, ending)} {width}w" for width in shown.widths)
