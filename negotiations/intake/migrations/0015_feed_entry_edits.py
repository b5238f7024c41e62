"""What a feed's entry said when it was handed in, so that an edited one is known."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("intake", "0014_positions_are_indirect"),
    ]

    operations = [
        migrations.AddField(
            model_name="feedentry",
            name="digest",
            field=models.CharField(
                blank=True,
                help_text="SHA-256 of what it said then, hexadecimal; empty: not known.",
                max_length=64,
            ),
        ),
        migrations.AddField(
            model_name="feedentry",
            name="edits",
            field=models.PositiveIntegerField(default=0, help_text="How often it was handed in anew."),
        ),
        migrations.AlterField(
            model_name="feedentry",
            name="seen_at",
            field=models.DateTimeField(help_text="When it was last handed in, or found to be held."),
        ),
    ]
