"""Why a picture is not taken in, in both languages."""

from django.utils.translation import gettext as _

from adgmin.core.problems import Refused
from adgmin.core.uploads.reading import refusal

LEAST = (320, 180)  # pixels
LONGEST = 4  # times as wide as high, or as high as wide


def too_small(width: int, height: int) -> Refused:
    """It would be a blur."""
    return refusal(
        "picture_too_small",
        lambda: (
            _(
                "The picture has %(w)d × %(h)d pixels; at least %(lw)d × %(lh)d are needed. Please choose a larger one."
            )
            % {"w": width, "h": height, "lw": LEAST[0], "lh": LEAST[1]}
        ),
        "file",
    )


def too_long() -> Refused:
    """A stripe is no picture."""
    return refusal(
        "picture_too_long",
        lambda: (
            _("The picture is more than %(most)d times as long as it is wide. Please cut it.")
            % {"most": LONGEST}
        ),
        "file",
    )


def alt_missing(lang: str) -> Refused:
    """Who does not see the picture would learn nothing."""
    sentence = {
        "vi": lambda: _("Say in Vietnamese what is to be seen on the picture."),
        "en": lambda: _("Say in English what is to be seen on the picture."),
    }
    return refusal("alt_missing", sentence[lang], f"alt_{lang}")


def alt_is_a_name(lang: str) -> Refused:
    """The name of a file tells nobody what is to be seen."""
    return refusal(
        "alt_is_a_name",
        lambda: _("This is the name of a file. Say in a few words what is to be seen on the picture."),
        f"alt_{lang}",
    )
