"""Finds the subject of an inverted reporting verb, which stands behind it: "said campaign manager Anna Novak"."""

from negotiations.intake.extraction.clause import COMMAS, POSSESSIVES, Clause
from negotiations.intake.extraction.lexicon.function_words import CLAUSE_STARTERS, PREPOSITIONS
from negotiations.intake.extraction.mention import Mention
from negotiations.intake.extraction.tokens import is_quote

STOPS = frozenset((".", "!", "?", "who", "and", "but"))
ARTICLES = frozenset(("the", "a", "an"))
STEPS = 12
INDEFINITE_ARTICLES = frozenset(("a", "an", "one", "another"))
BEHIND_NOUN = frozenset(
    (",", ".", "who", "whose", "from", "of", "at", "in", "on", "with", "as", "near", "outside")
)
# "Said a day later", "said an hour after", "said a few of".
NO_PERSON = frozenset(
    """
    second minute hour day week month year decade time moment night morning afternoon evening weekend later ago earlier
    few lot bit number handful thing things word sentence line while
    """.split()  # noqa: SIM905
)


def subject_behind(clause: Clause, verb: int, limit: int) -> Mention | None:
    """Return the subject that follows an inverted verb: "said campaign manager Anna Novak"."""
    words = clause.words
    for index in range(verb + 1, min(limit, verb + 9)):
        found = clause.starting_at(index)
        if found is not None and not (clause.owns(found) and found.end + 1 < limit):
            return _name_behind_role(clause, _last_of_run(clause, found, limit), limit)
        word = words[index]
        if word in PREPOSITIONS or word in CLAUSE_STARTERS or not (word[0].isalnum() or word in POSSESSIVES):
            return _unknown_noun(words, verb + 1, index)
    return None


def _unknown_noun(words: list[str], start: int, end: int) -> Mention | None:
    """Return the phrase [start, end), headed by a noun no list has, as a role: "said a beekeeper from the valley"."""
    if end - start < 2 or words[start] not in INDEFINITE_ARTICLES or words[end] not in BEHIND_NOUN:
        return None
    noun = words[end - 1]
    if (
        not all(word.isalpha() or "-" in word for word in words[start:end])
        or not noun.islower()
        or noun in NO_PERSON
    ):
        return None
    return Mention(start, end, "role", head=noun)


def _last_of_run(clause: Clause, found: Mention, limit: int) -> Mention:
    """In "said Oversight ranking Democrat Anna Novak" the words before the full name only describe it."""
    index = found.end
    for _ in range(6):
        if index >= limit:
            break
        other = clause.starting_at(index)
        word = clause.words[index]
        if other is not None:
            if other.kind == "person" and " " in other.name and " " not in found.name:
                return other
            index = other.end
        elif word[0].isalpha() and word not in PREPOSITIONS and word not in CLAUSE_STARTERS:
            index += 1
        else:
            break
    return found


def _name_behind_role(clause: Clause, found: Mention, limit: int) -> Mention:
    """In "said a spokeswoman for the group, Anna Novak," the name is the better answer."""
    if found.kind in ("person", "pronoun", "document"):
        return found
    if found.kind == "organisation" and not found.name:
        # "The nuclear agency IAEA": its own name is the better answer.
        named = clause.starting_at(found.end)
        return named if named is not None and named.kind == "organisation" and named.name else found
    for index in range(found.end, min(found.end + STEPS, limit - 1)):
        word = clause.words[index]
        if word in COMMAS or word in POSSESSIVES:
            behind = clause.starting_at(index + 1)
            if behind is not None and behind.kind == "person":
                return behind
            if word in COMMAS:
                break
        elif word in STOPS or is_quote(word):
            break
        elif _is_plain_noun(clause, index - 1, found.end):
            behind = clause.starting_at(index)
            if behind is not None and behind.kind == "person":
                return behind
    return found


def _is_plain_noun(clause: Clause, index: int, floor: int) -> bool:
    """Tell whether a small word that is no preposition stands there ("staff" in "chief of staff Anna Novak")."""
    word = clause.words[index]
    return (
        index >= floor
        and word.islower()
        and word.isalpha()
        and word not in PREPOSITIONS
        and word not in ARTICLES
    )
