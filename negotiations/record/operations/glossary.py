"""Operations on the glossary: our wording beside each party's."""

from uuid import UUID

from negotiations.record.models import GlossaryEntry, GlossaryWording, Party
from negotiations.record.operations.changes import Changes, apply_changes
from negotiations.record.operations.context import Context, find
from negotiations.record.operations.evidence import set_evidence
from negotiations.record.operations.registry import operation
from negotiations.record.operations.types import Line160, Line200, Paragraphs, Rank, Title, adapter

GLOSSARY_FIELDS = {"ours": adapter(Title), "why": adapter(Paragraphs), "rank": adapter(Rank)}


@operation()
def add_glossary_entry(
    *, context: Context, entry_id: UUID, ours: Title, why: Paragraphs = "", rank: Rank = 100
) -> GlossaryEntry:
    """Add the wording that we use, and why."""
    return GlossaryEntry.objects.create(
        id=entry_id, negotiation=context.negotiation, ours=ours, why=why, rank=rank
    )


@operation(editable=GLOSSARY_FIELDS)
def edit_glossary_entry(*, context: Context, entry_id: UUID, changes: Changes) -> GlossaryEntry:
    """Change an entry's fields."""
    entry = find(GlossaryEntry, entry_id, context=context, field="entry_id")
    apply_changes(entry, changes, editable=GLOSSARY_FIELDS, label=f"glossary: {entry.ours}")
    return entry


@operation()
def add_glossary_wording(
    *,
    context: Context,
    wording_id: UUID,
    entry_id: UUID,
    party_id: UUID,
    wording: Line160,
    note: Line200 = "",
    rank: Rank = 100,
    evidence_ids: list[UUID] = [],  # noqa: B006  read by pydantic, never changed
    source_ids: list[UUID] = [],  # noqa: B006
) -> GlossaryWording:
    """Add what a party calls it."""
    row = GlossaryWording.objects.create(
        id=wording_id,
        entry=find(GlossaryEntry, entry_id, context=context, field="entry_id"),
        party=find(Party, party_id, context=context, field="party_id"),
        wording=wording,
        note=note,
        rank=rank,
    )
    set_evidence(row, quotation_ids=evidence_ids, source_ids=source_ids, context=context)
    return row
