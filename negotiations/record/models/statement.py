"""Statements: quotations that editors filed under an issue, for its statement log."""

import pghistory
from django.db import models

from negotiations.record.models.base import RecordRow
from negotiations.record.models.issue import Issue
from negotiations.record.models.quote import Quotation


@pghistory.track()
class Statement(RecordRow):
    issue = models.ForeignKey(Issue, on_delete=models.CASCADE, related_name="statements")
    quotation = models.ForeignKey(Quotation, on_delete=models.PROTECT, related_name="statements")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["issue", "quotation"], name="statement_once_per_issue")
        ]

    def __str__(self) -> str:
        return f"{self.quotation_id} on {self.issue_id}"
