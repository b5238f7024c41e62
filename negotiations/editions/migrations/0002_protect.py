"""Makes editions, snapshots and redactions append-only, and gives redaction its one way through."""

from django.db import migrations

from negotiations.common.database.triggers import append_only_triggers

# Runs as its owner. It takes a redaction that is on record but whose edition is not published yet, so that none can be
# used twice; what it writes into a snapshot or an edition must have the digest that the redaction row promises.
REDACT = """
CREATE FUNCTION editions_redact(
    redaction uuid, rows jsonb, needles text[], marker text, own_table text, own_column text, own_key uuid
) RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $body$
DECLARE
    act record;
    item jsonb;
    col record;
    needle text;
    own_type text;
    changed integer := 0;
    found_rows integer;
BEGIN
    SELECT * INTO act FROM editions_redaction WHERE id = redaction;
    IF NOT FOUND OR act.reason = '' OR act.asked_by_id = act.approved_by_id THEN
        RAISE EXCEPTION 'a redaction needs a reason and two people' USING ERRCODE = 'check_violation';
    END IF;
    IF EXISTS (SELECT 1 FROM editions_edition
               WHERE negotiation_id = act.negotiation_id AND number >= act.edition_number) THEN
        RAISE EXCEPTION 'redaction % is already published', redaction USING ERRCODE = 'check_violation';
    END IF;
    PERFORM set_config('negotiations.redaction', redaction::text, true);
    FOR item IN SELECT * FROM jsonb_array_elements(rows) LOOP
        IF act.replaced ->> (item ->> 'id')
            IS DISTINCT FROM encode(sha256(convert_to(item ->> 'text', 'UTF8')), 'hex') THEN
            RAISE EXCEPTION 'redaction % does not name %', redaction, item ->> 'id'
                USING ERRCODE = 'check_violation';
        END IF;
        UPDATE editions_snapshot SET payload = item ->> 'text', salt = ''
            WHERE id = (item ->> 'id')::uuid AND negotiation_id = act.negotiation_id;
        GET DIAGNOSTICS found_rows = ROW_COUNT;
        changed := changed + found_rows;
        UPDATE editions_edition SET updates = item ->> 'text', updates_salt = ''
            WHERE id = (item ->> 'id')::uuid AND negotiation_id = act.negotiation_id;
        GET DIAGNOSTICS found_rows = ROW_COUNT;
        changed := changed + found_rows;
    END LOOP;
    IF own_table NOT LIKE 'record\\_%event' AND own_table <> 'record_update' THEN
        RAISE EXCEPTION 'redaction does not reach %', own_table USING ERRCODE = 'check_violation';
    END IF;
    SELECT c.data_type INTO own_type FROM information_schema.columns c
        WHERE c.table_schema = 'public' AND c.table_name = own_table AND c.column_name = own_column;
    IF own_type = 'ARRAY' THEN
        EXECUTE format('UPDATE %1$I SET %2$I = ARRAY[$1] WHERE id = $2', own_table, own_column)
            USING marker, own_key;
    ELSE
        EXECUTE format('UPDATE %1$I SET %2$I = $1 WHERE id = $2 AND length(%2$I) > 0', own_table, own_column)
            USING marker, own_key;
    END IF;
    FOREACH needle IN ARRAY needles LOOP
        FOR col IN
            SELECT c.table_name, c.column_name, c.data_type FROM information_schema.columns c
            WHERE c.table_schema = 'public' AND (c.table_name = 'record_update' OR c.table_name LIKE 'record\\_%event')
              AND (c.data_type IN ('text', 'character varying')
                   OR (c.data_type = 'ARRAY' AND c.udt_name IN ('_text', '_varchar')))
        LOOP
            IF col.data_type = 'ARRAY' THEN
                EXECUTE format(
                    'UPDATE %1$I SET %2$I = ARRAY(SELECT replace(v, $1, $2) FROM unnest(%2$I) WITH ORDINALITY AS u(v, n)
                     ORDER BY n) WHERE strpos(array_to_string(%2$I, chr(10)), $1) > 0',
                    col.table_name, col.column_name) USING needle, marker;
            ELSE
                EXECUTE format(
                    'UPDATE %1$I SET %2$I = replace(%2$I, $1, $2) WHERE strpos(%2$I, $1) > 0',
                    col.table_name, col.column_name) USING needle, marker;
            END IF;
        END LOOP;
    END LOOP;
    PERFORM set_config('negotiations.redaction', '', true);
    RETURN changed;
END
$body$;
"""


class Migration(migrations.Migration):
    dependencies = [("editions", "0001_initial"), ("record", "0002_protect")]

    operations = [
        append_only_triggers("editions_edition", redactable=True),
        append_only_triggers("editions_snapshot", redactable=True),
        append_only_triggers("editions_redaction"),
        migrations.RunSQL(
            REDACT, "DROP FUNCTION editions_redact(uuid, jsonb, text[], text, text, text, uuid)"
        ),
    ]
