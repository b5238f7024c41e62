"""A speaker as the sentence has it: the words of a mention with what belongs to it."""

from dataclasses import dataclass

from negotiations.intake.extraction.clause import POSSESSIVES, QUANTIFIERS, Clause
from negotiations.intake.extraction.lexicon.roles import DEPARTMENTS, ROLE_NOUNS_PLURAL
from negotiations.intake.extraction.mention import Mention
from negotiations.intake.extraction.tokens import Paragraph

_OF = frozenset(("of", "for", "from", "at", "with"))
# They stand for several people by themselves, and else before a noun.
NO_NOUNS = frozenset(("all", "both", "few", "many", "several", "some"))


@dataclass(slots=True)
class Phrase:
    """Tokens [start, end) of a paragraph as they stand in the text; cut out only when asked for."""

    source: str
    paragraph: Paragraph | None
    start: int
    end: int

    @property
    def first_word(self) -> str:
        """The first token, in small letters."""
        return self.paragraph.words[self.start].lower() if self.paragraph is not None else ""

    @property
    def text(self) -> str:
        """The words, exactly."""
        if self.paragraph is None:
            return self.source
        return self.source[self.paragraph.start(self.start) : self.paragraph.end(self.end - 1)]


def plain_phrase(words: str) -> Phrase:
    """Return a phrase that is just these words."""
    return Phrase(words, None, 0, 0)


def phrase_of(text: str, clause: Clause, mention: Mention) -> Phrase:
    """Return a mention with its article and, for a role, what it is a role of ("a spokesman for the army")."""
    words, start, end = clause.words, mention.start, mention.end
    if mention.kind == "organisation" and start - 1 > clause.start and words[start - 1] in POSSESSIVES:
        owner = clause.ending_at(start - 1)
        start = owner.start if owner is not None and owner.kind == "organisation" else start
    if mention.kind == "organisation" and start > clause.start and words[start - 1].lower() == "the":
        start -= 1
    nameless = mention.kind == "role" or (mention.kind == "organisation" and not mention.name)
    if words[end : end + 2] == ["close", "to"] and end + 2 < clause.end:
        near = clause.starting_at(end + 2) or clause.starting_at(end + 3)
        end = near.end if near is not None and near.name else end
    if nameless and end + 1 < clause.end and words[end] in _OF:
        behind = clause.starting_at(end + 1) or clause.starting_at(end + 2)
        if behind is not None and _is_served(behind) and behind.start - end <= 2:
            end = behind.end
            owned = (
                clause.starting_at(end + 1) if words[end : end + 1] and words[end] in POSSESSIVES else None
            )
            end = owned.end if owned is not None else end
            end += words[end : end + 1] == ["intelligence"]  # "Pakistan's military intelligence"
    if mention.kind == "organisation" and words[end : end + 1] == ["of"] and end + 1 < clause.end:
        # "The ministry of defence", in small letters.
        end += 2 if words[end + 1].capitalize() in DEPARTMENTS else 0
    if mention.kind == "role" and start - 2 >= clause.start and words[start - 1] == "of":
        start -= 2 if words[start - 2].lower() in QUANTIFIERS else 0
    return Phrase(text, clause.paragraph, start, end)


def _is_served(behind: Mention) -> bool:
    """Tell whom one may be a role of: a body, a person, several people ("the families of the hostages")."""
    if behind.kind in ("organisation", "person"):
        return True
    return behind.gender == "p" and behind.head in ROLE_NOUNS_PLURAL and behind.head not in NO_NOUNS


def without_article(phrase: Phrase) -> str:
    """Return the words of a body's name: "Russia’s Foreign Ministry", "Kremlin"."""
    words = phrase.text
    return words[4:] if words[:4].lower() == "the " else words
