"""Operations on parties."""

from uuid import UUID

from negotiations.record.models import Party, PartyKind, PartyRole
from negotiations.record.operations.changes import Changes, apply_changes, change_set
from negotiations.record.operations.context import Context, find
from negotiations.record.operations.registry import operation
from negotiations.record.operations.types import Line6, Line120, Rank, SlugText, Title, adapter

PARTY_FIELDS = {
    "name": adapter(Title),
    "short": adapter(Line6),
    "kind": adapter(PartyKind),
    "role": adapter(PartyRole),
    "rank": adapter(Rank),
    "in_grid": adapter(bool),
}


@operation()
def create_party(
    *,
    context: Context,
    party_id: UUID,
    slug: SlugText,
    name: Title,
    short: Line6,
    kind: PartyKind,
    role: PartyRole,
    rank: Rank = 100,
    in_grid: bool = True,
    aliases: list[Line120] = [],  # noqa: B006  read by pydantic, never changed
) -> Party:
    """Add a party to the negotiation."""
    return Party.objects.create(
        id=party_id,
        negotiation=context.negotiation,
        slug=slug,
        name=name,
        short=short,
        kind=kind,
        role=role,
        rank=rank,
        in_grid=in_grid,
        aliases=change_set([], add=list(aliases), remove=[]),
    )


@operation(editable=PARTY_FIELDS)
def edit_party(
    *,
    context: Context,
    party_id: UUID,
    changes: Changes = {},  # noqa: B006
    add_aliases: list[Line120] = [],  # noqa: B006
    remove_aliases: list[Line120] = [],  # noqa: B006
) -> Party:
    """Change a party's fields; its aliases are a set and change by additions and removals."""
    party = find(Party, party_id, context=context, field="party_id")
    apply_changes(party, changes, editable=PARTY_FIELDS, label=party.name)
    party.aliases = change_set(party.aliases, add=add_aliases, remove=remove_aliases)
    party.save(update_fields=["aliases"])
    return party
