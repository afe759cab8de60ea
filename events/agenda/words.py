"""Words for the codes of a session: who may enter, and in which languages it is held."""

from django.utils.translation import gettext as _
from django.utils.translation import pgettext


def role_label(role: str) -> str:
    """Return the word for a role on a badge."""
    words = {
        "head": pgettext("role", "Heads of delegation"), "alternate": _("Alternates"), "delegate": _("Delegates"),
        "adviser": _("Advisers"), "secretariat": _("Secretariat"), "interpreter": _("Interpreters"),
        "security": _("Security"), "media": _("Press"), "exhibitor": _("Exhibitors"),
    }  # fmt: skip
    return words.get(role, role)


LANGUAGE_CODES = ("vi", "en", "zh", "ja", "ko", "ru", "fr", "hi", "th", "id")


def language_label(code: str) -> str:
    """Return the word for a language of a meeting."""
    words = {
        "vi": _("Vietnamese"), "en": _("English"), "zh": _("Chinese"), "ja": _("Japanese"), "ko": _("Korean"),
        "ru": _("Russian"), "fr": _("French"), "hi": _("Hindi"), "th": _("Thai"), "id": _("Indonesian"),
    }  # fmt: skip
    return words.get(code, code)
