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

# A redaction (court order, privacy) is the one change that some append-only tables know. It comes from a function of
# the owner's, which names the redaction in a setting of its transaction.
REDACTION_FUNCTION = """
CREATE OR REPLACE FUNCTION refuse_change_but_redaction() RETURNS trigger LANGUAGE plpgsql AS $body$
BEGIN
    IF TG_OP = 'UPDATE' AND current_setting('negotiations.redaction', true) <> ''
        AND current_user = (SELECT pg_get_userbyid(relowner) FROM pg_class WHERE oid = TG_RELID)
    THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION '% of % is refused: rows are only ever added there', TG_OP, TG_TABLE_NAME
        USING ERRCODE = 'restrict_violation';
END
$body$;
"""


def append_only_triggers(table: str, *, redactable: bool = False) -> migrations.RunSQL:
    """The migration step that makes a table append-only for every role, its owner included.

    Plain SQL, because pgtrigger.ignore() would let a change through a pgtrigger trigger. `redactable` lets the owner's
    redaction function replace a value.
    """
    function = "refuse_change_but_redaction" if redactable else "refuse_change"
    forward = f"""
{REDACTION_FUNCTION if redactable else FUNCTION}
CREATE TRIGGER {table}_refuse_change BEFORE UPDATE OR DELETE ON "{table}"
    FOR EACH ROW EXECUTE FUNCTION {function}();
CREATE TRIGGER {table}_refuse_truncate BEFORE TRUNCATE ON "{table}"
    FOR EACH STATEMENT EXECUTE FUNCTION {function}();
"""
    backward = f"""
DROP TRIGGER {table}_refuse_truncate ON "{table}";
DROP TRIGGER {table}_refuse_change ON "{table}";
"""
    return migrations.RunSQL(forward, backward)
