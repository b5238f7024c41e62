"""The audit quotes words here and there: a redaction, and nothing else, may take them out of it."""

from django.db import migrations

from negotiations.common.database.triggers import append_only_triggers

STRICT = append_only_triggers("accounts_act")


class Migration(migrations.Migration):
    dependencies = [("accounts", "0001_initial")]

    operations = [
        migrations.RunSQL(STRICT.reverse_sql, STRICT.sql),
        append_only_triggers("accounts_act", redactable=True),
    ]
