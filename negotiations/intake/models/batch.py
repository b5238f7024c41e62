"""Batches: the files one person handed in together, each with its result or a clear error."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q

from negotiations.intake.models.feed import Feed
from negotiations.intake.models.indexes import set_index
from negotiations.record.models import Article, Negotiation
from negotiations.record.models.base import choices_check


class BatchState(models.TextChoices):
    WAITING = "waiting", "Waiting"
    RUNNING = "running", "Being read"
    DONE = "done", "Done"
    FAILED = "failed", "Stopped"
    UNDONE = "undone", "Taken back"


class ItemState(models.TextChoices):
    WAITING = "waiting", "Waiting"
    DONE = "done", "Done"


class ItemStatus(models.TextChoices):
    """What became of a file, or of one article in it. Empty while it waits."""

    IMPORTED = "imported", "Imported"
    DUPLICATE = "duplicate", "Held already"
    NEAR_DUPLICATE = "near_duplicate", "Much like another"
    SKIPPED = "skipped", "Skipped"
    FAILED = "failed", "Failed"
    UNDONE = "undone", "Taken back"


# Results that left an article and its quotations.
BROUGHT_IN = (ItemStatus.IMPORTED, ItemStatus.NEAR_DUPLICATE)


class Holds(models.TextChoices):
    """What an item's content is: a file, an article out of a larger file, an address, a feed's entry with an address."""

    FILE = "file", "a file"
    ARTICLE = "article", "an article out of a file"
    ADDRESS = "address", "an address to fetch"
    TEASER = "teaser", "an entry of a feed, whose page is to be fetched"


FETCHED = (Holds.ADDRESS, Holds.TEASER)  # what has to be fetched before it can be read

# A table's `columns` while nobody has said which one holds the text: then a person is asked.
ASKED_FOR = {"text": ""}


class Batch(models.Model):
    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    negotiation = models.ForeignKey(Negotiation, on_delete=models.CASCADE, related_name="batches")
    number = models.PositiveIntegerField(editable=False, help_text="Counted per negotiation: batch 3.")
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="batches"
    )
    created_at = models.DateTimeField()
    state = models.CharField(max_length=10, choices=BatchState.choices, default=BatchState.WAITING)
    note = models.CharField(max_length=500, blank=True)
    is_trial = models.BooleanField(
        default=False, help_text="A dry run: everything is read and counted, nothing is stored."
    )
    feed = models.ForeignKey(Feed, on_delete=models.SET_NULL, null=True, blank=True, related_name="batches")

    class Meta:
        ordering = ["-created_at"]
        verbose_name_plural = "batches"
        constraints = [
            models.UniqueConstraint(fields=["negotiation", "number"], name="batch_number_once"),
            choices_check(field="state", choices=BatchState, name="batch_state_known"),
        ]

    def __str__(self) -> str:
        return f"batch {self.number}"


class BatchItem(models.Model):
    """One file of a batch, one article of a file that holds several, or one address.

    `content` goes once it is processed; what failed, and what a dry run read, keeps it to be handed in again.
    """

    # The constraint of one item a place begins with the batch, and is its index.
    batch = models.ForeignKey(Batch, on_delete=models.CASCADE, related_name="items", db_index=False)
    seq = models.PositiveIntegerField()
    file = models.CharField(max_length=1000)
    member = models.CharField(max_length=1000, blank=True)
    state = models.CharField(max_length=8, choices=ItemState.choices, default=ItemState.WAITING)
    status = models.CharField(max_length=16, choices=ItemStatus.choices, blank=True)
    message = models.CharField(max_length=1000, blank=True)
    article = models.ForeignKey(
        Article,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="batch_items",
        db_index=False,
    )
    similar_to = models.ForeignKey(
        Article, on_delete=models.SET_NULL, null=True, blank=True, related_name="+", db_index=False
    )
    quote_count = models.PositiveIntegerField(default=0)
    position_count = models.PositiveIntegerField(default=0, help_text="Reported positions: no quotations.")
    holds = models.CharField(max_length=8, choices=Holds.choices, default=Holds.FILE)
    content = models.BinaryField(null=True)
    columns = models.JSONField(
        default=dict, blank=True, help_text="A table’s columns as a person named them: {field: heading}."
    )
    changes = models.JSONField(
        default=dict, blank=True, help_text="What a row mended of its article: {field: {base, to}}."
    )
    size = models.PositiveIntegerField(default=0, help_text="Bytes.")
    retried_in = models.PositiveIntegerField(
        null=True, editable=False, help_text="The number of the batch in which it was tried again."
    )

    class Meta:
        ordering = ["batch", "seq", "id"]
        constraints = [
            models.UniqueConstraint(fields=["batch", "seq", "member"], name="item_once_per_batch"),
            choices_check(field="state", choices=ItemState, name="item_state_known"),
            choices_check(field="holds", choices=Holds, name="item_holds_known"),
            models.CheckConstraint(
                condition=Q(state=ItemState.WAITING, status="", content__isnull=False)
                | Q(state=ItemState.DONE, status__in=list(ItemStatus.values)),
                name="item_waits_with_content_or_is_done",
            ),
        ]
        indexes = [
            models.Index(fields=["batch", "seq"], condition=Q(state=ItemState.WAITING), name="item_waiting"),
            set_index("article", name="item_article"),
            set_index("similar_to", name="item_similar_to"),
        ]

    def __str__(self) -> str:
        return f"{self.file}, {self.member}" if self.member else self.file

    @property
    def is_mended(self) -> bool:
        """Whether it is a row of a table that changed what is known of an article, or would change it."""
        return self.status == ItemStatus.DUPLICATE and bool(self.changes)

    @property
    def asks_for_columns(self) -> bool:
        """Whether it is a table whose text is in no column that we know, so that a person should name it."""
        return self.status == ItemStatus.FAILED and self.columns.get("text") == ""
