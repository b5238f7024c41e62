"""Editions and snapshots: what was published, numbered and chained by hashes. Append-only."""

import uuid

from django.db import models

from negotiations.record.models import Negotiation


class Edition(models.Model):
    """One publication. `hash` covers every other column, all its snapshots and redactions, and the edition before."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    negotiation = models.ForeignKey(Negotiation, on_delete=models.PROTECT, related_name="editions")
    number = models.PositiveIntegerField()
    published_at = models.DateTimeField(help_text="Strictly rises with the number; dated when reconstructed.")
    recorded_at = models.DateTimeField(
        help_text="When it was written; later than dated for reconstructed ones."
    )
    reconstructed = models.BooleanField(default=False)
    published_by_id = models.UUIDField(null=True, help_text="Key of the account; null: the system.")
    draft_id = models.UUIDField(null=True)
    updates = models.TextField(help_text="Canonical JSON of its updates.")
    updates_salt = models.CharField(max_length=64, blank=True)
    updates_hash = models.CharField(max_length=64)
    schema_version = models.PositiveSmallIntegerField()
    previous_hash = models.CharField(max_length=64, blank=True)
    hash = models.CharField(max_length=64)

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["negotiation", "number"], name="edition_number_once"),
            models.UniqueConstraint(fields=["negotiation", "published_at"], name="edition_time_once"),
            models.CheckConstraint(condition=models.Q(number__gte=1), name="edition_numbered_from_one"),
        ]

    def __str__(self) -> str:
        return f"Edition {self.number}"


class Snapshot(models.Model):
    """One object as an edition froze it. A redacted one has lost its salt and holds the payload without the value."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    edition = models.ForeignKey(Edition, on_delete=models.PROTECT, related_name="snapshots")
    negotiation = models.ForeignKey(Negotiation, on_delete=models.PROTECT, related_name="+")
    number = models.PositiveIntegerField(help_text="The edition's number, for as-of look-ups.")
    kind = models.CharField(max_length=12)
    object_id = models.UUIDField()
    schema_version = models.PositiveSmallIntegerField()
    payload = models.TextField(help_text="RFC 8785 canonical JSON.")
    salt = models.CharField(max_length=64, blank=True)
    hash = models.CharField(max_length=64)

    class Meta:
        ordering = ["number", "kind", "object_id"]
        constraints = [
            models.UniqueConstraint(
                fields=["edition", "kind", "object_id"], name="snapshot_once_per_edition"
            ),
            models.CheckConstraint(
                condition=models.Q(kind__in=["frame", "issue", "talks", "quotation"]),
                name="snapshot_kind_known",
            ),
        ]
        indexes = [
            models.Index(fields=["negotiation", "kind", "object_id", "-number"], name="snapshot_as_of"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.object_id} in edition {self.number}"


class Redaction(models.Model):
    """Something taken out, by two people, for a reason; itself on record and under hash. Append-only."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    negotiation = models.ForeignKey(Negotiation, on_delete=models.PROTECT, related_name="redactions")
    edition_number = models.PositiveIntegerField(help_text="The edition that this act published.")
    kind = models.CharField(max_length=20)
    object_id = models.UUIDField()
    field = models.CharField(max_length=60)
    reason = models.TextField()
    asked_by_id = models.UUIDField()
    approved_by_id = models.UUIDField()
    redacted_at = models.DateTimeField()
    replaced = models.JSONField(help_text="{snapshot id: SHA-256 of what stands there now}.")
    hash = models.CharField(max_length=64)

    class Meta:
        ordering = ["redacted_at"]
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(asked_by_id=models.F("approved_by_id")), name="redaction_by_two_people"
            ),
            models.CheckConstraint(condition=~models.Q(reason=""), name="redaction_has_reason"),
        ]

    def __str__(self) -> str:
        return f"{self.field} of {self.kind} {self.object_id}"


class Head(models.Model):
    """The newest edition of each negotiation, for a look-up by address: rebuildable at any time."""

    negotiation = models.OneToOneField(
        Negotiation, on_delete=models.CASCADE, primary_key=True, related_name="+"
    )
    slug = models.SlugField(max_length=60, unique=True)
    code = models.CharField(max_length=8)
    title = models.CharField(max_length=160)
    number = models.PositiveIntegerField()
    published_at = models.DateTimeField()
    redaction_count = models.PositiveIntegerField(
        default=0, help_text="Raised by redactions: caches see them."
    )

    def __str__(self) -> str:
        return f"{self.slug} at edition {self.number}"


class CurrentObject(models.Model):
    """The newest snapshot of each object: rebuildable from the snapshots at any time."""

    negotiation = models.ForeignKey(Negotiation, on_delete=models.CASCADE, related_name="+")
    kind = models.CharField(max_length=12)
    object_id = models.UUIDField()
    snapshot = models.ForeignKey(Snapshot, on_delete=models.CASCADE, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["negotiation", "kind", "object_id"], name="current_object_once")
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.object_id}"
