"""All settings, in one place; what differs between machines comes from the environment (docs/operators.md)."""

import contextlib
import os
import secrets
from pathlib import Path

from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured
from django.utils.translation import gettext_lazy as _

from adgmin.core import env

BASE_DIR = Path(__file__).resolve().parent.parent
DATA_DIR = Path(env.text("ADGMIN_DATA_DIR") or BASE_DIR / "var")
DATA_DIR.mkdir(parents=True, exist_ok=True)
PRIVATE_ROOT = DATA_DIR / "private"

# The address under which links in feeds, mails and previews are written, without a slash at the end.
SITE_URL = env.text("ADGMIN_SITE_URL").rstrip("/")
# In production TLS is required everywhere and every secret must be given. All else is a demonstration.
PRODUCTION = env.flag("ADGMIN_PRODUCTION", default=SITE_URL.startswith("https://"))
DEMO = not PRODUCTION
DEBUG = env.flag("ADGMIN_DEBUG")


def _secret(name: str) -> str:
    """Return a secret of the environment; a demonstration makes its own and keeps it in the data folder."""
    if value := env.text(name):
        return value
    if PRODUCTION:
        raise ImproperlyConfigured(
            f"{name} is not set. Make one with: python -c 'import secrets; print(secrets.token_urlsafe(48))' "
            "(or unset ADGMIN_PRODUCTION for a demonstration)."
        )
    path = DATA_DIR / f"{name.lower()}.secret"
    if not path.exists():
        draft = path.with_suffix(f".{os.getpid()}")
        draft.touch(mode=0o600)
        draft.write_text(secrets.token_urlsafe(48), encoding="ascii")
        with contextlib.suppress(FileExistsError):  # another process was first: its secret counts
            os.link(draft, path)
        draft.unlink()
    return path.read_text(encoding="ascii").strip()


SECRET_KEY = _secret("ADGMIN_SECRET_KEY")
# Comma-separated, newest first; the first one encrypts, all of them decrypt.
FIELD_KEYS = [key.strip() for key in _secret("ADGMIN_FIELD_KEYS").split(",") if key.strip()]

ALLOWED_HOSTS = env.words("ADGMIN_HOSTS", "" if PRODUCTION else "127.0.0.1,localhost,[::1]")
CSRF_TRUSTED_ORIGINS = env.words("ADGMIN_ORIGINS")

ADGMIN_CLOCK = env.text("ADGMIN_CLOCK")
ADGMIN_CLOCK_ANCHOR = env.number("ADGMIN_CLOCK_ANCHOR")
# Whether phones keep the programme to read without a network; 0 makes them forget it (docs/operators.md).
OFFLINE_APP = env.flag("ADGMIN_OFFLINE_APP", default=True)

INSTALLED_APPS = [
    "modeltranslation",
    "adgmin.apps.AdminConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "csp",
    "adgmin.core",
    "events",
    "delegates",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "events.live.token.TokenPoll",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "adgmin.core.permissions_policy.NothingOfTheDevice",
    "events.pages.cache.PublicPageCache",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "adgmin.core.zero_signs.RefuseZeroSigns",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]

ROOT_URLCONF = "adgmin.urls"
WSGI_APPLICATION = "adgmin.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "adgmin.core.context.product",
            ],
        },
    },
]

DATABASES = {"default": env.database(env.text("DATABASE_URL"), DATA_DIR / "adgmin.sqlite3")}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

_CACHE_URL = env.text("CACHE_URL")
CACHES = {
    # What every worker process must see alike: the mark of the programme's version, sign-in attempts.
    "default": {"BACKEND": "django.core.cache.backends.redis.RedisCache", "LOCATION": _CACHE_URL}
    if _CACHE_URL
    else {
        "BACKEND": "django.core.cache.backends.filebased.FileBasedCache",
        "LOCATION": str(DATA_DIR / "cache"),
        "OPTIONS": {"MAX_ENTRIES": 5000},
    },
}

# Mails wait in the outbox until a server is named (docs/operators.md).
EMAIL_URL = env.text("EMAIL_URL")
globals().update(env.mail_server(EMAIL_URL))
EMAIL_TIMEOUT = 20  # seconds for each answer of the server
DEFAULT_FROM_EMAIL = env.text("DEFAULT_FROM_EMAIL", "ADGMIN <no-reply@localhost>")
# What one device at a gate may ask of each process in a minute; at once, as much as in ten seconds.
GATE_REQUESTS_PER_MINUTE = env.number("GATE_REQUESTS_PER_MINUTE", 3000)
MAIL_PER_MINUTE = env.number("MAIL_PER_MINUTE", 120)

AUTH_USER_MODEL = "core.User"
AUTHENTICATION_BACKENDS = ["django.contrib.auth.backends.ModelBackend"]
LOGIN_URL = "/accounts/sign-in/"
LOGIN_REDIRECT_URL = "/desk/"
LOGOUT_REDIRECT_URL = "/"
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]

LANGUAGE_CODE = "vi"
LANGUAGES = [("vi", _("Vietnamese")), ("en", _("English"))]
MODELTRANSLATION_DEFAULT_LANGUAGE = "vi"
MODELTRANSLATION_LANGUAGES = ("vi", "en")
MODELTRANSLATION_FALLBACK_LANGUAGES = ("vi", "en")
LOCALE_PATHS = [BASE_DIR / "adgmin" / "locale"]
TIME_ZONE = "Asia/Ho_Chi_Minh"
USE_I18N = True
USE_TZ = True
FORMAT_MODULE_PATH = ["adgmin.core.formats"]

STATIC_URL = "/static/"
STATIC_ROOT = DATA_DIR / "static"
STATICFILES_DIRS = [BASE_DIR / "adgmin" / "static"]
STATICFILES_FINDERS = [
    "django.contrib.staticfiles.finders.FileSystemFinder",
    "django.contrib.staticfiles.finders.AppDirectoriesFinder",
    "adgmin.core.bundles.BundleFinder",
]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "adgmin.core.static_names.HashedNames"},
}
WHITENOISE_MAX_AGE = 31_536_000
MEDIA_ROOT = PRIVATE_ROOT / "media"

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF],
        "font-src": [SELF],
        "connect-src": [SELF],
        "manifest-src": [SELF],
        "worker-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    }
}
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
SECURE_SSL_REDIRECT = env.flag("ADGMIN_SSL_REDIRECT", default=PRODUCTION)
SECURE_HSTS_SECONDS = 31_536_000 if PRODUCTION else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = PRODUCTION
SECURE_HSTS_PRELOAD = PRODUCTION
SECURE_REDIRECT_EXEMPT = [r"^healthz$", r"^readyz$"]
if env.flag("ADGMIN_BEHIND_PROXY"):
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = LANGUAGE_COOKIE_SECURE = PRODUCTION
CSRF_FAILURE_VIEW = "events.pages.errors.csrf_failure"
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = LANGUAGE_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_AGE = 12 * 3600  # one working day at the desk
LANGUAGE_COOKIE_AGE = 31_536_000

DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
FILE_UPLOAD_HANDLERS = ["adgmin.core.uploads.receiving.InMemory"]
FILE_UPLOAD_PERMISSIONS = 0o600
IMPORT_MAX_BYTES = 30 * 1024 * 1024

if not DEBUG:
    DEFAULT_EXCEPTION_REPORTER = "adgmin.core.discreet.DiscreetReporter"
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "line": {
            "()": "adgmin.core.discreet.DiscreetLines",
            "fmt": "%(asctime)s %(levelname)s %(name)s %(message)s",
        }
    },
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": env.text("ADGMIN_LOG_LEVEL", "WARNING")},
}
