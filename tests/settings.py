"""The product's settings for tests: a data folder of this process's own, SQLite or TEST_DATABASE_URL."""

import os
import tempfile

_FOLDER = tempfile.TemporaryDirectory(prefix="adgmin-test-")
os.environ.update(
    ADGMIN_DATA_DIR=_FOLDER.name,
    ADGMIN_PRODUCTION="",
    ADGMIN_SITE_URL="",
    ADGMIN_SECRET_KEY="test-secret-key-of-no-value-whatever-0123456789",
    ADGMIN_FIELD_KEYS="test-field-key",
    ADGMIN_CLOCK="",
    CACHE_URL="",
    EMAIL_URL="",
    DEFAULT_FROM_EMAIL="ADGMIN <info@adgmin.example>",
    DATABASE_URL=os.environ.get("TEST_DATABASE_URL", ""),
    # pytest-playwright keeps an event loop running in the thread of the tests.
    DJANGO_ALLOW_ASYNC_UNSAFE="true",
)

from adgmin.settings import *  # noqa: E402, F403 - the environment must be set first; all settings are meant
from adgmin.settings import DATABASES, STORAGES  # noqa: E402 - those changed here

# Two runs on one server do not meet.
if DATABASES["default"]["ENGINE"].endswith("postgresql"):
    DATABASES["default"]["TEST"] = {
        "NAME": f"test_adgmin_{os.environ.get('PYTEST_XDIST_TESTRUNUID', os.getpid())}"[:40]
    }
    # What a test wrote need not outlive the server.
    DATABASES["default"]["OPTIONS"]["options"] += " -c synchronous_commit=off"
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
