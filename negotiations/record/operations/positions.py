"""Operations that put positions of parties and voices of people on record."""

from uuid import UUID

from negotiations.record.models import Basis, Issue, Party, Person, Position, Precision, Stance, Voice
from negotiations.record.operations.changes import Clash, FieldClash
from negotiations.record.operations.context import Context, find
from negotiations.record.operations.evidence import check_basis, check_date, check_speaks_for, set_evidence
from negotiations.record.operations.registry import operation
from negotiations.record.operations.types import Day, Sentence, StanceNumber


@operation()
def record_position(
    *,
    context: Context,
    position_id: UUID,
    issue_id: UUID,
    party_id: UUID,
    stance: StanceNumber,
    summary: Sentence,
    basis: Basis,
    supersedes_id: UUID | None,
    said_on: Day | None = None,
    precision: Precision = Precision.DAY,
    evidence_ids: list[UUID] = [],  # noqa: B006  read by pydantic, never changed
    source_ids: list[UUID] = [],  # noqa: B006
) -> Position:
    """Record where a party stands on the proposition; the position before it (`supersedes_id`, or null) is kept.

    Raises Clash when another position came meanwhile, NotThatPartysVoice, BasisNotGiven, DateNotGiven.
    """
    issue = find(Issue, issue_id, context=context, field="issue_id")
    party = find(Party, party_id, context=context, field="party_id")
    current = Position.objects.filter(issue=issue, party=party, superseded_by__isnull=True).first()
    if (current.pk if current else None) != supersedes_id:
        raise Clash([_position_clash(issue, party, supersedes_id, stance, current)])
    check_date(day=said_on, precision=precision, field="said_on")
    check_basis(basis=basis, quotation_ids=evidence_ids, source_ids=source_ids)
    position = Position.objects.create(
        id=position_id,
        issue=issue,
        party=party,
        stance=stance,
        summary=summary,
        basis=basis,
        said_on=said_on,
        precision=precision,
        supersedes=current,
        seq=Position.objects.filter(issue=issue).count() + 1,
    )
    check_speaks_for(
        party, set_evidence(position, quotation_ids=evidence_ids, source_ids=source_ids, context=context)
    )
    return position


@operation()
def record_voice(
    *,
    context: Context,
    voice_id: UUID,
    issue_id: UUID,
    person_id: UUID,
    stance: StanceNumber,
    summary: Sentence,
    basis: Basis,
    said_on: Day | None = None,
    precision: Precision = Precision.DAY,
    evidence_ids: list[UUID] = [],  # noqa: B006
    source_ids: list[UUID] = [],  # noqa: B006
) -> Voice:
    """Record what one person says on the proposition: inside a party or outside all of them."""
    check_date(day=said_on, precision=precision, field="said_on")
    check_basis(basis=basis, quotation_ids=evidence_ids, source_ids=source_ids)
    issue = find(Issue, issue_id, context=context, field="issue_id")
    voice = Voice.objects.create(
        id=voice_id,
        issue=issue,
        person=find(Person, person_id, context=context, field="person_id"),
        stance=stance,
        summary=summary,
        basis=basis,
        said_on=said_on,
        precision=precision,
        seq=Voice.objects.filter(issue=issue).count() + 1,
    )
    set_evidence(voice, quotation_ids=evidence_ids, source_ids=source_ids, context=context)
    return voice


def _position_clash(
    issue: Issue, party: Party, supersedes_id: UUID | None, stance: int, current: Position | None
) -> FieldClash:
    seen = Position.objects.filter(pk=supersedes_id).first() if supersedes_id else None
    return FieldClash(
        object_kind="issue",
        object_id=str(issue.pk),
        object_label=issue.title,
        field=f"position of {party.name}",
        base=Stance(seen.stance).label if seen else None,
        yours=Stance(stance).label,
        theirs=Stance(current.stance).label if current else None,
    )
