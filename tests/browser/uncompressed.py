"""The product's settings, for collecting static files: compressing them would take longer than all of the rest."""

from adgmin.settings import *  # noqa: F403 - all settings are meant

WHITENOISE_SKIP_COMPRESS_EXTENSIONS = ("css", "js", "json", "svg", "txt", "webmanifest", "woff2", "png", "md")
