"""Operations on talks and on each side's readout of them."""

from uuid import UUID

from negotiations.record.models import (
    Article,
    Party,
    Person,
    Precision,
    Readout,
    Talks,
    TalksKind,
    TalksState,
)
from negotiations.record.operations.changes import Changes, apply_changes, change_set
from negotiations.record.operations.context import Context, find, find_all
from negotiations.record.operations.evidence import set_evidence
from negotiations.record.operations.registry import operation
from negotiations.record.operations.types import (
    Day,
    Line120,
    Line400,
    Moment,
    Paragraphs,
    Rank,
    SlugText,
    Title,
    Zone,
    adapter,
)

TALKS_FIELDS = {
    "title": adapter(Title),
    "kind": adapter(TalksKind),
    "state": adapter(TalksState),
    "starts_at": adapter(Moment),
    "precision": adapter(Precision),
    "zone": adapter(Zone),
    "place": adapter(Line120),
    "summary": adapter(Paragraphs),
    "outcome": adapter(Paragraphs),
}
READOUT_FIELDS = {
    "text": adapter(Paragraphs),
    "said_on": adapter(Day | None),
    "rank": adapter(Rank),
}


@operation()
def create_talks(
    *,
    context: Context,
    talks_id: UUID,
    slug: SlugText,
    title: Title,
    kind: TalksKind,
    starts_at: Moment,
    precision: Precision = Precision.DAY,
    state: TalksState = TalksState.HELD,
    zone: Zone = "UTC",
    place: Line120 = "",
    summary: Paragraphs = "",
    outcome: Paragraphs = "",
    differences: list[Line400] = [],  # noqa: B006  read by pydantic, never changed
    party_ids: list[UUID] = [],  # noqa: B006
    person_ids: list[UUID] = [],  # noqa: B006
    source_ids: list[UUID] = [],  # noqa: B006
) -> Talks:
    """Put a call, meeting or round on record; its public code comes from the negotiation's counter."""
    negotiation = context.negotiation
    negotiation.talks_count += 1
    negotiation.save(update_fields=["talks_count"])
    talks = Talks.objects.create(
        id=talks_id,
        negotiation=negotiation,
        number=negotiation.talks_count,
        slug=slug,
        title=title,
        kind=kind,
        state=state,
        starts_at=starts_at,
        precision=precision,
        zone=zone,
        place=place,
        summary=summary,
        outcome=outcome,
        differences=list(differences),
    )
    talks.parties.set(find_all(Party, party_ids, context=context, field="party_ids"))
    talks.people.set(find_all(Person, person_ids, context=context, field="person_ids"))
    talks.sources.set(find_all(Article, source_ids, context=context, field="source_ids"))
    return talks


@operation(editable=TALKS_FIELDS)
def edit_talks(
    *,
    context: Context,
    talks_id: UUID,
    changes: Changes = {},  # noqa: B006
    add_differences: list[Line400] = [],  # noqa: B006
    remove_differences: list[Line400] = [],  # noqa: B006
    add_party_ids: list[UUID] = [],  # noqa: B006
    remove_party_ids: list[UUID] = [],  # noqa: B006
    add_person_ids: list[UUID] = [],  # noqa: B006
    remove_person_ids: list[UUID] = [],  # noqa: B006
    add_source_ids: list[UUID] = [],  # noqa: B006
) -> Talks:
    """Change a talks event; who took part, and where the readouts differ, are sets."""
    talks = find(Talks, talks_id, context=context, field="talks_id")
    apply_changes(talks, changes, editable=TALKS_FIELDS, label=talks.title)
    talks.differences = change_set(talks.differences, add=add_differences, remove=remove_differences)
    talks.save(update_fields=["differences"])
    talks.parties.add(*find_all(Party, add_party_ids, context=context, field="add_party_ids"))
    talks.parties.remove(*find_all(Party, remove_party_ids, context=context, field="remove_party_ids"))
    talks.people.add(*find_all(Person, add_person_ids, context=context, field="add_person_ids"))
    talks.people.remove(*find_all(Person, remove_person_ids, context=context, field="remove_person_ids"))
    talks.sources.add(*find_all(Article, add_source_ids, context=context, field="add_source_ids"))
    return talks


@operation()
def add_readout(
    *,
    context: Context,
    readout_id: UUID,
    talks_id: UUID,
    party_id: UUID,
    text: Paragraphs,
    said_on: Day | None = None,
    rank: Rank = 100,
    evidence_ids: list[UUID] = [],  # noqa: B006
    source_ids: list[UUID] = [],  # noqa: B006
) -> Readout:
    """Record one side's account of the talks, in our words, with its sources."""
    readout = Readout.objects.create(
        id=readout_id,
        talks=find(Talks, talks_id, context=context, field="talks_id"),
        party=find(Party, party_id, context=context, field="party_id"),
        text=text,
        said_on=said_on,
        rank=rank,
    )
    set_evidence(readout, quotation_ids=evidence_ids, source_ids=source_ids, context=context)
    return readout


@operation(editable=READOUT_FIELDS)
def edit_readout(*, context: Context, readout_id: UUID, changes: Changes) -> Readout:
    """Change a readout's fields."""
    readout = find(Readout, readout_id, context=context, field="readout_id")
    apply_changes(
        readout, changes, editable=READOUT_FIELDS, label=f"{readout.talks.title}, {readout.party.name}"
    )
    return readout
