"""Operations that tell readers something: moves of status, developments, refiles, corrections and withdrawals."""

from uuid import UUID

from negotiations.record.errors import OperationError
from negotiations.record.models import Issue, Precision, Status, Talks, Update, UpdateKind
from negotiations.record.operations.changes import Clash, FieldClash
from negotiations.record.operations.context import Context, find
from negotiations.record.operations.evidence import set_evidence
from negotiations.record.operations.registry import operation
from negotiations.record.operations.types import Headline, Moment, Reason
from negotiations.record.policies import check_agreement, check_move
from negotiations.record.queries.updates import newest_move, status_without


class ReasonNotProven(OperationError):
    """A status moves only with a quotation as evidence, or as the editor's own judgement."""


class IssueNotNamed(OperationError):
    """A correction sets a status and does not say whose."""


class AnotherIssue(OperationError):
    """A correction names an update that was about something else."""


class NothingToWithdraw(OperationError):
    """The update has been withdrawn already."""


@operation()
def move_status(
    *,
    context: Context,
    update_id: UUID,
    issue_id: UUID,
    to: Status,
    headline: Headline,
    reason: Reason,
    after_update_id: UUID | None,
    happened_at: Moment,
    precision: Precision = Precision.DAY,
    judgement: bool = False,
    talks_id: UUID | None = None,
    evidence_ids: list[UUID] = [],  # noqa: B006  read by pydantic, never changed
    source_ids: list[UUID] = [],  # noqa: B006
) -> Update:
    """Move an issue's status; `after_update_id` is the status-moving update that the author saw last, or null.

    Raises Clash when the status moved meanwhile, StatusNotAllowed, AgreementNotConfirmed, ReasonNotProven.
    """
    issue = find(Issue, issue_id, context=context, field="issue_id")
    _check_no_move_since(issue, after_update_id=after_update_id, to=to)
    check_move(issue, to=to)
    _check_proven(evidence_ids, judgement=judgement)
    return _write_update(
        context=context,
        update_id=update_id,
        kind=UpdateKind.UPDATE,
        issue=issue,
        to=to,
        headline=headline,
        reason=reason,
        judgement=judgement,
        talks_id=talks_id,
        happened_at=happened_at,
        precision=precision,
        evidence_ids=evidence_ids,
        source_ids=source_ids,
    )


@operation()
def log_update(
    *,
    context: Context,
    update_id: UUID,
    headline: Headline,
    reason: Reason,
    happened_at: Moment,
    issue_id: UUID | None = None,
    precision: Precision = Precision.DAY,
    judgement: bool = False,
    talks_id: UUID | None = None,
    evidence_ids: list[UUID] = [],  # noqa: B006
    source_ids: list[UUID] = [],  # noqa: B006
) -> Update:
    """Tell readers of a development without a change of status, on an issue or on the whole negotiation."""
    return _write_update(
        context=context,
        update_id=update_id,
        kind=UpdateKind.UPDATE,
        issue=find(Issue, issue_id, context=context, field="issue_id") if issue_id else None,
        headline=headline,
        reason=reason,
        judgement=judgement,
        talks_id=talks_id,
        happened_at=happened_at,
        precision=precision,
        evidence_ids=evidence_ids,
        source_ids=source_ids,
    )


@operation()
def refile(*, context: Context, update_id: UUID, reason: Reason, issue_id: UUID | None = None) -> Update:
    """Log a small fix: in the history, but told to nobody."""
    return _write_update(
        context=context,
        update_id=update_id,
        kind=UpdateKind.REFILE,
        issue=find(Issue, issue_id, context=context, field="issue_id") if issue_id else None,
        headline="Small fix",
        reason=reason,
        happened_at=context.at,
        precision=Precision.MINUTE,
    )


