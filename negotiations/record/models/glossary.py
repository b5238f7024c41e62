"""Glossary: our wording, each party's wording, and why."""

import pghistory
from django.db import models

from negotiations.record.models.base import EvidencedRow, RecordRow
from negotiations.record.models.negotiation import Negotiation
from negotiations.record.models.party import Party


@pghistory.track()
class GlossaryEntry(RecordRow):
    negotiation = models.ForeignKey(Negotiation, on_delete=models.CASCADE, related_name="glossary")
    ours = models.CharField(max_length=120)
    why = models.TextField(blank=True)
    rank = models.PositiveIntegerField(default=100)

    class Meta:
        ordering = ["rank", "ours"]
        verbose_name_plural = "glossary entries"
        constraints = [models.UniqueConstraint(fields=["negotiation", "ours"], name="glossary_ours_once")]

    def __str__(self) -> str:
        return self.ours


@pghistory.track()
class GlossaryWording(EvidencedRow):
    entry = models.ForeignKey(GlossaryEntry, on_delete=models.CASCADE, related_name="theirs")
    party = models.ForeignKey(Party, on_delete=models.PROTECT, related_name="+")
    wording = models.CharField(max_length=160)
    note = models.CharField(max_length=200, blank=True)
    rank = models.PositiveIntegerField(default=100)

    class Meta:
        ordering = ["rank", "wording"]

    def __str__(self) -> str:
        return self.wording
