"""Articles: where words come from. The text may be absent; then readers are told that it is not held."""

import pghistory
from django.db import models

from negotiations.record.models.base import Precision, RecordRow, choices_check, date_check
from negotiations.record.models.negotiation import Negotiation


# The article's text and what was dropped from it stay out of the history: they are long and never change.
@pghistory.track(exclude=["text", "dropped"])
class Article(RecordRow):
    negotiation = models.ForeignKey(Negotiation, on_delete=models.CASCADE, related_name="articles")
    publisher = models.CharField(max_length=160, blank=True)
    title = models.CharField(max_length=400)
    byline = models.CharField(max_length=300, blank=True)
    published_on = models.DateField(null=True, blank=True)
    published_precision = models.CharField(max_length=8, choices=Precision.choices, default=Precision.UNKNOWN)
    url = models.URLField(max_length=2000, blank=True)
    language = models.CharField(max_length=12, blank=True)
    text = models.TextField(null=True, blank=True)  # noqa: DJ001  null: text not held
    content_hash = models.CharField(
        max_length=64, blank=True, help_text="SHA-256 of the clean text, hexadecimal."
    )
    dropped = models.JSONField(default=list, blank=True)
    note = models.CharField(max_length=500, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-published_on", "title"]
        constraints = [
            models.UniqueConstraint(
                fields=["negotiation", "content_hash"],
                condition=~models.Q(content_hash=""),
                name="article_text_once",
            ),
            choices_check(field="published_precision", choices=Precision, name="article_precision_known"),
            date_check(field="published_on", precision="published_precision", name="article_date_or_unknown"),
            models.CheckConstraint(
                condition=models.Q(text__isnull=True, content_hash="")
                | (models.Q(text__isnull=False) & ~models.Q(content_hash="")),
                name="article_hash_with_text",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def is_text_held(self) -> bool:
        return self.text is not None
