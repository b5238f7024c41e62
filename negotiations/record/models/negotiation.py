"""A negotiation: its frame (title, state of play, method), its counters and the head of its chain of editions."""

from zoneinfo import available_timezones

import pghistory
from django.contrib.postgres.fields import ArrayField
from django.core.exceptions import ValidationError
from django.db import models

from negotiations.record.models.base import RecordRow, choices_check
from negotiations.record.models.status import Status


def check_zone(value: str) -> None:
    """Raise ValidationError unless `value` names a zone of the IANA time zone database."""
    if value not in available_timezones():
        raise ValidationError(f"“{value}” is no time zone name; write one like Europe/Kyiv.")


@pghistory.track(exclude=["issue_count", "quotation_count", "talks_count", "update_count", "draft_count"])
class Negotiation(RecordRow):
    slug = models.SlugField(max_length=60, unique=True)
    code = models.CharField(
        max_length=8, unique=True, help_text="Capital letters before every public code: UKR."
    )
    title = models.CharField(max_length=160)
    state_of_play = models.TextField(blank=True, help_text="Two sentences, dated.")
    state_of_play_on = models.DateField(null=True, blank=True)
    method = models.TextField(blank=True)
    scope = models.TextField(blank=True)
    zone = models.CharField(max_length=60, default="UTC", validators=[check_zone])
    languages = ArrayField(models.CharField(max_length=12), default=list)
    coverage_ends_at = models.DateTimeField(
        null=True, blank=True, help_text="After this nothing expires or ages."
    )
    second_pair_of_eyes = models.BooleanField(default=False, help_text="Publishing needs a second person.")
    created_at = models.DateTimeField(auto_now_add=True)

    # Counters for public codes. A sequence would skip numbers when a publication is rolled back.
    issue_count = models.PositiveIntegerField(default=0, editable=False)
    quotation_count = models.PositiveIntegerField(default=0, editable=False)
    talks_count = models.PositiveIntegerField(default=0, editable=False)
    update_count = models.PositiveIntegerField(default=0, editable=False)
    draft_count = models.PositiveIntegerField(default=0, editable=False)

    # The head of the chain: what the newest edition is, so that a missing one shows.
    head_number = models.PositiveIntegerField(default=0, editable=False)
    head_hash = models.CharField(max_length=64, blank=True, editable=False)

    class Meta:
        ordering = ["title"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(code__regex=r"^[A-Z]{2,8}$"), name="negotiation_code_is_capital_letters"
            ),
        ]

    def __str__(self) -> str:
        return self.title


@pghistory.track()
class Wording(RecordRow):
    """A negotiation's own word and public test for a status; codes and families are fixed."""

    negotiation = models.ForeignKey(Negotiation, on_delete=models.CASCADE, related_name="wordings")
    status = models.CharField(max_length=24, choices=Status.choices)
    label = models.CharField(max_length=60)
    test = models.CharField(max_length=300)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["negotiation", "status"], name="wording_once_per_status"),
            choices_check(field="status", choices=Status, name="wording_status_known"),
        ]

    def __str__(self) -> str:
        return f"{self.status}: {self.label}"
