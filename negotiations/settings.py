"""Django's settings, from the environment; without any variable they are safe for a laptop."""

from typing import Any

import django_stubs_ext
import pghistory

from negotiations.common.database.connections import database_settings
from negotiations.common.environment import PROJECT, current
from negotiations.common.mail import mail_settings
from negotiations.common.secrets import keep_secret

django_stubs_ext.monkeypatch()

environment = current()

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
    "negotiations.common.request_id.request_id_middleware",
    "negotiations.common.security_headers.security_headers_middleware",
    "negotiations.common.request_size.request_size_middleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "negotiations.common.history.HistoryMiddleware",
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
# A GET changes nothing, and asking who reads would make every public page vary by cookie.
PGHISTORY_MIDDLEWARE_METHODS = ("POST", "PUT", "PATCH", "DELETE")
PGHISTORY_DEFAULT_TRACKERS = (pghistory.InsertEvent(), pghistory.UpdateEvent(), pghistory.DeleteEvent())

# Each room keeps its jobs in jobs.py.
PROCRASTINATE_AUTODISCOVER_MODULE_NAME = "jobs"
# A worker gives a sign of life every few seconds; after three missed ones its jobs go to another.
WORKER_SILENT_SECONDS = 12
PROCRASTINATE_WORKER_DEFAULTS = {
    "update_heartbeat_interval": WORKER_SILENT_SECONDS / 3,
    "stalled_worker_timeout": WORKER_SILENT_SECONDS,
}

AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = ["negotiations.accounts.backends.SignInBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "accounts:sign_in"
LOGIN_REDIRECT_URL = "/desk/"
CSRF_FAILURE_VIEW = "negotiations.accounts.views.stale_sign_in.csrf_failure"

LANGUAGE_CODE = environment.language
TIME_ZONE = environment.time_zone
USE_TZ = True
USE_I18N = True

STATIC_URL = "/static/"
STATIC_ROOT = environment.data / "static"
STATICFILES_DIRS = [PROJECT / "static"]
# Collected files have their hash in the name and are compressed once; else whitenoise reads the sources.
WHITENOISE_USE_FINDERS = not environment.static_collected
WHITENOISE_KEEP_ONLY_HASHED_FILES = True
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "negotiations.common.static_storage.StaticFiles"
        if environment.static_collected
        else "django.contrib.staticfiles.storage.StaticFilesStorage"
    },
}

TRUST_PROXY = environment.trust_proxy
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if environment.trust_proxy else None
SECURE_SSL_REDIRECT = environment.production
SECURE_REDIRECT_EXEMPT = [r"^healthz$"]
SECURE_HSTS_SECONDS = 365 * 24 * 3600 if environment.production else 0
# Whether other names under the newsroom's domain speak HTTPS, and the browsers' preload list, are the
# newsroom's business; its front server can add both words to the header.
SILENCED_SYSTEM_CHECKS = ["security.W005", "security.W021"]
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
SECURE_REFERRER_POLICY = "same-origin"
SESSION_COOKIE_SECURE = environment.production
CSRF_COOKIE_SECURE = environment.production
SESSION_COOKIE_AGE = 14 * 24 * 3600
X_FRAME_OPTIONS = "DENY"

# What one request may carry: a paste of long articles, or a batch of files.
MAX_REQUEST_BYTES = 100 * 1024 * 1024
DATA_UPLOAD_MAX_MEMORY_SIZE = 10 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 2000
DATA_UPLOAD_MAX_NUMBER_FILES = 1000
FILE_UPLOAD_MAX_MEMORY_SIZE = 1024 * 1024

globals().update(mail_settings(environment.email_url))
DEFAULT_FROM_EMAIL = environment.email_from
SERVER_EMAIL = environment.email_from

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"plain": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "plain"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
    "loggers": {
        "django": {"handlers": ["console"], "level": "WARNING", "propagate": False},
        # A stranger's wrong address is no event of ours.
        "django.request": {"level": "ERROR"},
        "django.security.DisallowedHost": {"level": "ERROR"},
    },
}
