"""Drafts: one piece of work on the record by one author, kept as the operations it will perform."""

import uuid

from django.conf import settings
from django.db import models

from negotiations.record.models import Negotiation


class DraftState(models.TextChoices):
    OPEN = "open", "Draft"
    SUBMITTED = "submitted", "Submitted"
    HELD = "held", "Held until its time"
    PUBLISHED = "published", "Published"
    DISCARDED = "discarded", "Discarded"


class Draft(models.Model):
    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    negotiation = models.ForeignKey(Negotiation, on_delete=models.CASCADE, related_name="drafts")
    number = models.PositiveIntegerField(help_text="Counted per negotiation: draft 31.")
    title = models.CharField(max_length=160, blank=True)
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="drafts"
    )
    state = models.CharField(max_length=12, choices=DraftState.choices, default=DraftState.OPEN)
    revision = models.PositiveIntegerField(
        default=0, help_text="Raised by every save; two tabs notice each other."
    )
    base_edition = models.PositiveIntegerField(default=0)
    hold_until = models.DateTimeField(null=True, blank=True, help_text="Embargo: published at this time.")
    held_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    problem = models.TextField(blank=True, help_text="Why an embargoed draft was not published.")
    created_at = models.DateTimeField()
    saved_at = models.DateTimeField()
    submitted_at = models.DateTimeField(null=True, blank=True)
    published_edition = models.PositiveIntegerField(null=True, blank=True)
    published_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    share_token_hash = models.CharField(max_length=64, blank=True)
    share_until = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-saved_at"]
        constraints = [
            models.UniqueConstraint(fields=["negotiation", "number"], name="draft_number_once"),
            models.CheckConstraint(
                condition=models.Q(state__in=list(DraftState.values)), name="draft_state_known"
            ),
        ]
        indexes = [models.Index(fields=["negotiation", "state", "-saved_at"], name="draft_by_state")]

    def __str__(self) -> str:
        return f"Draft {self.number}"

    @property
    def is_open(self) -> bool:
        """True while it can still be changed or published."""
        return self.state in {DraftState.OPEN, DraftState.SUBMITTED, DraftState.HELD}


class DraftOperation(models.Model):
    """One stored operation; `by`, `at` and old values are supplied by the replay."""

    draft = models.ForeignKey(Draft, on_delete=models.CASCADE, related_name="operations")
    seq = models.PositiveIntegerField()
    name = models.CharField(max_length=60)
    op_version = models.PositiveSmallIntegerField()
    args = models.JSONField()
    base_edition = models.PositiveIntegerField(help_text="The edition that the author saw.")
    base = models.JSONField(default=dict, help_text="What the author saw, for showing a clash.")
    problems = models.JSONField(default=dict, help_text="What keeps the arguments incomplete, by name.")

    class Meta:
        ordering = ["seq"]
        constraints = [models.UniqueConstraint(fields=["draft", "seq"], name="draft_operation_seq_once")]

    def __str__(self) -> str:
        return f"{self.seq}. {self.name}"

    @property
    def is_complete(self) -> bool:
        return not self.problems


class Preview(models.Model):
    """What a draft would publish, rendered over the newest edition at the time; a shared link reads it plainly."""

    draft = models.OneToOneField(Draft, on_delete=models.CASCADE, primary_key=True, related_name="preview")
    revision = models.PositiveIntegerField(help_text="The draft's revision that was previewed.")
    over_edition = models.PositiveIntegerField(help_text="The newest edition then.")
    made_at = models.DateTimeField()
    payloads = models.JSONField(help_text="[{kind, object_id, payload}] of every object that would change.")
    updates = models.JSONField()

    def __str__(self) -> str:
        return f"Preview of {self.draft_id}"
