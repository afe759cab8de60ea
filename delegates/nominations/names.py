"""How a person is called: in the list of participants, on the badge, in a letter. Nothing is re-cased or split."""

from adgmin.core.bilingual import Text

from .models import Delegate, Gender

_VIETNAMESE = {Gender.FEMALE: "Bà", Gender.MALE: "Ông"}
_ENGLISH = {Gender.FEMALE: "Ms", Gender.MALE: "Mr"}


def name_in_list(delegate: Delegate) -> str:
    """Return the name given for the list; else honorific, title, name as used and letters after it."""
    if delegate.list_name:
        return delegate.list_name
    name = _joined(delegate.honorific, delegate.title, delegate.full_name or delegate.badge_name)
    return _with_letters(name, delegate)


def name_on_badge(delegate: Delegate) -> str:
    """Return the name exactly as the person wants it printed."""
    return delegate.badge_name or delegate.full_name


def address(delegate: Delegate) -> Text:
    """Return how a letter addresses the person: the form given, else by gender, title and name, in each language."""
    if delegate.address_form:
        return Text(vi=delegate.address_form, en=delegate.address_form)
    name, gender = delegate.full_name or delegate.badge_name, Gender(delegate.gender)
    return Text(
        vi=_joined(_VIETNAMESE.get(gender, "Quý vị"), delegate.title, name),
        en=_joined(delegate.honorific or _ENGLISH.get(gender, ""), delegate.title, name),
    )


def _joined(*parts: str) -> str:
    return " ".join(part for part in parts if part)


def _with_letters(name: str, delegate: Delegate) -> str:
    return f"{name}, {delegate.post_nominals}" if delegate.post_nominals else name
