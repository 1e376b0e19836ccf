"""Settings: everything an office may set comes from the environment, with safe defaults.

SAMRIT_HOME      folder of the database, files and key (default: `var` below the working folder)
DATABASE_URL     PostgreSQL or SQLite address (default: SQLite in SAMRIT_HOME)
SAMRIT_HOSTS     host names served, separated by commas
SAMRIT_DEMO      1 shows the personas of the demonstration on the sign-in page
SAMRIT_DEBUG     1 for development only
"""

from __future__ import annotations

import os
import secrets
from pathlib import Path
from typing import Any

import dj_database_url

WEB = Path(__file__).resolve().parent.parent
HOME = Path(os.environ.get("SAMRIT_HOME", "var")).resolve()
DEBUG = os.environ.get("SAMRIT_DEBUG") == "1"
DEMONSTRATION = os.environ.get("SAMRIT_DEMO") == "1"
# Named, not imported: the demonstration stands above the sign-in page that lists its people.
PERSONAS = "samrit.web.demonstration.personas.personas"
# Named for the same reason: the record of acts stands below the people who read it.
AUDIT_READER = "samrit.web.organisation.acting.audit_reader"
AUDIT_NAMES = "samrit.web.assessment.naming.object_names"
PERSONA_PASSWORD = "samrit.web.demonstration.organisation.PASSWORD"  # noqa: S105 - where it stands, not what it is


def _secret_key() -> str:
    """Give the key of this installation; it is made once and kept readable by its owner only."""
    if key := os.environ.get("SAMRIT_SECRET_KEY"):
        return key
    path = HOME / "secret-key"
    if not path.exists():
        HOME.mkdir(parents=True, exist_ok=True)
        path.touch(mode=0o600)
        path.write_text(secrets.token_urlsafe(50), encoding="ascii")
    return path.read_text(encoding="ascii")


def _database() -> dict[str, Any]:
    address = os.environ.get("DATABASE_URL")
    if address and not address.startswith("sqlite"):
        return dict(dj_database_url.parse(address, conn_max_age=60, conn_health_checks=True))
    name = address.removeprefix("sqlite:///") if address else str(HOME / "samrit.sqlite3")
    if not address:
        HOME.mkdir(parents=True, exist_ok=True)
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": name,
        "OPTIONS": {
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            # FULL: an acknowledged signature survives a power cut; it costs about a fifth of the writes.
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON;",
        },
    }


SECRET_KEY = _secret_key()
ALLOWED_HOSTS = os.environ.get("SAMRIT_HOSTS", "localhost,127.0.0.1,[::1],testserver").split(",")
CSRF_TRUSTED_ORIGINS = [o for o in os.environ.get("SAMRIT_ORIGINS", "").split(",") if o]

INSTALLED_APPS = [
    "samrit.web.common",
    "samrit.web.audit",
    "samrit.web.organisation",
    "samrit.web.rounds",
    "samrit.web.indicators",
    "samrit.web.agreements",
    "samrit.web.results",
    "samrit.web.assessment",
    "samrit.web.dashboards",
    "samrit.web.exchange",
    "samrit.web.printing",
    "samrit.web.demonstration",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django_htmx",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "samrit.web.common.middleware.ThaiFirstMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "samrit.web.common.middleware.SecurityHeadersMiddleware",
    "samrit.web.common.middleware.RefusalMiddleware",
    "samrit.web.common.middleware.PlainTextMiddleware",
]

ROOT_URLCONF = "samrit.web.config.urls"
WSGI_APPLICATION = "samrit.web.config.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "samrit.web.common.context.interface",
                "samrit.web.dashboards.frame.frame",
            ],
        },
    },
]

DATABASES = {"default": _database()}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# Shared by all processes of the installation: failed sign-ins are counted here.
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.filebased.FileBasedCache",
        "LOCATION": HOME / "cache",
        "OPTIONS": {"MAX_ENTRIES": 20_000},
    },
}

AUTH_USER_MODEL = "organisation.User"
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "organisation:sign-in"
LOGIN_REDIRECT_URL = "dashboards:home"
LOGOUT_REDIRECT_URL = "organisation:sign-in"

LANGUAGE_CODE = "th"
LANGUAGES = [("th", "ไทย"), ("en", "English")]
LOCALE_PATHS = [WEB / "locale"]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "Asia/Bangkok"

STATIC_URL = "/static/"
STATIC_ROOT = HOME / "static"
STATIC_ROOT.mkdir(parents=True, exist_ok=True)  # the server warns where it is missing
STATICFILES_DIRS = [WEB / "static" / "dist"] if (WEB / "static" / "dist").exists() else []
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
WHITENOISE_USE_FINDERS = True

# A letter of 20 MB is refused with its reason by the upload form; beyond this the body is not even read.
LETTER_SIZE_LIMIT = 20 * 1024 * 1024
FIGURES_SIZE_LIMIT = 10 * 1024 * 1024
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 20_000

SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_AGE = 8 * 60 * 60
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
if os.environ.get("SAMRIT_HTTPS") == "1":
    SESSION_COOKIE_SECURE = True
    CSRF_COOKIE_SECURE = True
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
