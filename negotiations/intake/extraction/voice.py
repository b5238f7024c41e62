"""What is said of a speaker: name, words in the sentence, how found."""

from dataclasses import dataclass

from negotiations.intake.extraction.people import Person
from negotiations.intake.extraction.phrase import Phrase, without_article
from negotiations.intake.extraction.values import How

AS_IT_STANDS, WITHOUT_ARTICLE = 1, 2


@dataclass(slots=True)
class Voice:
    """Who speaks a segment. `person` is set for people; `weak`: no cue, a guess.
    `met`: the name stands there for the first time and nothing tells who it is.

    Where the article has no fuller name, the phrase itself names the speaker, in the `form` given; it is cut
    out only when asked for.
    """

    known: str | None
    phrase: Phrase
    cue: str
    how: How | None
    person: Person | None = None
    weak: bool = False
    form: int = 0
    met: bool = False

    @property
    def name(self) -> str | None:
        """The name of whoever speaks, None when nobody is known."""
        if self.known is None and self.form:
            whole = self.form == AS_IT_STANDS
            self.known = self.phrase.text if whole else without_article(self.phrase)
        return self.known

    def carried(self) -> "Voice":
        """Return the same voice for a quotation that has no cue of its own."""
        return Voice(self.known, self.phrase, "", "carried", self.person, False, self.form)
