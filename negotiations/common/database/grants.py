"""Renews the app role's rights after every migrate, and keeps two migrates apart."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.apps import apps
from django.db import connections, transaction

from negotiations.common.database.append_only import append_only_tables
from negotiations.common.database.roles import grant_statements

# Any number that no other lock of ours uses.
MIGRATION_LOCK = 7_241_530_611


def history_tables() -> frozenset[str]:
    """The tables of every pghistory event model."""
    return frozenset(
        model._meta.db_table
        for model in apps.get_models()
        if hasattr(model, "pgh_tracked_model") and model._meta.managed
    )


def renew_grants() -> None:
    """Give the app role its rights on all tables of the owner, unless both are the same role."""
    app, owner = (_role(alias) for alias in ("default", "owner"))
    if app == owner:
        return
    with transaction.atomic(using="owner"), connections["owner"].cursor() as cursor:
        cursor.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")
        tables = [row[0] for row in cursor.fetchall()]
        kept = append_only_tables() | history_tables()
        for statement in grant_statements(app=app, tables=tables, append_only=kept):
            cursor.execute(statement)


@contextmanager
def one_migration_at_a_time() -> Iterator[None]:
    """Wait until no other process migrates this database."""
    with connections["owner"].cursor() as cursor:
        cursor.execute("SELECT pg_advisory_lock(%s)", [MIGRATION_LOCK])
        try:
            yield
        finally:
            cursor.execute("SELECT pg_advisory_unlock(%s)", [MIGRATION_LOCK])


def _role(alias: str) -> str:
    configured = connections[alias].settings_dict["USER"]
    if configured:
        return str(configured)
    with connections[alias].cursor() as cursor:
        cursor.execute("SELECT current_user")
        return str(cursor.fetchone()[0])
