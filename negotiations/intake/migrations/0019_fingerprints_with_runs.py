"""A fingerprint holds the runs of its text, and is found by fewer of them; those of held texts are made anew."""

from typing import Any

from django.db import migrations, models

from negotiations.intake.runs import packed, runs_of, sketch

AT_ONCE = 200


def make_anew(apps: Any, schema_editor: Any) -> None:
    fingerprints = apps.get_model("intake", "Fingerprint").objects.using(schema_editor.connection.alias)
    rows = fingerprints.order_by("pk").values_list("pk", "article__text")
    for key, text in rows.iterator(chunk_size=AT_ONCE):
        runs = runs_of(text or "")
        fingerprints.filter(pk=key).update(sketch=sketch(runs), runs=packed(sorted(runs)))


class Migration(migrations.Migration):
    dependencies = [("intake", "0018_candidate_item_unchecked")]

    operations = [
        migrations.AddField(
            model_name="fingerprint",
            name="runs",
            field=models.BinaryField(
                default=b"", help_text="The hashes from the smallest on, packed; of a long text not all."
            ),
            preserve_default=False,
        ),
        migrations.RunPython(make_anew, migrations.RunPython.noop),
    ]
