"""Candidates: quotations found in an article, or marked by hand, that an editor accepts, corrects or rejects."""

import uuid

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from negotiations.intake.models.batch import BatchItem
from negotiations.intake.models.indexes import set_index
from negotiations.record.models import (
    Article,
    Issue,
    Negotiation,
    Party,
    Person,
    Precision,
    Quotation,
    QuotationKind,
    Stance,
)
from negotiations.record.models.base import choices_check, date_check


class CandidateState(models.TextChoices):
    OPEN = "open", "Open"
    ACCEPTED = "accepted", "Accepted"
    REJECTED = "rejected", "Rejected"


class FoundAs(models.TextChoices):
    """What a candidate is: words in quotation marks, or a sentence that reports where a party stands."""

    QUOTATION = "quotation", "quotation"
    POSITION = "position", "reported position"


class How(models.TextChoices):
    """How the words were given to their speaker: the confidence an editor sees."""

    NAMED = "named", "named"
    ROLE = "role", "named by role"
    PRONOUN = "pronoun", "by pronoun"
    CARRIED = "carried", "carried over from before"
    ORGANISATION = "organisation", "an organisation"
    UNKNOWN = "unknown", "nobody found"
    BY_HAND = "by_hand", "marked by hand"

    @property
    def is_sure(self) -> bool:
        """The article says it at the words themselves; the others ask for a second look."""
        return self in {How.NAMED, How.ORGANISATION}


MARKED = "marked"  # by hand: the first that an undo of its passages can take back

# What most candidates lack when they come in by the thousand: only what is set is indexed.
SELDOM_SET = ("speaker", "party", "quotation", "decided_with", "decided_by", "reserved_by")


