"""Remembers who spoke together: "Novak and Adamov said in a joint letter ... They added"."""

from negotiations.intake.extraction.clause import Clause
from negotiations.intake.extraction.mention import Mention
from negotiations.intake.extraction.people import Person

Resolved = dict[int, Person | None]


class Jointly:
    """The two who last spoke together, until others speak or are spoken of."""

    __slots__ = ("_paragraph", "before", "names")

    def __init__(self) -> None:
        self.names = ""
        self.before = ""  # the names when the sentence at hand began
        self._paragraph = -1

    def note(self, clause: Clause, mention: Mention, cue: str, resolved: Resolved) -> None:
        """Enter who leads a sentence or, with a `cue`, speaks in it."""
        if mention.kind == "pronoun" and mention.gender == "p":
            return
        if cue and mention.kind == "person" and clause.words[mention.start - 1] == "and":
            self.names, self._paragraph = _both(clause, mention, resolved), clause.paragraph.number
        elif cue or (mention.gender == "p" and self.names == self.before):
            self.names = ""

    def meant(self, paragraph: int) -> str | None:
        """Return whom "they" means in a paragraph."""
        return self.names if self.names and self._paragraph == paragraph else None


def _both(clause: Clause, last: Mention, resolved: Resolved) -> str:
    """Return both names of "Novak and Adamov", "" when there are none before."""
    other, person = clause.ending_at(last.start - 1), resolved.get(last.start)
    first = resolved.get(other.start) if other is not None and other.kind == "person" else None
    if first is None or person is None or first is person:
        return ""
    return f"{first.name} and {person.name}"
