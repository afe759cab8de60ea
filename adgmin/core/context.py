"""What every template may use."""

from typing import Any

from django.http import HttpRequest

from . import clock


def product(request: HttpRequest) -> dict[str, Any]:
    """Return the present moment and whether it is a demonstration's."""
    return {"now": clock.now(), "demo_clock": clock.is_demonstration()}
