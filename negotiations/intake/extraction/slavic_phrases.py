"""How far a Ukrainian or Russian role reaches that stands without a name: "a source in the government"."""

from collections.abc import Sequence

from negotiations.intake.extraction.lexicon.slavic_verbs import SLAVIC_VERBS
from negotiations.intake.extraction.lexicon.slavic_words import NOT_IN_NAMES, PREPOSITIONS
from negotiations.intake.extraction.slavic_bodies import GENITIVE_PLURALS, GENITIVES
from negotiations.intake.extraction.slavic_names import is_body, is_place

ADJECTIVES = ("ий", "ій", "ый", "ой", "ая", "яя", "на", "ка", "ва")
PLACED = frozenset(("в", "у", "во", "из", "з", "із", "зі", "при", "от", "від"))
MOST_PLACED = 3  # words behind a preposition
MOST = 6  # words behind a role


def role_phrase(words: Sequence[str], role: int) -> str:
    """Return the role at an index with the adjective before it and what it is of, in or from."""
    start = role
    while start and role - start < 2 and _is_adjective(words[start - 1]):
        start -= 1
    return " ".join(words[start : role_end(words, role)])


def _is_adjective(word: str) -> bool:
    plain = word.casefold()
    return plain.endswith(ADJECTIVES) and plain not in NOT_IN_NAMES and plain not in PREPOSITIONS


def role_end(words: Sequence[str], role: int) -> int:
    """Return where the words end that belong to the role at an index."""
    end = role + 1
    while end < len(words) and end - role <= MOST:
        plain = words[end].casefold()
        if plain in PLACED:
            reach = _placed(words, end + 1)
            return reach if reach else end
        if plain in PREPOSITIONS or plain in NOT_IN_NAMES or plain in SLAVIC_VERBS:
            break
        if not (
            words[end][0].isupper()
            or plain.endswith(GENITIVES)
            or plain in GENITIVE_PLURALS
            or is_place(plain)
            or is_body(plain)
        ):
            break
        end += 1
    return end


def _placed(words: Sequence[str], start: int) -> int:
    """Return where a place behind a preposition ends: with its name or its body; 0 where there is none."""
    for index in range(start, min(start + MOST_PLACED, len(words))):
        word = words[index]
        if word.casefold() in NOT_IN_NAMES or word.casefold() in SLAVIC_VERBS:
            return 0
        if word[0].isupper() or is_body(word) or is_place(word):
            end = index + 1
            while end < len(words) and words[end][0].isupper():
                end += 1
            return end
    return 0
