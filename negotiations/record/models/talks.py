"""Talks: a call, a meeting or a round, with each side's own readout."""

import pghistory
from django.contrib.postgres.fields import ArrayField
from django.db import models

from negotiations.record.models.base import EvidencedRow, Precision, RecordRow, choices_check
from negotiations.record.models.negotiation import Negotiation
from negotiations.record.models.party import Party
from negotiations.record.models.person import Person


class TalksKind(models.TextChoices):
    CALL = "call", "Call"
    MEETING = "meeting", "Meeting"
    ROUND = "round", "Round of talks"
    NEWS_CONFERENCE = "news_conference", "News conference"
    SUMMIT = "summit", "Summit"


class TalksState(models.TextChoices):
    ANNOUNCED = "announced", "Announced"
    HELD = "held", "Held"
    CANCELLED = "cancelled", "Cancelled"


@pghistory.track()
class Talks(RecordRow):
    negotiation = models.ForeignKey(Negotiation, on_delete=models.CASCADE, related_name="talks")
    number = models.PositiveIntegerField(editable=False, help_text="Counted per negotiation: UKR-T5.")
    slug = models.SlugField(max_length=60)
    title = models.CharField(max_length=120)
    kind = models.CharField(max_length=16, choices=TalksKind.choices)
    state = models.CharField(max_length=12, choices=TalksState.choices, default=TalksState.HELD)
    starts_at = models.DateTimeField()
    precision = models.CharField(max_length=8, choices=Precision.choices, default=Precision.DAY)
    zone = models.CharField(max_length=60, default="UTC", help_text="The place’s own time zone.")
    place = models.CharField(max_length=120, blank=True)
    summary = models.TextField(blank=True)
    outcome = models.TextField(blank=True)
    differences = ArrayField(models.CharField(max_length=400), default=list, blank=True)
    parties = models.ManyToManyField(Party, related_name="talks", blank=True)
    people = models.ManyToManyField(Person, related_name="talks", blank=True)
    sources = models.ManyToManyField("record.Article", related_name="+", blank=True)

    class Meta:
        ordering = ["starts_at", "number"]
        verbose_name_plural = "talks"
        constraints = [
            models.UniqueConstraint(fields=["negotiation", "slug"], name="talks_slug_once"),
            models.UniqueConstraint(fields=["negotiation", "number"], name="talks_number_once"),
            choices_check(field="kind", choices=TalksKind, name="talks_kind_known"),
            choices_check(field="state", choices=TalksState, name="talks_state_known"),
            choices_check(field="precision", choices=Precision, name="talks_precision_known"),
        ]

    def __str__(self) -> str:
        return self.title


@pghistory.track()
class Readout(EvidencedRow):
    """One side's account of the talks."""

    talks = models.ForeignKey(Talks, on_delete=models.CASCADE, related_name="readouts")
    party = models.ForeignKey(Party, on_delete=models.PROTECT, related_name="readouts")
    text = models.TextField()
    said_on = models.DateField(null=True, blank=True)
    rank = models.PositiveIntegerField(default=100)

    class Meta:
        ordering = ["rank"]

    def __str__(self) -> str:
        return f"{self.party_id} on {self.talks_id}"
