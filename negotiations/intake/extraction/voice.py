"""What is said of a speaker: name, words in the sentence, how found."""

from dataclasses import dataclass

from negotiations.intake.extraction.people import Person
from negotiations.intake.extraction.phrase import Phrase
from negotiations.intake.extraction.values import How


@dataclass(slots=True)
class Voice:
    """Who speaks a segment. `person` is set for people, `name` for whoever speaks; `weak`: no cue, a guess."""

    name: str | None
    phrase: Phrase
    cue: str
    how: How | None
    person: Person | None = None
    weak: bool = False