class Candidate(models.Model):
    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    # Its article's, whose own key is checked: once for the article, not for each of its quotations.
    negotiation = models.ForeignKey(
        Negotiation,
        on_delete=models.CASCADE,
        related_name="candidates",
        db_index=False,
        db_constraint=False,
    )
    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="candidates")
    # The item that brought its article in; again, what matters is checked with the article.
    item = models.ForeignKey(
        BatchItem,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="candidates",
        db_constraint=False,
    )
    # The queue's order: when its batch was handed in, which file of it, which quotation of the article.
    queued_at = models.DateTimeField()
    rank = models.PositiveIntegerField(default=0)
    seq = models.PositiveIntegerField(help_text="Position in the article: its first code point.")
    spans = models.JSONField(help_text="[{start, end}], code points into the article’s clean text.")
    words = ArrayField(models.TextField())
    words_key = models.BigIntegerField(
        null=True, editable=False, help_text="The same for the same words, whatever their marks."
    )
    speaker_name = models.CharField(
        max_length=200, blank=True, help_text="The speaker as far as the article names them."
    )
    speaker_text = models.CharField(
        max_length=200, blank=True, help_text="As it stands beside the words: he, the Kremlin."
    )
    speaker = models.ForeignKey(
        Person, on_delete=models.SET_NULL, null=True, blank=True, related_name="+", db_index=False
    )
    party = models.ForeignKey(
        Party, on_delete=models.SET_NULL, null=True, blank=True, related_name="+", db_index=False
    )
    cue = models.CharField(max_length=80, blank=True)
    how = models.CharField(max_length=12, choices=How.choices, default=How.UNKNOWN)
    kind = models.CharField(max_length=12, choices=QuotationKind.choices, default=QuotationKind.STATEMENT)
    said_on = models.DateField(null=True, blank=True, help_text="A suggestion.")
    precision = models.CharField(max_length=8, choices=Precision.choices, default=Precision.UNKNOWN)
    suggested_issues = models.ManyToManyField(Issue, related_name="+", blank=True)
    matched_words = models.JSONField(
        default=dict, blank=True, help_text="Issue id -> the words that matched it."
    )
    found_as = models.CharField(max_length=10, choices=FoundAs.choices, default=FoundAs.QUOTATION)
    stance = models.SmallIntegerField(
        choices=Stance.choices, null=True, blank=True, help_text="Of a reported position: a suggestion."
    )
    stance_words = models.CharField(
        max_length=200, blank=True, help_text="What in the sentence decided the stance."
    )
    past = models.JSONField(
        default=list,
        blank=True,
        help_text="How its passages stood before each change, newest last: what an undo puts back.",
    )
    state = models.CharField(max_length=10, choices=CandidateState.choices, default=CandidateState.OPEN)
    reason = models.CharField(max_length=500, blank=True, help_text="Why it was rejected.")
    quotation = models.ForeignKey(
        Quotation,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="candidates",
        db_index=False,
    )
    joined = models.BooleanField(default=False, help_text="The quotation was in the record before.")
    needs_draft = models.BooleanField(
        default=False, help_text="The quotation is public: a draft has to add this article to it."
    )
    added = models.JSONField(
        default=dict,
        blank=True,
        help_text="What joining gave the quotation: changes {column: {base, to}} and issues; an undo takes it back.",
    )
    decided_with = models.UUIDField(
        null=True,
        editable=False,
        help_text="The candidate of the same words whose decision took this one along.",
    )
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        db_index=False,
    )
    decided_at = models.DateTimeField(null=True, blank=True)
    reserved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        db_index=False,
    )
    reserved_until = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["queued_at", "rank", "item_id", "seq", "id"]
        constraints = [
            choices_check(field="state", choices=CandidateState, name="candidate_state_known"),
            choices_check(field="found_as", choices=FoundAs, name="candidate_found_as_known"),
            models.CheckConstraint(
                condition=Q(found_as=FoundAs.POSITION) | Q(stance__isnull=True),
                name="candidate_stance_of_position",
            ),
            choices_check(field="how", choices=How, name="candidate_how_known"),
            choices_check(field="kind", choices=QuotationKind, name="candidate_kind_known"),
            choices_check(field="precision", choices=Precision, name="candidate_precision_known"),
            date_check(field="said_on", precision="precision", name="candidate_date_or_unknown"),
            models.CheckConstraint(condition=Q(words__len__gt=0), name="candidate_has_words"),
            models.CheckConstraint(
                condition=Q(state=CandidateState.ACCEPTED, quotation__isnull=False)
                | (~Q(state=CandidateState.ACCEPTED) & Q(quotation__isnull=True)),
                name="candidate_accepted_with_quotation",
            ),
            models.CheckConstraint(
                condition=Q(state=CandidateState.OPEN, decided_at__isnull=True)
                | (~Q(state=CandidateState.OPEN) & Q(decided_at__isnull=False)),
                name="candidate_decided_with_time",
            ),
        ]
        indexes = [
            models.Index(
                fields=["negotiation", "queued_at", "rank", "item", "seq", "id"],
                condition=Q(state=CandidateState.OPEN),
                name="candidate_queue",
            ),
            models.Index(
                fields=["words_key"], condition=Q(state=CandidateState.OPEN), name="candidate_words_key"
            ),
            models.Index(
                fields=["negotiation", "decided_at"],
                condition=~Q(state=CandidateState.OPEN),
                name="candidate_decided",
            ),
            *(set_index(field, name=f"candidate_{field}") for field in SELDOM_SET),
        ]

    def __str__(self) -> str:
        return " […] ".join(self.words)

    @property
    def is_position(self) -> bool:
        return self.found_as == FoundAs.POSITION

    @property
    def is_sure(self) -> bool:
        """Say whether the speaker stands beside the words, so that nobody has to look for them further up."""
        return How(self.how).is_sure

    @property
    def is_as_marked(self) -> bool:
        """Say whether a person marked these words, and nothing was changed in them since: an undo takes the marking back."""
        return bool(self.past) and self.past[-1].get("act") == MARKED

    @property
    def attribution(self) -> str:
        """The speaker in words, as the queue shows it: the person, else the name the article gives, else its word."""
        return self.speaker.name if self.speaker else self.speaker_name or self.speaker_text
