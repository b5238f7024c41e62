"""The test database: migrated once as a template by the owner, copied for each run, emptied by a stronger role."""

import hashlib
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import psycopg
from django.apps import apps
from django.core.management import call_command
from django.db import connections
from psycopg import sql

from negotiations.common.database.append_only import append_only_tables
from negotiations.common.database.embedded import superuser_address, wait_until_ready
from negotiations.common.database.grants import history_tables
from negotiations.common.database.places import places_for
from negotiations.common.environment import current

Connection = psycopg.Connection[tuple[Any, ...]]

COPY = "test_negotiations_"
TEMPLATE = "template_negotiations_"
TEMPLATES_KEPT = 3
LOCK = 8_113_204_775
KEPT_TABLES = {"django_migrations", "django_content_type", "auth_permission"}


def connect(alias: str, name: str) -> Connection:
    """A psycopg connection as the role of one of Django's aliases; the embedded server is started first."""
    if current().embedded:
        wait_until_ready(current().data)
    settings = connections[alias].settings_dict
    return psycopg.connect(
        dbname=name,
        user=settings["USER"],
        password=settings["PASSWORD"],
        host=settings["HOST"],
        port=settings["PORT"],
        autocommit=True,
    )


def connect_strongly(name: str) -> Connection:
    """A superuser's connection where the database is our own, else the owner's."""
    if not current().embedded:
        return connect("owner", name)
    wait_until_ready(current().data)
    return psycopg.connect(superuser_address(places_for(current().data), name), autocommit=True)


@contextmanager
def test_database() -> Iterator[str]:
    """Make a database of this process's own, point both aliases at it, and drop it at the end."""
    name = f"{COPY}{os.getpid()}"
    with connect_strongly("postgres") as connection:
        _drop_leftovers(connection)
        template = _template(connection)
        _make(connection, name, template)
    _point_aliases_at(name)
    yield name
    connections.close_all()
    with connect_strongly("postgres") as connection:
        connection.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(name)))


def empty(connection: Connection) -> None:
    """Delete every row of every table, append-only ones included, but for what a migration makes anew."""
    query = "SELECT tablename FROM pg_tables WHERE schemaname = 'public'"
    tables = [row[0] for row in connection.execute(query) if row[0] not in KEPT_TABLES]
    probe = sql.SQL(" UNION ALL ").join(
        sql.SQL("SELECT {} WHERE EXISTS (SELECT 1 FROM {})").format(sql.Literal(table), sql.Identifier(table))
        for table in tables
    )
    filled = [row[0] for row in connection.execute(probe)]
    if not filled:
        return
    with connection.transaction():
        if connection.info.user == "postgres":
            connection.execute("SET LOCAL session_replication_role = replica")
            for table in filled:
                connection.execute(sql.SQL("DELETE FROM {}").format(sql.Identifier(table)))
            return
        for table in tables:
            connection.execute(sql.SQL("ALTER TABLE {} DISABLE TRIGGER USER").format(sql.Identifier(table)))
        names = sql.SQL(", ").join(sql.Identifier(table) for table in filled)
        connection.execute(sql.SQL("TRUNCATE {} CASCADE").format(names))
        for table in tables:
            connection.execute(sql.SQL("ALTER TABLE {} ENABLE TRIGGER USER").format(sql.Identifier(table)))


def _template(connection: Connection) -> str:
    """The name of a migrated database for today's migrations; made when there is none yet."""
    name = f"{TEMPLATE}{_fingerprint()}"
    connection.execute("SELECT pg_advisory_lock(%s)", [LOCK])
    try:
        names = [row[0] for row in connection.execute("SELECT datname FROM pg_database ORDER BY oid")]
        if name not in names:
            _drop_quietly(connection, [n for n in names if n.startswith(TEMPLATE)][: -(TEMPLATES_KEPT - 1)])
            draft = f"{COPY}{os.getpid()}_draft"
            _make(connection, draft, "template1")
            _point_aliases_at(draft)
            call_command("migrate", verbosity=0, interactive=False)
            connections.close_all()
            rename = sql.SQL("ALTER DATABASE {} RENAME TO {}")
            connection.execute(rename.format(sql.Identifier(draft), sql.Identifier(name)))
    finally:
        connection.execute("SELECT pg_advisory_unlock(%s)", [LOCK])
    return name


def _make(connection: Connection, name: str, template: str) -> None:
    owner = connections["owner"].settings_dict["USER"]
    connection.execute(
        sql.SQL("CREATE DATABASE {} OWNER {} TEMPLATE {}").format(
            sql.Identifier(name), sql.Identifier(owner), sql.Identifier(template)
        )
    )
    # A test's rows need not survive a power cut.
    connection.execute(sql.SQL("ALTER DATABASE {} SET synchronous_commit = off").format(sql.Identifier(name)))


def _point_aliases_at(name: str) -> None:
    connections.close_all()
    for alias in ("default", "owner"):
        connections[alias].settings_dict["NAME"] = name


def _drop_leftovers(connection: Connection) -> None:
    """Drop the databases of test runs that were killed."""
    names = [row[0] for row in connection.execute("SELECT datname FROM pg_database")]
    copies = [name for name in names if name.startswith(COPY)]
    _drop_quietly(connection, [n for n in copies if not _alive(n.removeprefix(COPY).partition("_")[0])])


def _drop_quietly(connection: Connection, names: list[str]) -> None:
    for name in names:
        try:
            connection.execute(sql.SQL("DROP DATABASE IF EXISTS {}").format(sql.Identifier(name)))
        except psycopg.errors.ObjectInUse:
            continue


def _alive(pid: str) -> bool:
    if int(pid) == os.getpid():
        return False
    try:
        os.kill(int(pid), 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True


def _fingerprint() -> str:
    """A mark that changes with any migration, with the rights, or with the list of append-only tables."""
    digest = hashlib.sha256()
    folders = [Path(config.path) / "migrations" for config in apps.get_app_configs()]
    folders.append(Path(apps.get_app_config("common").path) / "database")
    for folder in folders:
        for file in sorted(folder.glob("*.py")):
            digest.update(file.read_bytes())
    digest.update(repr(sorted(append_only_tables() | history_tables())).encode())
    return digest.hexdigest()[:16]
