"""Adding the speaker of a quotation to the record as a person, while accepting it; and taking them out again."""

import itertools
from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID, uuid4

from django.db import transaction
from django.utils.text import slugify

from negotiations.common.text import clean_line
from negotiations.intake.extraction.alike_names import alike
from negotiations.intake.models import Candidate
from negotiations.record.errors import OperationError
from negotiations.record.models import Negotiation, Person
from negotiations.record.operations import Context, run_stored
from negotiations.record.operations.unused import InUse, discard_person

MOST_ALIKE = 3
LONGEST_SLUG = 50  # the record takes 60; a number may follow


@dataclass(frozen=True)
class NewPerson:
    """A person to add: with a party, `role` is the office they hold for it; without one it says who they are."""

    name: str
    party_id: UUID | None = None
    role: str = ""


class PersonKnown(OperationError):
    """Somebody of the record has this name or alias."""


class RoleNotGiven(OperationError):
    """Nobody speaks for a party without an office."""


def create_speaker(new: NewPerson, context: Context) -> Person:
    """Add the person, not public before an edition names them. Raises PersonKnown, RoleNotGiven, OperationError."""
    name, role = clean_line(new.name), clean_line(new.role)
    known = person_called(name, Person.objects.filter(negotiation=context.negotiation))
    if known is not None:
        raise PersonKnown(
            f"The record has {known.name} by this name or alias: accept it without adding a person.",
            field="name",
        )
    if new.party_id and not role:
        raise RoleNotGiven(
            "Say as what they speak for the party: its minister, its spokeswoman.", field="role"
        )
    args = {
        "person_id": str(uuid4()),
        "slug": _free_slug(name, context.negotiation),
        "name": name,
        "description": "" if new.party_id else role,
    }
    person = run_stored(name="create_person", op_version=1, args=args, context=context)
    assert isinstance(person, Person)  # noqa: S101  the operation's type is lost in the registry
    if new.party_id:
        office = {
            "office_id": str(uuid4()),
            "person_id": str(person.pk),
            "party_id": str(new.party_id),
            "title": role,
        }
        run_stored(name="add_office", op_version=1, args=office, context=context)
    return person


def person_called(name: str, people: Iterable[Person]) -> Person | None:
    """Return who of the people has this name, alias or transliteration, in any case."""
    wanted = " ".join(name.split()).casefold()
    return next(
        (
            person
            for person in people
            if wanted
            in {each.casefold() for each in (person.name, *person.aliases, *person.transliterations)}
        ),
        None,
    )


def people_called_alike(name: str, people: Iterable[Person]) -> list[Person]:
    """Return the first few of the people whose names, aliases or transliterations are near this one, but not the same."""
    wanted = clean_line(name)
    near = (
        person
        for person in people
        if any(alike(wanted, each) for each in (person.name, *person.aliases, *person.transliterations))
    )
    return list(itertools.islice(near, MOST_ALIKE))


def remove_speaker(candidate: Candidate) -> None:
    """Take the person out again whom accepting the candidate added, unless something names them by now."""
    key = candidate.added.get("person")
    person = Person.objects.filter(pk=key, negotiation=candidate.negotiation_id).first() if key else None
    if person is None or Candidate.objects.filter(speaker=person).exists():
        return
    try:
        with transaction.atomic():
            discard_person(person)
    except InUse:
        return


def _free_slug(name: str, negotiation: Negotiation) -> str:
    stem = slugify(name)[:LONGEST_SLUG].strip("-") or "person"
    stem = "-".join(part for part in stem.replace("_", "-").split("-") if part)
    taken = set(
        Person.objects.filter(negotiation=negotiation, slug__startswith=stem).values_list("slug", flat=True)
    )
    numbered = (f"{stem}-{number}" for number in itertools.count(2))
    return next(slug for slug in itertools.chain([stem], numbered) if slug not in taken)
