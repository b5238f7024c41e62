"""Requests to take something out: one admin asks, another one decides."""

import uuid

from django.conf import settings
from django.db import models

from negotiations.editions.models.edition import Redaction
from negotiations.record.models import Negotiation
from negotiations.record.models.base import choices_check


class RequestState(models.TextChoices):
    WAITING = "waiting", "Waiting for a second admin"
    DONE = "done", "Taken out"
    DECLINED = "declined", "Declined"
    WITHDRAWN = "withdrawn", "Withdrawn"


class RedactionRequest(models.Model):
    """Names the row and the field, never the words: they would outlive what is taken out."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    negotiation = models.ForeignKey(Negotiation, on_delete=models.CASCADE, related_name="redaction_requests")
    kind = models.CharField(max_length=20)
    object_id = models.UUIDField()
    field = models.CharField(max_length=60)
    reason = models.TextField(help_text="For the newsroom: the order, the request, who decided.")
    public_note = models.TextField(help_text="What readers are told.")
    state = models.CharField(max_length=10, choices=RequestState.choices, default=RequestState.WAITING)
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    decided_at = models.DateTimeField(null=True, blank=True)
    redaction = models.OneToOneField(
        Redaction, on_delete=models.PROTECT, null=True, blank=True, related_name="request"
    )

    class Meta:
        ordering = ["-asked_at"]
        constraints = [
            choices_check(field="state", choices=RequestState, name="redaction_request_state_known"),
            models.CheckConstraint(
                condition=models.Q(state=RequestState.WAITING, decided_at__isnull=True)
                | (~models.Q(state=RequestState.WAITING) & models.Q(decided_at__isnull=False)),
                name="redaction_request_decided_with_time",
            ),
            models.CheckConstraint(
                condition=~models.Q(state=RequestState.DONE) | ~models.Q(asked_by=models.F("decided_by")),
                name="redaction_request_done_by_another",
            ),
            models.UniqueConstraint(
                fields=["negotiation", "kind", "object_id", "field"],
                condition=models.Q(state=RequestState.WAITING),
                name="redaction_request_waits_once",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind}, {self.field}".replace("_", " ").capitalize()
