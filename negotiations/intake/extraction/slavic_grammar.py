"""What the form of a Ukrainian or Russian verb tells of its subject, and what a subject is."""

from dataclasses import dataclass

from negotiations.intake.extraction.people import Person
from negotiations.intake.extraction.values import How

PRONOUNS = {"він": "m", "вона": "f", "воно": "", "вони": "p", "он": "m", "она": "f", "они": "p"}
PLURAL = ("ли", "ють", "уть", "ят", "ют", "ять", "лись", "лися")
FEMININE_PAST = ("ла", "лась", "лася", "ена", "нена")
MASCULINE_PAST = ("в", "вся", "л", "лся")
# It says so in somebody's statement.
WRITTEN = frozenset(
    """
    говорится йдеться ідеться сказано значится зазначається наголошується підкреслюється отмечается подчеркивается
    подчёркивается уточняется уточнюється
    """.split()  # noqa: SIM905
)


@dataclass(frozen=True, slots=True)
class Subject:
    """Whom a phrase names. `gender` is that of a pronoun, or of the verb beside it."""

    name: str | None
    phrase: str
    how: How
    person: Person | None = None
    gender: str = ""


def gender_of_verb(verb: str) -> str:
    """Return the gender that a verb in the past shows."""
    if verb.endswith(FEMININE_PAST):
        return "f"
    return "m" if verb.endswith(MASCULINE_PAST) else ""
