"""Warns `check --deploy` when one database role does everything."""

from typing import Any

from django.conf import settings
from django.core import checks


def two_roles(**_: Any) -> list[checks.CheckMessage]:
    """A warning when the app connects as the owner of the tables."""
    app, owner = (settings.DATABASES[alias] for alias in ("default", "owner"))
    if app["USER"] != owner["USER"]:
        return []
    return [
        checks.Warning(
            "The app connects to the database as the owner of the tables, so only triggers protect the "
            "append-only ones, and only against mistakes.",
            hint="Give the app a role of its own in DATABASE_URL, and the owner's in DATABASE_OWNER_URL.",
            id="common.W001",
        )
    ]
