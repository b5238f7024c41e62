"""Which noun of a Ukrainian or Russian phrase names a body or a role, and what belongs to what."""

from collections.abc import Sequence

from negotiations.intake.extraction.lexicon.slavic_bodies import BODY_CASES
from negotiations.intake.extraction.lexicon.slavic_words import NOT_IN_NAMES, PREPOSITIONS, ROLES
from negotiations.intake.extraction.slavic_bodies import ADJECTIVES
from negotiations.intake.extraction.slavic_names import is_body

OF_GENITIVES = ("ого", "его", "ої", "ой")
INSIDE = 4  # words behind "in" of which one may be the body's noun
OF_ROLES = ("ий", "ій", "ый", "ой", "ая", "ька", "шая", "вна", "сна")


def body_ahead(words: Sequence[str], start: int) -> int | None:
    """Return which word is the noun of the body that begins at a word: itself, or one behind adjectives."""
    plain = words[start].casefold()
    if plain in NOT_IN_NAMES or plain in ROLES:
        return None
    for index in range(start, min(start + INSIDE, len(words))):
        word = words[index].casefold()
        known = BODY_CASES.get(word)
        if known is not None and (word == known[0] or index == start):
            return index
        if index == start and is_body(word) and not words[start][0].isupper():
            return index
        if not word.endswith(ADJECTIVES):
            return None
    return None


def noun_of_role(words: Sequence[str], role: int | None) -> int | None:
    """Return the noun of a role that may be an adjective, too: "the military ombudsman"."""
    if role is None or role + 1 >= len(words) or not words[role].casefold().endswith(("ий", "ый", "ая")):
        return role
    return role + 1 if words[role + 1].casefold() in ROLES else role


def are_adjectives(words: Sequence[str]) -> bool:
    """Tell whether all words may be adjectives before a role."""
    return all(word.casefold().endswith(OF_ROLES) for word in words)


def is_owned(words: Sequence[str], start: int) -> bool:
    """Tell whether a noun stands right before a body, which may be what that noun is of: "the head of the agency"."""
    while start > 1 and words[start - 1].casefold().endswith(OF_GENITIVES):
        start -= 1  # "of a large bank"
    before = words[start - 1].casefold()
    return before not in NOT_IN_NAMES and before not in PREPOSITIONS and not before.endswith(ADJECTIVES)


def is_led_in(words: Sequence[str], index: int) -> bool:
    """Tell whether a preposition stands before a word."""
    return index > 0 and words[index - 1].casefold() in PREPOSITIONS
