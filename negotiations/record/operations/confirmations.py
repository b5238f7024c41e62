"""The operation that puts on record whether a party claims, confirms, denies or is silent."""

from uuid import UUID

from negotiations.record.models import Basis, Confirmation, Issue, Party, Precision, Says
from negotiations.record.operations.context import Context, find
from negotiations.record.operations.evidence import check_basis, check_date, check_speaks_for, set_evidence
from negotiations.record.operations.registry import operation
from negotiations.record.operations.types import Day, Line200, Line300


@operation()
def record_confirmation(
    *,
    context: Context,
    confirmation_id: UUID,
    issue_id: UUID,
    party_id: UUID,
    says: Says,
    of: Line200,
    of_proposition: bool = True,
    summary: Line300 = "",
    basis: Basis = Basis.REPORTED,
    said_on: Day | None = None,
    precision: Precision = Precision.DAY,
    evidence_ids: list[UUID] = [],  # noqa: B006  read by pydantic, never changed
    source_ids: list[UUID] = [],  # noqa: B006
) -> Confirmation:
    """Record what a party says of a claim. The newest of each party on the proposition itself counts for *agreed*.

    A later denial flags the issue; it never moves it.
    """
    issue = find(Issue, issue_id, context=context, field="issue_id")
    party = find(Party, party_id, context=context, field="party_id")
    check_date(day=said_on, precision=precision, field="said_on")
    if says != Says.SILENT:
        check_basis(basis=basis, quotation_ids=evidence_ids, source_ids=source_ids)
    confirmation = Confirmation.objects.create(
        id=confirmation_id,
        issue=issue,
        party=party,
        says=says,
        of=of,
        of_proposition=of_proposition,
        summary=summary,
        basis=basis,
        said_on=said_on,
        precision=precision,
        seq=Confirmation.objects.filter(issue=issue).count() + 1,
    )
    quotations = set_evidence(
        confirmation, quotation_ids=evidence_ids, source_ids=source_ids, context=context
    )
    check_speaks_for(party, quotations)
    return confirmation
