"""The application that a WSGI server serves."""

from __future__ import annotations

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "samrit.web.config.settings")

application = get_wsgi_application()
