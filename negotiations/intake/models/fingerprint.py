"""Fingerprints of held texts, by which a near-duplicate is found without reading every article again."""

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models

from negotiations.record.models import Article, Negotiation


class Fingerprint(models.Model):
    """The hashes of a text's runs of words. Two texts that share much share some of the smallest (a bottom-k sketch)."""

    article = models.OneToOneField(
        Article, on_delete=models.CASCADE, primary_key=True, related_name="fingerprint"
    )
    # Its article's, whose own key is checked; searched for by what is in the sketch.
    negotiation = models.ForeignKey(
        Negotiation, on_delete=models.CASCADE, related_name="+", db_index=False, db_constraint=False
    )
    sketch = ArrayField(models.IntegerField())
    runs = models.BinaryField(help_text="The hashes from the smallest on, packed; of a long text not all.")

    class Meta:
        # Without a list of pending entries, which each search would read through.
        indexes = [GinIndex(fields=["sketch"], name="fingerprint_sketch", fastupdate=False)]

    def __str__(self) -> str:
        return f"fingerprint of {self.article_id}"
