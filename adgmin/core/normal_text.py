"""Text of forms in normal form C before anything is asked about it: some signs grow by it, past a column's length."""

from collections.abc import Callable
from typing import Any

from django import forms

from .text import nfc


def keep_normal(form: forms.BaseForm) -> None:
    """Bring every line of a form to normal form C as it is read, so that its length is that of what is stored."""
    for field in form.fields.values():
        if isinstance(field, forms.CharField):
            field.to_python = _normal(field.to_python)  # type: ignore[method-assign, assignment]  # of this form's own copy


def _normal(read: Callable[[Any], Any]) -> Callable[[Any], Any]:
    def to_python(value: Any) -> Any:
        found = read(value)
        return nfc(found) if isinstance(found, str) else found

    return to_python
