"""The test harness: the app role's own database, stronger connections, a live server and a browser."""

import os
from collections.abc import Iterator
from typing import Any

import psycopg
import pytest
from django.core.management import call_command
from django.db import connections
from django.test import TransactionTestCase

from negotiations.common.database.embedded import ensure_started, superuser_address
from negotiations.common.environment import current

KEPT = {"django_migrations", "django_content_type", "auth_permission"}


def _superuser(name: str) -> psycopg.Connection[Any]:
    places = ensure_started(current().data)
    return psycopg.connect(superuser_address(places, name), autocommit=True)


def _test_name() -> str:
    return f"test_negotiations_{os.getpid()}"


@pytest.fixture(scope="session")
def django_db_setup(django_db_blocker: Any) -> Iterator[None]:
    """Make the database as the owner, migrate it, and give both aliases its name."""
    name = _test_name()
    with _superuser("postgres") as connection:
        connection.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')
        connection.execute(f'CREATE DATABASE "{name}" OWNER negotiations_owner')
    for alias in ("default", "owner"):
        connections[alias].close()
        connections[alias].settings_dict["NAME"] = name
    with django_db_blocker.unblock():
        call_command("migrate", verbosity=0, interactive=False)
    connections["owner"].close()
    yield
    with django_db_blocker.unblock():
        connections.close_all()
    with _superuser("postgres") as connection:
        connection.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')


def _empty(name: str) -> None:
    with _superuser(name) as connection, connection.transaction():
        connection.execute("SET LOCAL session_replication_role = replica")
        tables = [
            r[0] for r in connection.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")
        ]
        for table in tables:
            if table not in KEPT:
                connection.execute(f'DELETE FROM "{table}"')


@pytest.fixture(scope="session", autouse=True)
def _reset_through_the_owner() -> None:
    def _fixture_teardown(self: TransactionTestCase) -> None:
        _empty(str(connections["default"].settings_dict["NAME"]))

    TransactionTestCase._fixture_teardown = _fixture_teardown  # type: ignore[method-assign]


@pytest.fixture
def superuser_connection(transactional_db: None) -> Iterator[psycopg.Connection[Any]]:
    """A superuser's connection to the test database, to tamper with what no role of ours may touch."""
    with _superuser(str(connections["default"].settings_dict["NAME"])) as connection:
        yield connection
