"""The two database roles: the owner migrates, the app role may only add to append-only tables."""

import psycopg
from psycopg import sql

SUPERUSER = "postgres"
OWNER = "negotiations_owner"
APP = "negotiations_app"
DATABASE = "negotiations"


def make_roles(superuser_address: str) -> None:
    """Make both roles and the owner's database in the embedded cluster; does nothing for those that exist."""
    with psycopg.connect(superuser_address, autocommit=True) as connection:
        known = {row[0] for row in connection.execute("SELECT rolname FROM pg_roles")}
        if OWNER not in known:
            connection.execute(sql.SQL("CREATE ROLE {} LOGIN CREATEDB").format(sql.Identifier(OWNER)))
        if APP not in known:
            connection.execute(sql.SQL("CREATE ROLE {} LOGIN").format(sql.Identifier(APP)))
        databases = {row[0] for row in connection.execute("SELECT datname FROM pg_database")}
        if DATABASE not in databases:
            connection.execute(
                sql.SQL("CREATE DATABASE {} OWNER {}").format(sql.Identifier(DATABASE), sql.Identifier(OWNER))
            )


def grant_statements(*, app: str, tables: list[str], append_only: frozenset[str]) -> list[sql.Composed]:
    """The statements that give the app role its rights on the owner's tables, afresh."""
    role = sql.Identifier(app)
    statements = [
        sql.SQL("GRANT USAGE ON SCHEMA public TO {}").format(role),
        sql.SQL("REVOKE ALL ON ALL TABLES IN SCHEMA public FROM {}").format(role),
        sql.SQL("GRANT SELECT, USAGE ON ALL SEQUENCES IN SCHEMA public TO {}").format(role),
    ]
    free = [sql.Identifier(table) for table in sorted(tables) if table not in append_only]
    kept = [sql.Identifier(table) for table in sorted(tables) if table in append_only]
    if free:
        statements.append(
            sql.SQL("GRANT SELECT, INSERT, UPDATE, DELETE ON {} TO {}").format(sql.SQL(", ").join(free), role)
        )
    if kept:
        statements.append(sql.SQL("GRANT SELECT, INSERT ON {} TO {}").format(sql.SQL(", ").join(kept), role))
    return statements
