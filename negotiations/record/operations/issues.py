"""Operations on issues: their texts, standings, links, statements and match terms."""

from uuid import UUID

from negotiations.record.models import (
    Issue,
    IssueLink,
    LinkKind,
    MatchTerms,
    Party,
    Quotation,
    Standing,
    StandingKind,
    Statement,
)
from negotiations.record.operations.changes import Changes, apply_changes
from negotiations.record.operations.context import Context, find
from negotiations.record.operations.registry import operation
from negotiations.record.operations.types import (
    Day,
    Line80,
    Line200,
    Paragraphs,
    Rank,
    Sentence,
    SlugText,
    Title,
    adapter,
)

ISSUE_FIELDS = {
    "title": adapter(Title),
    "proposition": adapter(Sentence),
    "what_it_is": adapter(Paragraphs),
    "why_it_matters": adapter(Paragraphs),
    "sticking_point": adapter(Paragraphs),
    "pinned": adapter(bool),
    "rank": adapter(Rank),
    "review_by": adapter(Day | None),
    "checked_on": adapter(Day | None),
}


@operation()
def create_issue(
    *,
    context: Context,
    issue_id: UUID,
    slug: SlugText,
    title: Title,
    proposition: Sentence,
    what_it_is: Paragraphs = "",
    why_it_matters: Paragraphs = "",
    sticking_point: Paragraphs = "",
    pinned: bool = False,
    rank: Rank = 100,
    review_by: Day | None = None,
) -> Issue:
    """Open an issue, not on the table yet. Its public code comes from the negotiation's counter."""
    negotiation = context.negotiation
    negotiation.issue_count += 1
    negotiation.save(update_fields=["issue_count"])
    return Issue.objects.create(
        id=issue_id,
        negotiation=negotiation,
        number=negotiation.issue_count,
        slug=slug,
        title=title,
        proposition=proposition,
        what_it_is=what_it_is,
        why_it_matters=why_it_matters,
        sticking_point=sticking_point,
        pinned=pinned,
        rank=rank,
        review_by=review_by,
    )


@operation(editable=ISSUE_FIELDS)
def edit_issue(*, context: Context, issue_id: UUID, changes: Changes) -> Issue:
    """Change an issue's texts and marks. Its status moves by `move_status` alone."""
    issue = find(Issue, issue_id, context=context, field="issue_id")
    apply_changes(issue, changes, editable=ISSUE_FIELDS, label=issue.title)
    return issue


@operation()
def set_standing(
    *, context: Context, standing_id: UUID, issue_id: UUID, party_id: UUID, kind: StandingKind
) -> Issue:
    """Say that a party must agree, or that the issue is not its own."""
    issue = find(Issue, issue_id, context=context, field="issue_id")
    party = find(Party, party_id, context=context, field="party_id")
    Standing.objects.update_or_create(
        issue=issue, party=party, defaults={"kind": kind}, create_defaults={"id": standing_id, "kind": kind}
    )
    return issue


@operation()
def remove_standing(*, context: Context, issue_id: UUID, party_id: UUID) -> Issue:
    """Take back what a party was said to be to the issue; nothing happens when nothing was said."""
    issue = find(Issue, issue_id, context=context, field="issue_id")
    Standing.objects.filter(issue=issue, party_id=party_id).delete()
    return issue


@operation()
def file_statement(*, context: Context, statement_id: UUID, issue_id: UUID, quotation_id: UUID) -> Issue:
    """Put a quotation in the issue's statement log, which makes it public."""
    issue = find(Issue, issue_id, context=context, field="issue_id")
    quotation = find(Quotation, quotation_id, context=context, field="quotation_id")
    Statement.objects.get_or_create(issue=issue, quotation=quotation, defaults={"id": statement_id})
    return issue


@operation()
def unfile_statement(*, context: Context, issue_id: UUID, quotation_id: UUID) -> Issue:
    """Take a quotation out of the issue's log; earlier editions keep it."""
    issue = find(Issue, issue_id, context=context, field="issue_id")
    Statement.objects.filter(issue=issue, quotation_id=quotation_id).delete()
    return issue


@operation()
def add_link(
    *, context: Context, link_id: UUID, issue_id: UUID, other_id: UUID, kind: LinkKind, note: Line200 = ""
) -> Issue:
    """Tie an issue to another one: blocks, traded for, only together with, part of, first step to, related."""
    issue = find(Issue, issue_id, context=context, field="issue_id")
    other = find(Issue, other_id, context=context, field="other_id")
    IssueLink.objects.get_or_create(
        issue=issue, other=other, kind=kind, defaults={"id": link_id, "note": note}
    )
    return issue


@operation()
def remove_link(*, context: Context, issue_id: UUID, link_id: UUID) -> Issue:
    """Untie two issues; nothing happens when the link is gone already."""
    issue = find(Issue, issue_id, context=context, field="issue_id")
    IssueLink.objects.filter(issue=issue, pk=link_id).delete()
    return issue


@operation(public=False)
def set_match_terms(
    *, context: Context, match_terms_id: UUID, issue_id: UUID, terms: list[Line80]
) -> MatchTerms:
    """Set the words that point imported quotations to the issue: working data, changed directly."""
    issue = find(Issue, issue_id, context=context, field="issue_id")
    row, _ = MatchTerms.objects.update_or_create(
        issue=issue, defaults={"terms": terms}, create_defaults={"id": match_terms_id, "terms": terms}
    )
    return row
