"""Keeps what waits as it came, unpacked."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("intake", "0006_batchitem_changes")]

    operations = [
        # A file waits for a moment and is then dropped: packing it costs more than the room that it saves.
        migrations.RunSQL(
            'ALTER TABLE "intake_batchitem" ALTER COLUMN "content" SET STORAGE EXTERNAL',
            'ALTER TABLE "intake_batchitem" ALTER COLUMN "content" SET STORAGE EXTENDED',
        ),
    ]
