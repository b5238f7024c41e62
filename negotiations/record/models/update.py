"""Updates: the unit readers see. Append-only; written by the replay of a draft and by nothing else."""

from django.db import models
from django.db.models import F, Q

from negotiations.record.models.base import EvidencedRow, Precision, choices_check
from negotiations.record.models.issue import Issue
from negotiations.record.models.negotiation import Negotiation
from negotiations.record.models.status import Status
from negotiations.record.models.talks import Talks


class UpdateKind(models.TextChoices):
    """Wire practice (IPTC editorial notes): update, refile, correction, withdrawal."""

    UPDATE = "update", "Update"
    REFILE = "refile", "Refile"
    CORRECTION = "correction", "Correction"
    WITHDRAWAL = "withdrawal", "Withdrawal"
    REDACTION = "redaction", "Redaction"


class Update(EvidencedRow):
    negotiation = models.ForeignKey(Negotiation, on_delete=models.PROTECT, related_name="updates")
    sequence = models.PositiveIntegerField(help_text="Counted per negotiation without gaps.")
    kind = models.CharField(max_length=12, choices=UpdateKind.choices, default=UpdateKind.UPDATE)
    issue = models.ForeignKey(Issue, on_delete=models.PROTECT, null=True, related_name="updates")
    from_status = models.CharField(max_length=24, choices=Status.choices, blank=True)
    to_status = models.CharField(max_length=24, choices=Status.choices, blank=True)
    headline = models.CharField(max_length=160)
    reason = models.TextField()
    judgement = models.BooleanField(default=False, help_text="Rests on the editor’s judgement.")
    talks = models.ForeignKey(Talks, on_delete=models.PROTECT, null=True, related_name="updates")
    corrects = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="corrected_by")
    happened_at = models.DateTimeField()
    precision = models.CharField(max_length=8, choices=Precision.choices, default=Precision.DAY)
    edition_number = models.PositiveIntegerField()

    class Meta:
        ordering = ["sequence"]
        constraints = [
            models.UniqueConstraint(fields=["negotiation", "sequence"], name="update_sequence_once"),
            choices_check(field="kind", choices=UpdateKind, name="update_kind_known"),
            choices_check(field="precision", choices=Precision, name="update_precision_known"),
            models.CheckConstraint(
                condition=Q(to_status="", from_status="")
                | (
                    Q(issue__isnull=False)
                    & ~Q(from_status="")
                    & ~Q(to_status="")
                    & ~Q(from_status=F("to_status"))
                ),
                name="update_moves_from_one_status_to_another",
            ),
            models.CheckConstraint(condition=~Q(reason=""), name="update_has_reason"),
        ]

    def __str__(self) -> str:
        return self.headline
