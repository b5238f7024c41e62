"""A page that was fetched stands by itself, so that all articles of one file share it."""

import uuid

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("intake", "0015_feed_entry_edits"), ("record", "0005_indirect_speech")]

    operations = [
        migrations.CreateModel(
            name="ArchivedPage",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                (
                    "address",
                    models.CharField(help_text="The one that answered, after redirects.", max_length=2000),
                ),
                ("fetched_at", models.DateTimeField()),
                ("media_type", models.CharField(blank=True, max_length=100)),
                (
                    "digest",
                    models.CharField(help_text="SHA-256 of the page as it came, hexadecimal.", max_length=64),
                ),
                ("content", models.BinaryField(help_text="The page, packed by zlib (RFC 1950).")),
                (
                    "negotiation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="record.negotiation",
                    ),
                ),
            ],
            options={"ordering": ["-fetched_at"]},
        ),
        migrations.AddField(
            model_name="archivedcopy",
            name="page",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="copies",
                to="intake.archivedpage",
            ),
        ),
        migrations.RunSQL(
            """
            INSERT INTO intake_archivedpage (id, negotiation_id, address, fetched_at, media_type, digest, content)
            SELECT article_id, article.negotiation_id, address, fetched_at, media_type, digest, content
            FROM intake_archivedcopy JOIN record_article AS article ON article.id = article_id;
            UPDATE intake_archivedcopy SET page_id = article_id;
            SET CONSTRAINTS ALL IMMEDIATE;
            """,
            migrations.RunSQL.noop,
        ),
        migrations.AlterField(
            model_name="archivedcopy",
            name="page",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="copies",
                to="intake.archivedpage",
            ),
        ),
        migrations.AlterModelOptions(
            name="archivedcopy", options={"ordering": ["pk"], "verbose_name_plural": "archived copies"}
        ),
        *(
            migrations.RemoveField(model_name="archivedcopy", name=name)
            for name in ("address", "fetched_at", "media_type", "digest", "content")
        ),
    ]
