"""Keeps the texts of articles as they are: packing one takes longer than to store it, and they are read often."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("record", "0003_update_moves_somewhere")]

    operations = [
        migrations.RunSQL(
            'ALTER TABLE "record_article" ALTER COLUMN "text" SET STORAGE EXTERNAL',
            'ALTER TABLE "record_article" ALTER COLUMN "text" SET STORAGE EXTENDED',
        ),
    ]
