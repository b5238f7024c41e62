from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("intake", "0009_fingerprints_anew"),
    ]

    operations = [
        migrations.AddField(
            model_name="candidate",
            name="added",
            field=models.JSONField(
                blank=True,
                default=dict,
                help_text="What joining gave the quotation: changes {column: {base, to}} and issues; an undo takes it back.",
            ),
        ),
    ]
