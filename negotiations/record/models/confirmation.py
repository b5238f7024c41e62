"""Confirmations: whether each party that must agree claims, confirms, denies or is silent."""

import pghistory
from django.db import models

from negotiations.record.models.base import Basis, EvidencedRow, Precision, choices_check, date_check
from negotiations.record.models.issue import Issue
from negotiations.record.models.party import Party


class Says(models.TextChoices):
    CLAIMS = "claims", "Claims it"
    CONFIRMS = "confirms", "Confirms it"
    DENIES = "denies", "Denies it"
    SILENT = "silent", "Silent"


@pghistory.track()
class Confirmation(EvidencedRow):
    """What a party says of a claim (`of`). Only rows that speak of the proposition itself count for *agreed*."""

    issue = models.ForeignKey(Issue, on_delete=models.CASCADE, related_name="confirmations")
    party = models.ForeignKey(Party, on_delete=models.PROTECT, related_name="confirmations")
    says = models.CharField(max_length=10, choices=Says.choices)
    of = models.CharField(max_length=200, help_text="What exactly is claimed or confirmed.")
    of_proposition = models.BooleanField(
        default=True, help_text="Speaks of the issue’s proposition, on the same terms."
    )
    summary = models.CharField(max_length=300, blank=True)
    said_on = models.DateField(null=True, blank=True)
    precision = models.CharField(max_length=8, choices=Precision.choices, default=Precision.DAY)
    basis = models.CharField(max_length=12, choices=Basis.choices, default=Basis.REPORTED)
    seq = models.PositiveIntegerField(editable=False)

    class Meta:
        ordering = ["seq"]
        constraints = [
            choices_check(field="says", choices=Says, name="confirmation_says_known"),
            choices_check(field="basis", choices=Basis, name="confirmation_basis_known"),
            date_check(field="said_on", precision="precision", name="confirmation_date_or_unknown"),
        ]

    def __str__(self) -> str:
        return f"{self.party_id} {self.says}"
