"""The product's settings, with the bench's addresses."""

from adgmin.settings import *  # noqa: F403 - all of them, by design

ROOT_URLCONF = "bench.urls"
