"""Positions of parties, and voices of people, on an issue's proposition: dated, with evidence, never overwritten."""

import pghistory
from django.db import models
from django.db.models import Q

from negotiations.record.models.base import Basis, EvidencedRow, Precision, choices_check, date_check
from negotiations.record.models.issue import Issue
from negotiations.record.models.party import Party
from negotiations.record.models.person import Person


class Stance(models.IntegerChoices):
    """Where a party stands on the proposition, from a red line against it to demanding it."""

    DEMANDS = 3, "Demands"
    SUPPORTS = 2, "Supports"
    OPEN_WITH_CONDITIONS = 1, "Open with conditions"
    MIXED = 0, "Mixed"
    SCEPTICAL = -1, "Sceptical"
    OPPOSES = -2, "Opposes"
    RED_LINE = -3, "Red line"


class StanceRow(EvidencedRow):
    """What a position and a voice share."""

    stance = models.SmallIntegerField(choices=Stance.choices)
    summary = models.CharField(max_length=300)
    said_on = models.DateField(null=True, blank=True)
    precision = models.CharField(max_length=8, choices=Precision.choices, default=Precision.DAY)
    basis = models.CharField(max_length=12, choices=Basis.choices)
    seq = models.PositiveIntegerField(editable=False, help_text="Order of record on this issue.")

    class Meta:
        abstract = True


@pghistory.track()
class Position(StanceRow):
    issue = models.ForeignKey(Issue, on_delete=models.CASCADE, related_name="positions")
    party = models.ForeignKey(Party, on_delete=models.PROTECT, related_name="positions")
    supersedes = models.OneToOneField(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="superseded_by"
    )

    class Meta:
        ordering = ["seq"]
        constraints = [
            models.UniqueConstraint(
                fields=["issue", "party"],
                condition=Q(supersedes__isnull=True),
                name="position_one_first_per_party",
            ),
            models.CheckConstraint(condition=Q(stance__gte=-3, stance__lte=3), name="position_stance_known"),
            choices_check(field="basis", choices=Basis, name="position_basis_known"),
            date_check(field="said_on", precision="precision", name="position_date_or_unknown"),
        ]

    def __str__(self) -> str:
        return f"{self.party_id} {self.get_stance_display()}"


@pghistory.track()
class Voice(StanceRow):
    """What one person says: a voice inside a party, or one outside every party. Never a party's position."""

    issue = models.ForeignKey(Issue, on_delete=models.CASCADE, related_name="voices")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="voices")

    class Meta:
        ordering = ["seq"]
        constraints = [
            models.CheckConstraint(condition=Q(stance__gte=-3, stance__lte=3), name="voice_stance_known"),
            choices_check(field="basis", choices=Basis, name="voice_basis_known"),
            date_check(field="said_on", precision="precision", name="voice_date_or_unknown"),
        ]

    def __str__(self) -> str:
        return f"{self.person_id} {self.get_stance_display()}"
