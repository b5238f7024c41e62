"""A candidate's item is not checked by the database: its article is, and comes from the same item."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("intake", "0017_fingerprints_of_other_runs")]

    operations = [
        migrations.AlterField(
            model_name="candidate",
            name="item",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="candidates",
                to="intake.batchitem",
            ),
        )
    ]
