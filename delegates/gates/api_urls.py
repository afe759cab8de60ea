"""/api/v1/: what devices ask."""

from .api import api
from .wire import mounted

urlpatterns = mounted(api)
