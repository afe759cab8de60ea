"""Who asks, without a question to the database for those who never signed in."""

from django.conf import settings
from django.http import HttpRequest
from django.utils.crypto import salted_hmac

from adgmin.core.models import User


def signed_in_user(request: HttpRequest) -> User | None:
    """Return the account that is signed in; without a session cookie nothing is looked up."""
    if settings.SESSION_COOKIE_NAME not in request.COOKIES:
        return None
    return request.user if isinstance(request.user, User) else None


def account_mark(user: User) -> str:
    """Return a word by which a phone tells one account from another; it says nothing about the account."""
    return salted_hmac("events.personal.account", str(user.pk)).hexdigest()[:16]
