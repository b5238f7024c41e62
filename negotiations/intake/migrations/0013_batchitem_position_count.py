from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("intake", "0012_queue_by_item")]

    operations = [
        migrations.AddField(
            model_name="batchitem",
            name="position_count",
            field=models.PositiveIntegerField(default=0, help_text="Reported positions: no quotations."),
        ),
    ]
