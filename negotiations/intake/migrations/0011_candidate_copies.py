"""Finds candidates of the same words by a number, and remembers which were decided about together."""

from typing import Any

from django.db import migrations, models

from negotiations.intake.passages import words_key

AT_ONCE = 1000


def count_words(apps: Any, schema_editor: Any) -> None:
    candidates = apps.get_model("intake", "Candidate").objects.using(schema_editor.connection.alias)
    some = []
    for candidate in candidates.only("pk", "words").order_by("pk").iterator(chunk_size=AT_ONCE):
        candidate.words_key = words_key(candidate.words)
        some.append(candidate)
        if len(some) == AT_ONCE:
            candidates.bulk_update(some, ["words_key"])
            some = []
    candidates.bulk_update(some, ["words_key"])


class Migration(migrations.Migration):
    dependencies = [("intake", "0010_candidate_added")]

    operations = [
        migrations.AddField(
            model_name="candidate",
            name="words_key",
            field=models.BigIntegerField(
                editable=False, help_text="The same for the same words, whatever their marks.", null=True
            ),
        ),
        migrations.AddField(
            model_name="candidate",
            name="decided_with",
            field=models.UUIDField(
                editable=False,
                help_text="The candidate of the same words whose decision took this one along.",
                null=True,
            ),
        ),
        migrations.RunPython(count_words, migrations.RunPython.noop),
        migrations.AddIndex(
            model_name="candidate",
            index=models.Index(
                condition=models.Q(("state", "open")), fields=["words_key"], name="candidate_words_key"
            ),
        ),
        migrations.AddIndex(
            model_name="candidate",
            index=models.Index(
                condition=models.Q(("decided_with__isnull", False)),
                fields=["decided_with"],
                name="candidate_decided_with",
            ),
        ),
    ]
