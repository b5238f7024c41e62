"""Operations on figures: a number always stands with the one who claims it."""

from uuid import UUID

from negotiations.record.models import Figure, Issue, Party
from negotiations.record.operations.changes import Changes, apply_changes
from negotiations.record.operations.context import Context, find
from negotiations.record.operations.evidence import set_evidence
from negotiations.record.operations.registry import operation
from negotiations.record.operations.types import Day, Line60, Line160, Line200, Line300, Rank, adapter

FIGURE_FIELDS = {
    "value": adapter(Line60),
    "label": adapter(Line200),
    "claimant": adapter(Line160),
    "disputed": adapter(Line200),
    "as_of": adapter(Day | None),
    "note": adapter(Line300),
    "rank": adapter(Rank),
}


@operation()
def add_figure(
    *,
    context: Context,
    figure_id: UUID,
    issue_id: UUID,
    value: Line60,
    label: Line200,
    claimant: Line160,
    claimed_by_id: UUID | None = None,
    disputed_by_id: UUID | None = None,
    disputed: Line200 = "",
    as_of: Day | None = None,
    note: Line300 = "",
    rank: Rank = 100,
    evidence_ids: list[UUID] = [],  # noqa: B006  read by pydantic, never changed
    source_ids: list[UUID] = [],  # noqa: B006
) -> Figure:
    """Put a number on record with who claims it, who disputes it and where that stands."""
    figure = Figure.objects.create(
        id=figure_id,
        issue=find(Issue, issue_id, context=context, field="issue_id"),
        value=value,
        label=label,
        claimant=claimant,
        claimed_by=find(Party, claimed_by_id, context=context, field="claimed_by_id")
        if claimed_by_id
        else None,
        disputed_by=find(Party, disputed_by_id, context=context, field="disputed_by_id")
        if disputed_by_id
        else None,
        disputed=disputed,
        as_of=as_of,
        note=note,
        rank=rank,
    )
    set_evidence(figure, quotation_ids=evidence_ids, source_ids=source_ids, context=context)
    return figure


@operation(editable=FIGURE_FIELDS)
def edit_figure(*, context: Context, figure_id: UUID, changes: Changes) -> Figure:
    """Change a figure's fields."""
    figure = find(Figure, figure_id, context=context, field="figure_id")
    apply_changes(figure, changes, editable=FIGURE_FIELDS, label=f"{figure.value} {figure.label}")
    return figure


@operation()
def remove_figure(*, context: Context, issue_id: UUID, figure_id: UUID) -> Issue:
    """Take a figure off the issue; earlier editions keep it."""
    issue = find(Issue, issue_id, context=context, field="issue_id")
    Figure.objects.filter(issue=issue, pk=figure_id).delete()
    return issue
