"""Makes the fingerprints of held texts anew: runs begin at other words."""

from typing import Any

from django.db import migrations

from negotiations.intake.runs import runs_of, sketch

AT_ONCE = 200


def make_anew(apps: Any, schema_editor: Any) -> None:
    fingerprints = apps.get_model("intake", "Fingerprint").objects.using(schema_editor.connection.alias)
    rows = fingerprints.order_by("pk").values_list("pk", "article__text")
    for key, text in rows.iterator(chunk_size=AT_ONCE):
        fingerprints.filter(pk=key).update(sketch=sketch(runs_of(text or "")))


class Migration(migrations.Migration):
    dependencies = [("intake", "0016_archived_pages")]

    operations = [migrations.RunPython(make_anew, migrations.RunPython.noop)]
