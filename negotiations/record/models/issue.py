"""Issues: one proposition each that can be agreed or refused, with its parties, figures, terms and links."""

import pghistory
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from negotiations.record.models.base import EvidencedRow, RecordRow, choices_check
from negotiations.record.models.negotiation import Negotiation
from negotiations.record.models.party import Party
from negotiations.record.models.status import FAMILY_OF, Family, Status


@pghistory.track()
class Issue(RecordRow):
    negotiation = models.ForeignKey(Negotiation, on_delete=models.CASCADE, related_name="issues")
    number = models.PositiveIntegerField(editable=False, help_text="Counted per negotiation: UKR-07.")
    slug = models.SlugField(max_length=60)
    rank = models.PositiveIntegerField(default=100)
    title = models.CharField(max_length=120)
    proposition = models.CharField(max_length=300, help_text="One sentence that can be agreed or refused.")
    what_it_is = models.TextField(blank=True)
    why_it_matters = models.TextField(blank=True)
    sticking_point = models.TextField(blank=True)
    pinned = models.BooleanField(default=False)
    status = models.CharField(max_length=24, choices=Status.choices, default=Status.NOT_ON_THE_TABLE)
    review_by = models.DateField(null=True, blank=True)
    checked_on = models.DateField(null=True, blank=True, help_text="Checked, no change.")

    class Meta:
        ordering = ["rank", "number"]
        constraints = [
            models.UniqueConstraint(fields=["negotiation", "slug"], name="issue_slug_once"),
            models.UniqueConstraint(fields=["negotiation", "number"], name="issue_number_once"),
            choices_check(field="status", choices=Status, name="issue_status_known"),
            models.CheckConstraint(condition=~Q(proposition=""), name="issue_has_proposition"),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def family(self) -> Family:
        return FAMILY_OF[self.status]


@pghistory.track()
class MatchTerms(RecordRow):
    """Words that point an imported quotation to an issue. Working data, never public."""

    issue = models.OneToOneField(Issue, on_delete=models.CASCADE, related_name="match_terms")
    terms = ArrayField(models.CharField(max_length=80), default=list)

    def __str__(self) -> str:
        return ", ".join(self.terms)


class StandingKind(models.TextChoices):
    MUST_AGREE = "must_agree", "must agree"
    NOT_A_PARTY = "not_a_party", "not a party to this"


@pghistory.track()
class Standing(RecordRow):
    """What a party is to an issue: its agreement is needed, or the issue is not its own."""

    issue = models.ForeignKey(Issue, on_delete=models.CASCADE, related_name="standings")
    party = models.ForeignKey(Party, on_delete=models.PROTECT, related_name="standings")
    kind = models.CharField(max_length=16, choices=StandingKind.choices)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["issue", "party"], name="standing_once_per_party"),
            choices_check(field="kind", choices=StandingKind, name="standing_kind_known"),
        ]

    def __str__(self) -> str:
        return f"{self.party_id} {self.kind}"


@pghistory.track()
class Figure(EvidencedRow):
    """A number with the one who claims it: “20,000 children”, according to Kyiv."""

    issue = models.ForeignKey(Issue, on_delete=models.CASCADE, related_name="figures")
    value = models.CharField(max_length=60)
    label = models.CharField(max_length=200)
    claimed_by = models.ForeignKey(Party, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    claimant = models.CharField(max_length=160, help_text="As readers see it: Kyiv.")
    disputed_by = models.ForeignKey(Party, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    disputed = models.CharField(max_length=200, blank=True)
    as_of = models.DateField(null=True, blank=True)
    note = models.CharField(max_length=300, blank=True)
    rank = models.PositiveIntegerField(default=100)

    class Meta:
        ordering = ["rank", "value"]

    def __str__(self) -> str:
        return f"{self.value} {self.label}"


class TermState(models.TextChoices):
    NOT_STARTED = "not_started", "not started"
    RUNNING = "running", "running"
    MET = "met", "met"
    ENDED = "ended", "ended, being checked"


@pghistory.track()
class Term(EvidencedRow):
    """A span of time that an agreement sets (30 days); at its end the system says so, an editor moves the status."""

    issue = models.ForeignKey(Issue, on_delete=models.CASCADE, related_name="terms")
    label = models.CharField(max_length=120)
    starts_at = models.DateTimeField(null=True, blank=True)
    ends_at = models.DateTimeField(null=True, blank=True)
    state = models.CharField(max_length=16, choices=TermState.choices, default=TermState.NOT_STARTED)
    note = models.CharField(max_length=400, blank=True)
    rank = models.PositiveIntegerField(default=100)

    class Meta:
        ordering = ["rank", "label"]
        constraints = [
            choices_check(field="state", choices=TermState, name="term_state_known"),
            models.CheckConstraint(
                condition=Q(starts_at__isnull=True) | Q(ends_at__isnull=True) | Q(starts_at__lt=F("ends_at")),
                name="term_ends_after_it_begins",
            ),
        ]

    def __str__(self) -> str:
        return self.label


class LinkKind(models.TextChoices):
    BLOCKS = "blocks", "blocks"
    TRADED_FOR = "traded_for", "traded for"
    ONLY_TOGETHER_WITH = "only_together_with", "only together with"
    PART_OF = "part_of", "part of"
    FIRST_STEP_TO = "first_step_to", "first step to"
    RELATED = "related", "related to"


@pghistory.track()
class IssueLink(RecordRow):
    issue = models.ForeignKey(Issue, on_delete=models.CASCADE, related_name="links")
    other = models.ForeignKey(Issue, on_delete=models.PROTECT, related_name="linked_from")
    kind = models.CharField(max_length=20, choices=LinkKind.choices)
    note = models.CharField(max_length=200, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["issue", "other", "kind"], name="link_once"),
            models.CheckConstraint(condition=~Q(issue=F("other")), name="link_to_another_issue"),
            choices_check(field="kind", choices=LinkKind, name="link_kind_known"),
        ]

    def __str__(self) -> str:
        return f"{self.issue_id} {self.kind} {self.other_id}"
