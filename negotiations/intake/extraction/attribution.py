"""An attribution, and what reading it ahead of a quotation and behind it have in common."""

from dataclasses import dataclass

from negotiations.intake.extraction.clause import Clause
from negotiations.intake.extraction.documents import owner_of_document
from negotiations.intake.extraction.mention import Mention
from negotiations.intake.extraction.subjects_behind import subject_behind

WINDOW = 45
NOUN_BEFORE = frozenset(
    ["the", "a", "an", "'s", "’s", "his", "her", "their", "its", "of", "this", "that", "any", "no"]
)
OBJECTS = {"him": "m", "her": "f", "them": "p"}
PAUSES = frozenset((",", "—", "–", "--", "-", ")"))


@dataclass(slots=True)
class Attribution:
    """Who speaks (None: nobody we can read), the cue word ("" for none: a guess), and its token.

    `tight`: subject and verb stand right behind the quotation.
    """

    mention: Mention | None
    cue: str
    at: int
    tight: bool = False


def source_named(clause: Clause, preposition: int, limit: int) -> Mention | None:
    """Return whom "according to" names: for a document, whoever it is from."""
    him, behind = (*clause.words[preposition + 1 : preposition + 3], "", "")[:2]
    if him in OBJECTS and behind in (",", "."):
        gender = OBJECTS[him]
        return Mention(preposition + 1, preposition + 2, "pronoun", gender=gender)
    found = subject_behind(clause, preposition, limit)
    if found is None or found.kind != "document":
        return found
    return owner_of_document(clause, found) or found
