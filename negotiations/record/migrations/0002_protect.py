"""Protects what only grows (updates, histories) and ties an issue's status to its newest published move."""

from django.db import migrations

from negotiations.common.database.triggers import append_only_triggers

HISTORIES = [
    "article",
    "confirmation",
    "figure",
    "glossaryentry",
    "glossarywording",
    "issue",
    "issuelink",
    "matchterms",
    "membership",
    "negotiation",
    "office",
    "party",
    "person",
    "position",
    "quotation",
    "quotationsource",
    "quotationspan",
    "readout",
    "standing",
    "statement",
    "talks",
    "term",
    "voice",
    "wording",
]

# Deferred: a publication writes the update and the status in either order, and both must agree when it commits.
STATUS_IS_THE_NEWEST_MOVE = """
CREATE FUNCTION record_check_status() RETURNS trigger LANGUAGE plpgsql AS $body$
DECLARE
    checked uuid;
    held text;
    newest text;
BEGIN
    IF TG_TABLE_NAME = 'record_issue' THEN checked := NEW.id; ELSE checked := NEW.issue_id; END IF;
    SELECT status INTO held FROM record_issue WHERE id = checked;
    IF NOT FOUND THEN RETURN NULL; END IF;
    SELECT to_status INTO newest FROM record_update
        WHERE issue_id = checked AND to_status <> '' ORDER BY sequence DESC LIMIT 1;
    IF held IS DISTINCT FROM COALESCE(newest, 'not_on_the_table') THEN
        RAISE EXCEPTION 'issue % holds status % but its newest update says %', checked, held,
            COALESCE(newest, 'not_on_the_table') USING ERRCODE = 'check_violation';
    END IF;
    RETURN NULL;
END
$body$;
CREATE CONSTRAINT TRIGGER record_issue_status_is_newest AFTER INSERT OR UPDATE OF status ON record_issue
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION record_check_status();
CREATE CONSTRAINT TRIGGER record_update_status_is_newest AFTER INSERT ON record_update
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (NEW.issue_id IS NOT NULL)
    EXECUTE FUNCTION record_check_status();
"""

STATUS_IS_FREE = """
DROP TRIGGER record_update_status_is_newest ON record_update;
DROP TRIGGER record_issue_status_is_newest ON record_issue;
DROP FUNCTION record_check_status();
"""


class Migration(migrations.Migration):
    dependencies = [("record", "0001_initial")]

    operations = [
        append_only_triggers("record_update", redactable=True),
        append_only_triggers("record_update_evidence"),
        append_only_triggers("record_update_sources"),
        *[append_only_triggers(f"record_{name}event", redactable=True) for name in HISTORIES],
        migrations.RunSQL(STATUS_IS_THE_NEWEST_MOVE, STATUS_IS_FREE),
    ]
