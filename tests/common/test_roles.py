"""Two roles: what the app role may not do to append-only tables, and what stops the owner's mistakes."""

import psycopg
import pytest
from django.db import connections
from django.utils import timezone

from negotiations.accounts.models import Act, User
from negotiations.accounts.operations.record_act import record_act
from negotiations.common.database.append_only import append_only_tables
from negotiations.common.database.grants import history_tables
from tests.harness.database import Connection, connect, empty

pytestmark = pytest.mark.django_db(transaction=True)

REFUSED = [
    'UPDATE "{table}" SET "{column}" = "{column}"',
    'DELETE FROM "{table}"',
    'TRUNCATE "{table}"',
    'ALTER TABLE "{table}" DISABLE TRIGGER ALL',
    'ALTER TABLE "{table}" OWNER TO CURRENT_USER',
    'DROP TABLE "{table}"',
    "SET session_replication_role = replica",
    "SET ROLE negotiations_owner",
    "CREATE TABLE public.mine (id int)",
]
DELETE, UPDATE, TRUNCATE = 8, 16, 32


@pytest.fixture
def app_connection() -> Connection:
    return connect("default", str(connections["default"].settings_dict["NAME"]))


def first_column(connection: Connection, table: str) -> str:
    query = "SELECT column_name FROM information_schema.columns WHERE table_name = %s LIMIT 1"
    row = connection.execute(query, [table]).fetchone()
    assert row, f"{table} is named append-only and does not exist"
    return str(row[0])


def test_the_audit_is_append_only() -> None:
    assert "accounts_act" in append_only_tables()


@pytest.mark.parametrize("statement", REFUSED)
def test_the_app_role_is_refused_on_every_append_only_table(
    app_connection: Connection, statement: str
) -> None:
    with app_connection as connection:
        assert connection.info.user == "negotiations_app"
        for table in sorted(append_only_tables() | history_tables()):
            column = first_column(connection, table)
            with pytest.raises(psycopg.errors.InsufficientPrivilege):
                connection.execute(statement.format(table=table, column=column))


def test_the_app_role_adds_to_the_audit_and_reads_it() -> None:
    person = User.objects.create_user("somebody")
    act = record_act(by=person, at=timezone.now(), verb="tried", detail={"words": "lone \ud800 surrogate"})
    assert Act.objects.get().detail == {"words": "lone � surrogate"}
    assert act.request_id == ""


@pytest.mark.parametrize("statement", REFUSED[:3])
def test_triggers_stop_even_the_owner(owner_connection: Connection, statement: str) -> None:
    record_act(by=None, at=timezone.now(), verb="tried")
    with pytest.raises(psycopg.errors.RestrictViolation, match="accounts_act is refused"):
        owner_connection.execute(statement.format(table="accounts_act", column="verb"))


def test_every_registered_table_has_triggers_against_change(owner_connection: Connection) -> None:
    query = """
        SELECT c.relname, bit_or(t.tgtype) FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid
        WHERE NOT t.tgisinternal AND t.tgenabled <> 'D' GROUP BY c.relname
    """
    covered: dict[str, int] = dict(owner_connection.execute(query).fetchall())
    wanted = DELETE | UPDATE | TRUNCATE
    assert [table for table in append_only_tables() if covered.get(table, 0) & wanted != wanted] == []


def test_the_tests_reset_empties_append_only_tables_too(superuser_connection: Connection) -> None:
    record_act(by=None, at=timezone.now(), verb="tried")
    empty(superuser_connection)
    assert not Act.objects.exists()
