"""How far a Ukrainian or Russian role reaches that stands without a name: "a source in the government"."""

from collections.abc import Sequence

from negotiations.intake.extraction.lexicon.slavic_verbs import SLAVIC_VERBS
from negotiations.intake.extraction.lexicon.slavic_words import NOT_IN_NAMES, PREPOSITIONS
from negotiations.intake.extraction.slavic_bodies import GENITIVE_PLURALS, GENITIVES
from negotiations.intake.extraction.slavic_names import is_body, is_place

ADJECTIVES = ("ий", "ій", "ый", "ой", "ая", "яя", "на", "ка", "ва")
OBLIQUE = ("ого", "его", "ої")
PLACED = frozenset(("в", "у", "во", "из", "з", "із", "зі", "при", "от", "від"))
FIELDS_BEHIND = frozenset(("по", "из", "з", "із", "зі", "при"))
MOST_OF_FIELD = 4
# "By telephone", "at the end of": of the talk, not of the role.
OF_TALKS = tuple(
    "телефон итог підсумк слов завершен закінч оконч повод просьб результат видео відео скайп".split()  # noqa: SIM905
)
OF_PLACES = ("ой", "ом", "ій", "ому", "ої", "ого")  # endings of an adjective: "in the German delegation"
MOST_PLACED = 3  # words behind a preposition
CONSONANTS = frozenset("бвгґджзклмнпрстфхцчшщь")
# Of other cases, and of verbs.
OTHER_ENDINGS = tuple(
    "ом ем єм ам ям ах ях им ым ім ть л в ает яет ует юет еет ит ют ят ёт".split()  # noqa: SIM905
)
SHORT = 3
MOST = 6  # words behind a role


def role_phrase(words: Sequence[str], role: int) -> str:
    """Return the role at an index with the adjective before it and what it is of, in or from."""
    start = role
    while start and role - start < 2 and _is_adjective(words[start - 1]):
        start -= 1
    return " ".join(words[start : role_end(words, role)])


def _is_adjective(word: str) -> bool:
    plain = word.casefold()
    return plain.endswith((*ADJECTIVES, *OBLIQUE)) and plain not in NOT_IN_NAMES and plain not in PREPOSITIONS


def role_end(words: Sequence[str], role: int) -> int:
    """Return where the words end that belong to the role at an index."""
    end = role + 1
    while end < len(words) and end - role <= MOST:
        plain = words[end].casefold()
        if plain in PLACED or plain == "по":
            reach = _placed(words, end + 1) if plain in PLACED else 0
            return reach or (_of_field(words, end + 1) if plain in FIELDS_BEHIND else end)
        if plain in PREPOSITIONS or plain in NOT_IN_NAMES or plain in SLAVIC_VERBS:
            break
        if plain in ("і", "и", "й", "та", "а"):
            break
        if not (
            words[end][0].isupper()
            or plain.endswith(GENITIVES)
            or plain in GENITIVE_PLURALS
            or is_place(plain)
            or is_body(plain)
            or _is_genitive_plural(plain)
            or (end == role + 1 and plain.isascii() and plain.isalpha())
        ):
            break
        end += 1
    return end


def _of_field(words: Sequence[str], start: int) -> int:
    """Return where the words end that say what a role is for or from: "for the rights of children", "from a country"."""
    end = start
    if words[start : start + 1] and words[start].casefold().startswith(OF_TALKS):
        return start - 1
    while end < len(words) and end - start < MOST_OF_FIELD:
        plain = words[end].casefold()
        if words[end][0].isupper() or plain in PREPOSITIONS or plain in NOT_IN_NAMES or plain in SLAVIC_VERBS:
            break
        end += 1
    return end if end > start else start - 1


def _is_genitive_plural(word: str) -> bool:
    """Tell a genitive plural without an ending: "of reforms"."""
    return len(word) > SHORT and word[-1] in CONSONANTS and not word.endswith(OTHER_ENDINGS)


def _placed(words: Sequence[str], start: int) -> int:
    """Return where a place behind a preposition ends: with its name or its body; 0 where there is none."""
    for index in range(start, min(start + MOST_PLACED, len(words))):
        word = words[index]
        if word.casefold() in NOT_IN_NAMES or word.casefold() in SLAVIC_VERBS:
            return 0
        if word[0].isascii() and words[start - 1].casefold() in ("в", "у", "во"):
            return 0  # "wrote on Telegram"
        if word[0].isupper() or is_body(word) or is_place(word):
            end = index + 1
            if is_place(word) and word.islower() and word.endswith(OF_PLACES) and end < len(words):
                end += not (words[end].casefold() in SLAVIC_VERBS or words[end].casefold() in PREPOSITIONS)
            while end < len(words) and words[end][0].isupper():
                end += 1
            return end
    return 0
