"""Operations on people and their offices. Somebody whom no edition names yet is working data and changes directly."""

from typing import Literal
from uuid import UUID

from negotiations.record.errors import OperationError
from negotiations.record.models import Office, Party, Person
from negotiations.record.operations.changes import Changes, apply_changes, change_set
from negotiations.record.operations.context import Context, find, require_replay
from negotiations.record.operations.registry import operation
from negotiations.record.operations.types import (
    Day,
    Line120,
    Line160,
    Line200,
    Rank,
    SlugText,
    Title,
    adapter,
)


class OfficeEndsBeforeItBegins(OperationError):
    """An office's last day comes before its first."""


Gender = Literal["", "f", "m"]

PERSON_FIELDS = {"name": adapter(Title), "gender": adapter(Gender), "description": adapter(Line200)}
OFFICE_FIELDS = {
    "title": adapter(Line160),
    "since": adapter(Day | None),
    "until": adapter(Day | None),
    "rank": adapter(Rank),
}


@operation(public=False)
def create_person(
    *,
    context: Context,
    person_id: UUID,
    slug: SlugText,
    name: Title,
    gender: Gender = "",
    description: Line200 = "",
    aliases: list[Line120] = [],  # noqa: B006  read by pydantic, never changed
    transliterations: list[Line120] = [],  # noqa: B006
) -> Person:
    """Add a person, who is not public until an edition names them."""
    return Person.objects.create(
        id=person_id,
        negotiation=context.negotiation,
        slug=slug,
        name=name,
        gender=gender,
        description=description,
        aliases=change_set([], add=list(aliases), remove=[]),
        transliterations=change_set([], add=list(transliterations), remove=[]),
    )


@operation(public=False, editable=PERSON_FIELDS)
def edit_person(
    *,
    context: Context,
    person_id: UUID,
    changes: Changes = {},  # noqa: B006
    add_aliases: list[Line120] = [],  # noqa: B006
    remove_aliases: list[Line120] = [],  # noqa: B006
) -> Person:
    """Change a person; aliases are a set. Refused outside a draft once an edition names them."""
    person = find(Person, person_id, context=context, field="person_id", lock=True)
    _check_public(person)
    apply_changes(person, changes, editable=PERSON_FIELDS, label=person.name)
    person.aliases = change_set(person.aliases, add=add_aliases, remove=remove_aliases)
    person.save(update_fields=["aliases"])
    return person


@operation(public=False)
def add_office(
    *,
    context: Context,
    office_id: UUID,
    person_id: UUID,
    title: Line160,
    party_id: UUID | None = None,
    since: Day | None = None,
    until: Day | None = None,
    rank: Rank = 5,
) -> Office:
    """Add an office that the person held from `since` to `until` (both included, either may be open)."""
    person = find(Person, person_id, context=context, field="person_id", lock=True)
    _check_public(person)
    party = find(Party, party_id, context=context, field="party_id") if party_id else None
    office = Office(
        id=office_id, person=person, party=party, title=title, since=since, until=until, rank=rank
    )
    _check_ends(office)
    office.save(force_insert=True)
    return office


@operation(public=False, editable=OFFICE_FIELDS)
def edit_office(*, context: Context, office_id: UUID, changes: Changes) -> Office:
    """Change an office, for instance its end."""
    office = find(Office, office_id, context=context, field="office_id")
    _check_public(find(Person, office.person_id, context=context, field="office_id", lock=True))
    label = f"{office.person.name}, {office.title}"
    apply_changes(office, changes, editable=OFFICE_FIELDS, label=label, check=_check_ends)
    return office


def _check_ends(office: Office) -> None:
    if office.since and office.until and office.until < office.since:
        raise OfficeEndsBeforeItBegins(f"“{office.title}” ends before it begins.", field="until")


def _check_public(person: Person) -> None:
    if person.published_in is not None:
        require_replay(person.name)
