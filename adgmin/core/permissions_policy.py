"""What pages may use of a device: nothing, unless the page says otherwise (W3C Permissions Policy)."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

HEADER = "Permissions-Policy"
NOTHING = "camera=(), microphone=(), geolocation=()"


class NothingOfTheDevice:
    """Middleware that keeps camera, microphone and position from every page that does not ask for one."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Add the header where the view gave none."""
        response = self.get_response(request)
        response.setdefault(HEADER, NOTHING)
        return response
