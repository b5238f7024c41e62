"""Watched feeds: addresses of RSS and Atom feeds whose new entries are brought in by a periodic job."""

import uuid

from django.conf import settings
from django.db import models

from negotiations.record.models import Negotiation


class Feed(models.Model):
    """A feed that a negotiation watches. `problem` says why the last check brought nothing; empty when it went well."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    negotiation = models.ForeignKey(Negotiation, on_delete=models.CASCADE, related_name="feeds")
    address = models.CharField(max_length=2000)
    title = models.CharField(max_length=400, blank=True, help_text="As the feed calls itself.")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    created_at = models.DateTimeField()
    is_watched = models.BooleanField(default=True)
    # What the server said of the version last seen (RFC 9110, 8.8), sent back so that nothing unchanged is fetched.
    etag = models.CharField(max_length=400, blank=True)
    last_modified = models.CharField(max_length=100, blank=True)
    checked_at = models.DateTimeField(null=True, blank=True)
    next_check_at = models.DateTimeField()
    entry_count = models.PositiveIntegerField(
        default=0, help_text="Entries that the feed had when last read."
    )
    problem = models.CharField(max_length=1000, blank=True)
    failures = models.PositiveIntegerField(default=0, help_text="Checks in a row that failed.")

    class Meta:
        ordering = ["created_at"]
        constraints = [
            models.UniqueConstraint(fields=["negotiation", "address"], name="feed_once"),
        ]
        indexes = [
            models.Index(fields=["next_check_at"], condition=models.Q(is_watched=True), name="feed_due"),
        ]

    def __str__(self) -> str:
        return self.title or self.address


class FeedEntry(models.Model):
    """An entry that was handed in, so that it is not again unless its publisher edited it.

    Not if it failed, not after its batch was taken back.
    """

    feed = models.ForeignKey(Feed, on_delete=models.CASCADE, related_name="entries")
    key = models.CharField(max_length=64, help_text="SHA-256 of its id or address, hexadecimal.")
    seen_at = models.DateTimeField(help_text="When it was last handed in, or found to be held.")
    digest = models.CharField(
        max_length=64, blank=True, help_text="SHA-256 of what it said then, hexadecimal; empty: not known."
    )
    edits = models.PositiveIntegerField(default=0, help_text="How often it was handed in anew.")

    class Meta:
        ordering = ["pk"]
        verbose_name_plural = "feed entries"
        constraints = [models.UniqueConstraint(fields=["feed", "key"], name="feed_entry_once")]

    def __str__(self) -> str:
        return f"entry of {self.feed_id}"