@operation()
def correct(
    *,
    context: Context,
    update_id: UUID,
    headline: Headline,
    reason: Reason,
    issue_id: UUID | None = None,
    corrects_id: UUID | None = None,
    to: Status | None = None,
    after_update_id: UUID | None = None,
    judgement: bool = False,
    evidence_ids: list[UUID] = [],  # noqa: B006
    source_ids: list[UUID] = [],  # noqa: B006
) -> Update:
    """Say publicly that we were wrong (`reason` is the public note); `to` sets the status right where it was wrong.

    It may set any status, whatever stood before, on the same proof as a move. Raises Clash, AgreementNotConfirmed,
    ReasonNotProven, IssueNotNamed, AnotherIssue.
    """
    issue = find(Issue, issue_id, context=context, field="issue_id") if issue_id else None
    corrects = find(Update, corrects_id, context=context, field="corrects_id") if corrects_id else None
    if corrects is not None and corrects.issue != issue:
        raise AnotherIssue(f"“{corrects.headline}” was not told about this issue.", field="corrects_id")
    if to is not None:
        if issue is None:
            raise IssueNotNamed("Name the issue whose status is set right.", field="issue_id")
        _check_no_move_since(issue, after_update_id=after_update_id, to=to)
        if to != issue.status:
            check_agreement(issue, to=to)
            _check_proven(evidence_ids, judgement=judgement)
    return _write_update(
        context=context,
        update_id=update_id,
        kind=UpdateKind.CORRECTION,
        issue=issue,
        to=to,
        headline=headline,
        reason=reason,
        judgement=judgement,
        corrects=corrects,
        happened_at=context.at,
        precision=Precision.MINUTE,
        evidence_ids=evidence_ids,
        source_ids=source_ids,
    )


@operation()
def withdraw(
    *, context: Context, update_id: UUID, withdraws_id: UUID, headline: Headline, reason: Reason
) -> Update:
    """Take an update back (a kill): it stays in the history, marked; the status is that of the last move left."""
    withdrawn = find(Update, withdraws_id, context=context, field="withdraws_id")
    if withdrawn.corrected_by.filter(kind=UpdateKind.WITHDRAWAL).exists():
        raise NothingToWithdraw(f"“{withdrawn.headline}” has been withdrawn already.", field="withdraws_id")
    issue = withdrawn.issue
    back = status_without(issue, withdrawn=withdrawn) if issue else None
    return _write_update(
        context=context,
        update_id=update_id,
        kind=UpdateKind.WITHDRAWAL,
        issue=issue,
        to=back,
        headline=headline,
        reason=reason,
        corrects=withdrawn,
        happened_at=context.at,
        precision=Precision.MINUTE,
    )


def _check_proven(evidence_ids: list[UUID], *, judgement: bool) -> None:
    if not evidence_ids and not judgement:
        raise ReasonNotProven(
            "Choose a quotation as evidence, or mark the move as the editor’s judgement.",
            field="evidence_ids",
        )


def _check_no_move_since(issue: Issue, *, after_update_id: UUID | None, to: Status) -> None:
    newest = newest_move(issue)
    if (newest.pk if newest else None) != after_update_id:
        seen = Update.objects.filter(pk=after_update_id).first() if after_update_id else None
        raise Clash(
            [
                FieldClash(
                    object_kind="issue",
                    object_id=str(issue.pk),
                    object_label=issue.title,
                    field="status",
                    base=seen.to_status if seen else Status.NOT_ON_THE_TABLE.value,
                    yours=to.value,
                    theirs=issue.status,
                )
            ]
        )


def _write_update(
    *,
    context: Context,
    update_id: UUID,
    kind: UpdateKind,
    issue: Issue | None,
    headline: str,
    reason: str,
    happened_at: Moment,
    precision: Precision,
    to: Status | None = None,
    judgement: bool = False,
    talks_id: UUID | None = None,
    corrects: Update | None = None,
    evidence_ids: list[UUID] | None = None,
    source_ids: list[UUID] | None = None,
) -> Update:
    """Append the update and, where it moves the status, set the issue's."""
    negotiation = context.negotiation
    negotiation.update_count += 1
    negotiation.save(update_fields=["update_count"])
    moves = issue is not None and to is not None and to != issue.status
    update = Update.objects.create(
        id=update_id,
        negotiation=negotiation,
        sequence=negotiation.update_count,
        kind=kind,
        issue=issue,
        from_status=issue.status if issue is not None and moves else "",
        to_status=to.value if to is not None and moves else "",
        headline=headline,
        reason=reason,
        judgement=judgement,
        talks=find(Talks, talks_id, context=context, field="talks_id") if talks_id else None,
        corrects=corrects,
        happened_at=happened_at,
        precision=precision,
        edition_number=context.edition_number or 0,
    )
    set_evidence(update, quotation_ids=evidence_ids or [], source_ids=source_ids or [], context=context)
    if issue is not None and moves and to is not None:
        issue.status = to
        issue.save(update_fields=["status"])
    return update
