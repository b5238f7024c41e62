"""Django's settings, from the environment; without any variable they are safe for a laptop."""

import sys
from typing import Any

import django_stubs_ext
import pghistory

from negotiations.common.database.connections import database_settings
from negotiations.common.environment import PROJECT, EnvironmentRefused, current, keep_secret

django_stubs_ext.monkeypatch()

try:
    environment = current()
except EnvironmentRefused as error:
    sys.exit(str(error))

DEBUG = False
SECRET_KEY = environment.secret_key or keep_secret(environment.data / "secret_key")
ALLOWED_HOSTS = list(environment.allowed_hosts)
CSRF_TRUSTED_ORIGINS = list(environment.csrf_trusted_origins)
ROOT_URLCONF = "negotiations.urls"
WSGI_APPLICATION = "negotiations.wsgi.application"

ROOMS = [
    "negotiations.common",
    "negotiations.accounts",
    "negotiations.record",
    "negotiations.intake",
    "negotiations.editions",
    "negotiations.tracker",
    "negotiations.alerts",
    "negotiations.delivery",
    "negotiations.desk",
    "negotiations.upkeep",
]
INSTALLED_APPS = [
    # Before Django's own: its `migrate` goes to the owner.
    *ROOMS,
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "django_htmx",
    "pgtrigger",
    "pghistory",
    "procrastinate.contrib.django",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
]
TEMPLATES: list[dict[str, Any]] = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [PROJECT / "templates"],
        "OPTIONS": {
            "loaders": [
                (
                    "template_partials.loader.Loader",
                    [
                        (
                            "django.template.loaders.cached.Loader",
                            [
                                "django.template.loaders.filesystem.Loader",
                                "django.template.loaders.app_directories.Loader",
                            ],
                        )
                    ],
                )
            ],
            "builtins": ["template_partials.templatetags.partials"],
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    }
]

DATABASES = database_settings(environment)
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
PGHISTORY_CONTEXT_FIELD = pghistory.ContextJSONField()

AUTH_USER_MODEL = "accounts.User"
LANGUAGE_CODE = environment.language
TIME_ZONE = environment.time_zone
USE_TZ = True
USE_I18N = True

STATIC_URL = "static/"
STATIC_ROOT = environment.data / "static"
STATICFILES_DIRS = [PROJECT / "static"]
