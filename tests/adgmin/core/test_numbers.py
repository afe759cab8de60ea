"""Numbers as they are typed."""

from decimal import Decimal

from adgmin.core.numbers import PlainNumber


def test_zeros_that_say_nothing_are_not_shown_and_what_was_typed_stays():
    shown = {
        value: PlainNumber().format_value(value)
        for value in (Decimal("3.00"), Decimal("30.00"), Decimal("2.50"))
    }
    assert list(shown.values()) == ["3", "30", "2.5"]
    assert PlainNumber().format_value("3.00x") == "3.00x"
    assert PlainNumber().format_value(None) is None
