"""Makes the plain SQL triggers that refuse any change to an append-only table."""

from django.db import migrations

FUNCTION = """
CREATE OR REPLACE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $body$
BEGIN
    RAISE EXCEPTION '% of % is refused: rows are only ever added there', TG_OP, TG_TABLE_NAME
        USING ERRCODE = 'restrict_violation';
END
$body$;
"""


def append_only_triggers(table: str) -> migrations.RunSQL:
    """The migration step that makes a table append-only for every role, its owner included.

    Plain SQL, because pgtrigger.ignore() would let a change through a pgtrigger trigger.
    """
    forward = f"""
{FUNCTION}
CREATE TRIGGER {table}_refuse_change BEFORE UPDATE OR DELETE ON "{table}"
    FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER {table}_refuse_truncate BEFORE TRUNCATE ON "{table}"
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
"""
    backward = f"""
DROP TRIGGER {table}_refuse_truncate ON "{table}";
DROP TRIGGER {table}_refuse_change ON "{table}";
"""
    return migrations.RunSQL(forward, backward)
