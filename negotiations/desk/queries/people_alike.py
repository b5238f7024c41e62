"""Who of the record may be meant by a name that it does not have."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import prefetch_related_objects

from negotiations.intake.operations import people_called_alike
from negotiations.record.models import Person


@dataclass(frozen=True)
class Alike:
    """A person whose name is near, and who that is: an office, or the description of an outside voice."""

    person: Person
    who: str


def people_alike(name: str, people: Sequence[Person]) -> list[Alike]:
    """Return those whose names are near, by name."""
    found = people_called_alike(name, people)
    if found:
        prefetch_related_objects(found, "offices")
    return [Alike(person, _who(person)) for person in found]


def _who(person: Person) -> str:
    return next((office.title for office in person.offices.all()), person.description)
