"""The WSGI application."""

import gc
import os

from django.core.wsgi import get_wsgi_application
from django.urls import get_resolver

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "adgmin.settings")
application = get_wsgi_application()
# What has been loaded stays for good: the collector need not go through it while a page is made (60 ms each time).
get_resolver().url_patterns  # noqa: B018 - loads the views, otherwise the first request would
gc.collect()
gc.freeze()
