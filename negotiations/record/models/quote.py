"""Quotations: exact words, who said them and when, and the articles and passages they stand in."""

import pghistory
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from negotiations.common.quoting import INDIRECT, as_set
from negotiations.record.models.article import Article
from negotiations.record.models.base import Precision, RecordRow, choices_check, date_check
from negotiations.record.models.issue import Issue
from negotiations.record.models.negotiation import Negotiation
from negotiations.record.models.person import Person


class SourceType(models.TextChoices):
    ON_THE_RECORD = "on_the_record", "On the record"
    WRITTEN = "written", "Written"
    OFFICIAL_READOUT = "official_readout", "Official readout"
    ANONYMOUS = "anonymous", "Anonymous"
    REPORTED = "reported", "Reported"


class QuotationKind(models.TextChoices):
    STATEMENT = "statement", "Statement"
    PARTIAL = "partial", "Partial quotation"
    FRAGMENT = "fragment", "Fragment"
    INDIRECT = INDIRECT, "Indirect speech"


@pghistory.track()
class Quotation(RecordRow):
    negotiation = models.ForeignKey(Negotiation, on_delete=models.CASCADE, related_name="quotations")
    number = models.PositiveIntegerField(
        null=True, editable=False, help_text="Counted per negotiation: UKR-Q7."
    )
    words = ArrayField(models.TextField(), help_text="One entry per span; a split quotation has several.")
    speaker = models.ForeignKey(
        Person, on_delete=models.PROTECT, null=True, blank=True, related_name="quotations"
    )
    speaker_text = models.CharField(
        max_length=200, blank=True, help_text="As attributed, when nobody is named."
    )
    said_on = models.DateField(null=True, blank=True)
    precision = models.CharField(max_length=8, choices=Precision.choices, default=Precision.UNKNOWN)
    context = models.CharField(
        max_length=200, blank=True, help_text="Where or to whom: aboard Air Force One."
    )
    source_type = models.CharField(
        max_length=20, choices=SourceType.choices, default=SourceType.ON_THE_RECORD
    )
    kind = models.CharField(max_length=12, choices=QuotationKind.choices, default=QuotationKind.STATEMENT)
    language = models.CharField(max_length=12, default="en")
    original_language = models.CharField(max_length=12, blank=True)
    original_words = models.TextField(blank=True)
    translator = models.CharField(max_length=160, blank=True)
    note = models.CharField(max_length=500, blank=True, help_text="Shown with the words wherever they stand.")
    published_in = models.PositiveIntegerField(
        null=True, editable=False, help_text="First edition that uses it."
    )
    created_at = models.DateTimeField(auto_now_add=True)
    suggested_issues = models.ManyToManyField(Issue, related_name="suggested_quotations", blank=True)

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["negotiation", "number"], name="quotation_number_once"),
            choices_check(field="precision", choices=Precision, name="quotation_precision_known"),
            date_check(field="said_on", precision="precision", name="quotation_date_or_unknown"),
            choices_check(field="source_type", choices=SourceType, name="quotation_source_type_known"),
            choices_check(field="kind", choices=QuotationKind, name="quotation_kind_known"),
            models.CheckConstraint(condition=Q(words__len__gt=0), name="quotation_has_words"),
            models.CheckConstraint(
                condition=Q(speaker__isnull=False) | ~Q(speaker_text=""), name="quotation_has_speaker"
            ),
        ]

    def __str__(self) -> str:
        return " […] ".join(self.words)

    @property
    def as_set(self) -> str:
        """The words in one line, in quotation marks unless they are an article's about its speaker."""
        return as_set(self.words, self.kind)


@pghistory.track()
class QuotationSource(RecordRow):
    """One article that carries the quotation."""

    quotation = models.ForeignKey(Quotation, on_delete=models.CASCADE, related_name="carriers")
    article = models.ForeignKey(Article, on_delete=models.PROTECT, related_name="carried")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["quotation", "article"], name="quotation_once_per_article"),
        ]

    def __str__(self) -> str:
        return f"{self.quotation_id} in {self.article_id}"


@pghistory.track()
class QuotationSpan(RecordRow):
    """A passage of the article's clean text: W3C TextQuoteSelector with TextPositionSelector offsets."""

    carrier = models.ForeignKey(QuotationSource, on_delete=models.CASCADE, related_name="spans")
    seq = models.PositiveSmallIntegerField()
    exact = models.TextField()
    prefix = models.CharField(max_length=64, blank=True)
    suffix = models.CharField(max_length=64, blank=True)
    start = models.PositiveIntegerField(
        null=True, help_text="Code points into the clean text; empty: text not held."
    )
    end = models.PositiveIntegerField(null=True)

    class Meta:
        ordering = ["seq"]
        constraints = [
            models.UniqueConstraint(fields=["carrier", "seq"], name="span_seq_once"),
            models.CheckConstraint(
                condition=Q(start__isnull=True, end__isnull=True) | Q(start__lt=F("end")),
                name="span_starts_before_it_ends",
            ),
        ]

    def __str__(self) -> str:
        return self.exact
