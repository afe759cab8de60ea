"""/api/v1/: what devices ask."""

from .api import api
from .wire import mounted

app_name = "api-v1"
urlpatterns = mounted(api)
