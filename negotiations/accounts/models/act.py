"""The audit: who did what, when, in which request."""

import uuid

from django.conf import settings
from django.db import models


class Act(models.Model):
    """One thing a person (or the system, when `by` is empty) did. Rows are only ever added."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="acts"
    )
    at = models.DateTimeField()
    request_id = models.CharField(max_length=64, blank=True)
    negotiation_id = models.UUIDField(null=True, blank=True)
    verb = models.CharField(max_length=60)
    object_kind = models.CharField(max_length=60, blank=True)
    object_id = models.CharField(max_length=64, blank=True)
    detail = models.JSONField(default=dict, blank=True)

    class Meta:
        ordering = ["-at", "-id"]
        indexes = [
            models.Index(fields=["negotiation_id", "-at"], name="act_by_negotiation"),
            models.Index(fields=["object_kind", "object_id", "-at"], name="act_by_object"),
            models.Index(fields=["-at"], name="act_by_time"),
        ]

    def __str__(self) -> str:
        return f"{self.verb} {self.object_kind} {self.object_id}".strip()
