"""Renews the app role's rights after every migrate."""

from typing import Any

from django.apps import apps
from django.db import connections

from negotiations.common.database.append_only import append_only_tables
from negotiations.common.database.roles import grant_statements


def history_tables() -> frozenset[str]:
    """The tables of every pghistory event model."""
    return frozenset(
        model._meta.db_table
        for model in apps.get_models()
        if hasattr(model, "pgh_tracked_model") and model._meta.managed
    )


def renew_grants(using: str = "owner") -> None:
    """Give the app role its rights on all tables, unless owner and app are the same role."""
    app, owner = (str(connections[alias].settings_dict["USER"]) for alias in ("default", using))
    if app == owner:
        return
    with connections[using].cursor() as cursor:
        cursor.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")
        tables = [row[0] for row in cursor.fetchall()]
        append_only = append_only_tables() | history_tables()
        for statement in grant_statements(app=app, owner=owner, tables=tables, append_only=append_only):
            cursor.execute(statement)


def renew_after_migrate(sender: Any, using: str, **_: Any) -> None:
    """Receives post_migrate of the owner's alias."""
    if using == "owner":
        renew_grants(using)
