"""Sentences that report a position are indirect speech; those that still wait in the queue become it."""

from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("intake", "0013_batchitem_position_count"),
        ("record", "0005_indirect_speech"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name="candidate",
            name="candidate_kind_known",
        ),
        migrations.AlterField(
            model_name="candidate",
            name="kind",
            field=models.CharField(
                choices=[
                    ("statement", "Statement"),
                    ("partial", "Partial quotation"),
                    ("fragment", "Fragment"),
                    ("indirect", "Indirect speech"),
                ],
                default="statement",
                max_length=12,
            ),
        ),
        migrations.AddConstraint(
            model_name="candidate",
            constraint=models.CheckConstraint(
                condition=models.Q(("kind__in", ["statement", "partial", "fragment", "indirect"])),
                name="candidate_kind_known",
            ),
        ),
        migrations.RunSQL(
            """UPDATE "intake_candidate" SET "kind" = 'indirect' WHERE "found_as" = 'position' AND "state" = 'open'""",
            """UPDATE "intake_candidate" SET "kind" = 'statement' WHERE "kind" = 'indirect'""",
        ),
    ]
