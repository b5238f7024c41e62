"""Operations on terms: spans of time that an agreement sets, and that end by themselves."""

from uuid import UUID

from negotiations.record.errors import OperationError
from negotiations.record.models import Issue, Term, TermState
from negotiations.record.operations.changes import Changes, apply_changes
from negotiations.record.operations.context import Context, find
from negotiations.record.operations.evidence import set_evidence
from negotiations.record.operations.registry import operation
from negotiations.record.operations.types import Line120, Line400, Moment, Rank, adapter

TERM_FIELDS = {
    "label": adapter(Line120),
    "starts_at": adapter(Moment | None),
    "ends_at": adapter(Moment | None),
    "state": adapter(TermState),
    "note": adapter(Line400),
    "rank": adapter(Rank),
}


class TermNotRunning(OperationError):
    """Only a running term can end."""


@operation()
def add_term(
    *,
    context: Context,
    term_id: UUID,
    issue_id: UUID,
    label: Line120,
    starts_at: Moment | None = None,
    ends_at: Moment | None = None,
    state: TermState = TermState.NOT_STARTED,
    note: Line400 = "",
    rank: Rank = 100,
    evidence_ids: list[UUID] = [],  # noqa: B006  read by pydantic, never changed
    source_ids: list[UUID] = [],  # noqa: B006
) -> Term:
    """Put a term on the issue; without `ends_at` it never ends by itself."""
    term = Term.objects.create(
        id=term_id,
        issue=find(Issue, issue_id, context=context, field="issue_id"),
        label=label,
        starts_at=starts_at,
        ends_at=ends_at,
        state=state,
        note=note,
        rank=rank,
    )
    set_evidence(term, quotation_ids=evidence_ids, source_ids=source_ids, context=context)
    return term


@operation(editable=TERM_FIELDS)
def edit_term(*, context: Context, term_id: UUID, changes: Changes) -> Term:
    """Change a term's fields."""
    term = find(Term, term_id, context=context, field="term_id")
    apply_changes(term, changes, editable=TERM_FIELDS, label=f"{term.issue.title}, {term.label}")
    return term


@operation()
def end_term(*, context: Context, term_id: UUID) -> Term:
    """Say that a running term has ended and is being checked. The issue's status is an editor's to move."""
    term = find(Term, term_id, context=context, field="term_id")
    if term.state != TermState.RUNNING:
        raise TermNotRunning(f"“{term.label}” is {term.get_state_display()}.", field="term_id")
    term.state = TermState.ENDED
    term.save(update_fields=["state"])
    return term
