"""What is said of a speaker: name, words in the sentence, how found; and the bodies that "it" and "they" mean."""

from dataclasses import dataclass

from negotiations.intake.extraction.clause import POSSESSIVES, QUANTIFIERS, Clause
from negotiations.intake.extraction.lexicon.places import COUNTRIES_AND_CAPITALS
from negotiations.intake.extraction.mention import Mention
from negotiations.intake.extraction.people import Person
from negotiations.intake.extraction.tokens import Paragraph
from negotiations.intake.extraction.values import How

_OF = frozenset(("of", "for", "from", "at", "with"))
# A second naming of a body that only says what kind it is.
ANY_BODY = frozenset(
    ("group", "movement", "organisation", "organization", "militia", "bloc", "faction", "party")
)


@dataclass(slots=True)
class Phrase:
    """Tokens [start, end) of a paragraph as they stand in the text; cut out only when asked for."""

    source: str
    paragraph: Paragraph | None
    start: int
    end: int

    @property
    def text(self) -> str:
        """The words, exactly."""
        if self.paragraph is None:
            return self.source
        return self.source[self.paragraph.start(self.start) : self.paragraph.end(self.end - 1)]


def plain_phrase(words: str) -> Phrase:
    """Return a phrase that is just these words."""
    return Phrase(words, None, 0, 0)


@dataclass(slots=True)
class Voice:
    """Who speaks a segment. `person` is set for people, `name` for whoever speaks; `weak`: no cue, a guess."""

    name: str | None
    phrase: Phrase
    cue: str
    how: How | None
    person: Person | None = None
    weak: bool = False


def phrase_of(text: str, paragraph: Paragraph, clause: Clause, mention: Mention) -> Phrase:
    """Return a mention with its article and, for a role, what it is a role of ("a spokesman for the army")."""
    words, start, end = clause.words, mention.start, mention.end
    if mention.kind == "organisation" and start - 1 > clause.start and words[start - 1] in POSSESSIVES:
        owner = clause.ending_at(start - 1)
        start = owner.start if owner is not None and owner.kind == "organisation" else start
    if mention.kind == "organisation" and start > clause.start and words[start - 1].lower() == "the":
        start -= 1
    if mention.kind == "role" and end + 1 < clause.end and words[end] in _OF:
        behind = clause.starting_at(end + 1) or clause.starting_at(end + 2)
        if behind is not None and behind.kind in ("organisation", "person") and behind.start - end <= 2:
            end = behind.end
    if mention.kind == "role" and start - 2 >= clause.start and words[start - 1] == "of":
        start -= 2 if words[start - 2].lower() in QUANTIFIERS else 0
    return Phrase(text, paragraph, start, end)


def without_article(phrase: Phrase) -> str:
    """Return the words of a body's name: "Russia’s Foreign Ministry", "Kremlin"."""
    words = phrase.text
    return words[4:] if words[:4].lower() == "the " else words


class Bodies:
    """The organisations and groups an article has named, so that "the ministry", "it" and "they" find them."""

    def __init__(self) -> None:
        self._by_head: dict[str, str] = {}
        self._latest: str | None = None
        self._last: Mention | None = None
        self._last_phrase: Phrase | None = None

    def enter(self, mention: Mention) -> None:
        """Remember a named body."""
        if mention.name:
            self._by_head[mention.head.casefold()] = mention.name
            if mention.head not in COUNTRIES_AND_CAPITALS:
                self._latest = mention.name

    def spoke(self, mention: Mention, phrase: Phrase) -> None:
        """Remember the body or role that was last a subject."""
        self._last, self._last_phrase = mention, phrase

    def full_name(self, mention: Mention) -> str | None:
        """ "The ministry" is the ministry named before."""
        if mention.kind != "organisation" or not mention.definite or mention.name:
            return None
        same = self._by_head.get(mention.head)
        return same or (self._latest if mention.head in ANY_BODY else None)

    def meant_by(self, pronoun: Mention, phrase: Phrase) -> str | None:
        """Return whom "it" (a body) or "they" (a group) means."""
        if self._last is None or self._last_phrase is None or phrase.text.lower() not in ("it", "they"):
            return None
        if (pronoun.gender == "p") != (self._last.gender == "p"):
            return None
        return self.full_name(self._last) or self._last.name or self._last_phrase.text
