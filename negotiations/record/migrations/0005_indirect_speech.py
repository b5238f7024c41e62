"""Adds the kind of words that are an article's about a speaker: they take no quotation marks."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("record", "0004_texts_unpacked"),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name="quotation",
            name="quotation_kind_known",
        ),
        migrations.AlterField(
            model_name="quotation",
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
        migrations.AlterField(
            model_name="quotationevent",
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
            model_name="quotation",
            constraint=models.CheckConstraint(
                condition=models.Q(("kind__in", ["statement", "partial", "fragment", "indirect"])),
                name="quotation_kind_known",
            ),
        ),
    ]
