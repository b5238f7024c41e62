"""Reads noun phrases for people, bodies and documents: "a senior Kremlin spokesman", "her statement"."""

from collections.abc import Sequence

from negotiations.intake.extraction.lexicon.function_words import (
    BESIDE_VERBS,
    CLAUSE_STARTERS,
    DETERMINERS,
    NEVER_NAMES,
    PREPOSITIONS,
    PRONOUNS,
)
from negotiations.intake.extraction.lexicon.nations import STEM, nation_stems
from negotiations.intake.extraction.lexicon.places import CALENDAR, COUNTRIES_AND_CAPITALS
from negotiations.intake.extraction.lexicon.roles import (
    BODY_NOUNS,
    DOCUMENT_NOUNS,
    FEMALE_ROLES,
    MALE_ROLES,
    MODIFIERS,
    ROLE_NOUNS_PLURAL,
    ROLE_NOUNS_SINGULAR,
    TITLES,
)
from negotiations.intake.extraction.lexicon.verbs import CUES
from negotiations.intake.extraction.mention import Mention
from negotiations.intake.extraction.offices import PARTICULAR
from negotiations.intake.extraction.remembered import FEW, remembered

_OWNS = ("'s", "’s", "’", "'")
# "The second official" is somebody else than the official before.
ANOTHER = frozenset(("second", "third", "fourth", "other", "another"))
EU_EXECUTIVE = ["EU", "executive"]
TELLING = PARTICULAR | {"former"}
NOUNS = ROLE_NOUNS_SINGULAR | ROLE_NOUNS_PLURAL | BODY_NOUNS | DOCUMENT_NOUNS
_STOPS_A_PHRASE = (
    CUES
    | PREPOSITIONS
    | BESIDE_VERBS
    | frozenset(PRONOUNS)
    | CLAUSE_STARTERS
    | frozenset(["not", "being", "became", "become", "met"])
)


def role_phrase(words: list[str], index: int) -> Mention | None:
    """Read a noun phrase whose noun is at `index`: back over adjectives, names and possessives to the determiner."""
    end, count = index + 1, len(words)
    while end < count and words[end] in NOUNS:
        end += 1
    head = words[end - 1]
    start = _phrase_start(words, index - 1 if head == "tank" and words[index - 1] == "think" else index)
    if words[start] == "that" and start < index and head in ROLE_NOUNS_PLURAL:
        start += 1  # "told them that their troops would go"
    if head in DOCUMENT_NOUNS:
        return Mention(start, end, "document", head=head, definite=True)
    is_body = head in BODY_NOUNS and (end == count or words[end] != "who")
    if is_body or (head == EU_EXECUTIVE[1] and words[index - 1 : end] == EU_EXECUTIVE):
        definite = _is_definite(words, start, end)
        return Mention(start, end, "organisation", head=head, gender="n", definite=definite)
    return role_mention(words, start, end, head)


def role_mention(words: list[str], start: int, end: int, head: str) -> Mention:
    """Return the mention of a role whose phrase is [start, end)."""
    gender, definite, roles, qualifiers = _read_role((*words[start:end], head))
    if end < len(words) and words[end] == "of":
        qualifiers = qualifiers or _state_behind(words, end + 1)
        # Not "the mayor of a town in the north".
        definite = definite and (end + 1 == len(words) or words[end + 1] not in ("a", "an"))
    return Mention(start, end, "role", "", gender, head, definite, roles, qualifiers)


def _state_behind(words: list[str], index: int) -> frozenset[str]:
    """Return the stem of the state that "the president of" is of; none where the state owns what comes next."""
    start = index + 1 if words[index : index + 1] == ["the"] else index
    if words[start : start + 1] == ["United"]:
        end = start + 2
    elif start < len(words) and words[start] in COUNTRIES_AND_CAPITALS:
        end = start + 1
    else:
        return frozenset()
    return frozenset() if words[end : end + 1] and words[end] in _OWNS else stems(words[start:end])


@remembered(FEW // 2)
def _read_role(phrase: tuple[str, ...]) -> tuple[str, bool, tuple[str, ...], frozenset[str]]:
    """Return gender, definiteness, the words that tell one minister from another, and what it is held at.

    Its noun stands behind the phrase once more.
    """
    *words, head = phrase
    gender = (
        "p"
        if head in ROLE_NOUNS_PLURAL
        else "f"
        if head in FEMALE_ROLES
        else "m"
        if head in MALE_ROLES
        else ""
    )
    roles = tuple(lower for word in words if (lower := word.lower()) in TELLING)
    return gender, _is_definite(words, 0, len(words)), roles, stems(words)


def _phrase_start(words: list[str], index: int) -> int:
    """Step back from a noun to the start of its phrase.

    Names, possessives and usual modifiers always belong to it; any other small word only when a
    determiner is reached behind it.
    """
    sure = start = index
    certain = True
    for _ in range(8):
        if start == 0:
            break
        before = words[start - 1]
        lower = before.lower()
        if lower in DETERMINERS:
            sure = start - 1
            if sure > 1 and words[sure - 1].lower() in ("all", "both", "one") and lower in ("the", "of"):
                sure -= 1
            break
        if before[0].isupper():
            if before in CALENDAR or (before in NEVER_NAMES and words[start : start + 1] != ["10"]):
                break
        elif before in _OWNS:
            if words[index] in DOCUMENT_NOUNS:
                break
            certain = True  # "the country's air force"
        elif before == "10" and words[start - 2] == "No":
            start -= 1
        else:
            if not before[0].isalpha() or (lower in _STOPS_A_PHRASE and lower not in MODIFIERS):
                break
            if lower not in MODIFIERS and lower not in NOUNS and "-" not in lower:
                if lower.endswith("ed"):
                    break
                certain = False
        start -= 1
        if certain:
            sure = start
    while sure < index and words[sure] in _OWNS:
        sure += 1
    return sure


def _is_definite(words: Sequence[str], start: int, end: int) -> bool:
    if not ANOTHER.isdisjoint(words[start:end]):
        return False
    word = words[start].lower()
    if word in ("the", "this", "that", "his", "her", "their", "its"):
        return True
    # "Iran's top diplomat", but not "CEO of the council".
    return start < end - 1 and words[start][0].isupper() and word not in DETERMINERS


def stems(words: Sequence[str]) -> frozenset[str]:
    """Return what tells one holder of a title from another: stems of the capitalised words around it, states by one name."""
    return nation_stems(
        {
            word[:STEM].lower()
            for word in words
            if len(word) > 1
            and word[0].isupper()
            and word.rstrip(".").lower() not in TITLES
            and word not in NEVER_NAMES
        }
    )
