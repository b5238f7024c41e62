"""Another sample of the runs of held texts is taken: their fingerprints are made anew by 0019."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("intake", "0008_lighter_rows")]

    operations: list[migrations.RunPython] = []
