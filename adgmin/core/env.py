"""Typed reading of the environment; a wrong value stops the start with a sentence that says which."""

import os
from pathlib import Path
from urllib.parse import unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured


def text(name: str, default: str = "") -> str:
    """Return a variable as text."""
    return os.environ.get(name, default).strip()


def flag(name: str, *, default: bool = False) -> bool:
    """Return a variable that is 1/true/yes/on or 0/false/no/off."""
    value = text(name).lower()
    if not value:
        return default
    if value in {"1", "true", "yes", "on"}:
        return True
    if value in {"0", "false", "no", "off"}:
        return False
    raise ImproperlyConfigured(f"{name} must be 1 or 0, not {value!r}.")


def number(name: str, default: float = 0) -> float:
    """Return a variable that is a number."""
    value = text(name)
    if not value:
        return default
    try:
        return float(value)
    except ValueError:
        raise ImproperlyConfigured(f"{name} must be a number, not {value!r}.") from None


def words(name: str, default: str = "") -> list[str]:
    """Return a comma-separated variable as a list."""
    return [word.strip() for word in text(name, default).split(",") if word.strip()]


SQLITE_OPTIONS = {
    # One writer at a time takes its lock at BEGIN, so that two of them queue instead of failing half-way.
    "transaction_mode": "IMMEDIATE",
    "timeout": 20,
    "init_command": "PRAGMA journal_mode=WAL;PRAGMA synchronous=NORMAL;PRAGMA cache_size=-32000;",
}


def database(url: str, default_path: Path) -> dict[str, object]:
    """Return Django's database settings for `postgres://user:password@host:port/name` or `sqlite:///path`.

    An empty URL means the SQLite file at default_path. Raises ImproperlyConfigured for any other scheme.
    """
    parts = urlsplit(url or "sqlite:///")
    if parts.scheme == "sqlite":
        path = Path(unquote(parts.path[1:]) or default_path)
        return {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": str(path),
            "CONN_MAX_AGE": 60,  # opening the file and setting it up costs as much as a whole small request
            "OPTIONS": SQLITE_OPTIONS,
            # Tests use a file too: in memory, threads would share one connection's locks.
            "TEST": {"NAME": str(path.with_suffix(".test.sqlite3"))},
        }
    if parts.scheme in {"postgres", "postgresql"}:
        return {
            "ENGINE": "django.db.backends.postgresql",
            "NAME": unquote(parts.path.lstrip("/")),
            "USER": unquote(parts.username or ""),
            "PASSWORD": unquote(parts.password or ""),
            "HOST": parts.hostname or "",
            "PORT": str(parts.port or ""),
            "CONN_MAX_AGE": 60,
            "CONN_HEALTH_CHECKS": True,
            # Compiling a plan takes half a second where many tables are joined for one row; every page here is short.
            "OPTIONS": {"options": "-c jit=off"},
        }
    raise ImproperlyConfigured(
        f"DATABASE_URL must begin with postgres:// or sqlite:///, not {parts.scheme!r}."
    )


MAIL_SCHEMES = {"smtp": (25, False, False), "smtp+tls": (587, True, False), "smtps": (465, False, True)}


def mail_server(url: str) -> dict[str, object]:
    """Return Django's settings of the mail server for `smtp://user:password@host:port`.

    smtp sends in the open (port 25 unless given), smtp+tls changes to TLS after the greeting (STARTTLS, 587), smtps
    speaks TLS from the first byte (465). An empty URL means that there is no server. Raises ImproperlyConfigured.
    """
    if not url:
        return {"EMAIL_HOST": ""}
    parts = urlsplit(url)
    try:
        port, starttls, tls = MAIL_SCHEMES[parts.scheme]
        port = parts.port or port
    except (KeyError, ValueError):
        raise ImproperlyConfigured(
            "EMAIL_URL must read smtp://, smtp+tls:// or smtps://user:password@host:port, with a port below 65536."
        ) from None
    if not parts.hostname:
        raise ImproperlyConfigured("EMAIL_URL names no host: smtp+tls://user:password@mail.example.org:587.")
    return {
        "EMAIL_HOST": parts.hostname,
        "EMAIL_PORT": port,
        "EMAIL_HOST_USER": unquote(parts.username or ""),
        "EMAIL_HOST_PASSWORD": unquote(parts.password or ""),
        "EMAIL_USE_TLS": starttls,
        "EMAIL_USE_SSL": tls,
    }
