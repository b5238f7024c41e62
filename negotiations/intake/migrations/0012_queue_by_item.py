from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("intake", "0011_candidate_copies")]

    operations = [
        migrations.AddField(
            model_name="batchitem",
            name="retried_in",
            field=models.PositiveIntegerField(
                editable=False, help_text="The number of the batch in which it was tried again.", null=True
            ),
        ),
        migrations.AlterModelOptions(
            name="candidate", options={"ordering": ["queued_at", "rank", "item_id", "seq", "id"]}
        ),
        migrations.RemoveIndex(model_name="candidate", name="candidate_queue"),
        migrations.AddIndex(
            model_name="candidate",
            index=models.Index(
                condition=models.Q(("state", "open")),
                fields=["negotiation", "queued_at", "rank", "item", "seq", "id"],
                name="candidate_queue",
            ),
        ),
    ]
