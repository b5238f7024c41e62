"""Runs begin at other words: fingerprints are made anew by 0019."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("intake", "0016_archived_pages")]

    operations: list[migrations.RunPython] = []
