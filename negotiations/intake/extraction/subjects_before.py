"""Finds the subject of a reporting verb that stands before it, across adverbs, phrases and appositions."""

from negotiations.intake.extraction.clause import COMMAS, DASHES, Clause
from negotiations.intake.extraction.lexicon.function_words import BESIDE_VERBS, CLAUSE_STARTERS, PREPOSITIONS
from negotiations.intake.extraction.lexicon.verbs import CUES
from negotiations.intake.extraction.mention import Mention
from negotiations.intake.extraction.tokens import is_quote

PERSONAL_DETERMINERS = frozenset(
    ["a", "an", "the", "one", "another", "two", "three", "four", "five", "his", "her", "their"]
)
# "A long line of nations": several, not one.
COLLECTIVES = frozenset(
    "chorus couple crowd dozen handful host line majority number range series slew string team wave".split()  # noqa: SIM905
)
ARTICLES = frozenset(("the", "a", "an"))
# "Novak himself said": the name before it is the subject.
EMPHATIC = frozenset(("himself", "herself", "themselves", "itself"))
CALLED = frozenset(("named", "called", "nicknamed"))
REACH = 60
STEPS = 12


def subject_before(clause: Clause, verb: int, floor: int) -> Mention | None:
    """Return the mention that is the subject of the verb at `verb`, looking back to `floor`."""
    words = clause.words
    floor = max(floor, verb - REACH)
    index = _over_adverbs(clause, verb, floor)
    for _ in range(STEPS):
        if index <= floor:
            return None
        word = words[index - 1]
        found = clause.ending_at(index)
        if found is not None:
            if found.start < floor:
                return None
            if found.gender == "r":
                return _antecedent(clause, found.start, floor)
            who = _who_before(clause, found.start, floor)
            if who is not None:
                return _antecedent(clause, who, floor)
            if not clause.in_phrase(found) or _is_absolute(clause, found, verb):
                return _named_in_apposition(clause, found)
            index = clause.lead(found)
        elif word in (")", "]"):
            index = clause.opening(index - 1, floor)
        elif word in COMMAS:
            return _across_apposition(clause, index - 1, floor)
        elif word in ("which", "that"):
            return _antecedent(clause, index - 1, floor)
        elif word in ("and", "but", "then"):
            return _subject_of_relative(clause, index - 1, floor)
        elif word in PREPOSITIONS or word in CLAUSE_STARTERS or is_quote(word):
            return None
        else:
            start = _noun_phrase_start(clause, index, floor)
            if start is None:
                index = clause.phrase_preposition(index, floor)
            elif start > clause.start and words[start - 1].lower() in PREPOSITIONS:
                index = start - 1
            else:
                return _unknown_noun(clause, start, index, floor)
    return None


def _who_before(clause: Clause, index: int, floor: int) -> int | None:
    """Return the "who" of "an official who briefed reporters said" and the "that" of "the forum that represents the
    families said": what its verb rules is no subject.
    """
    if clause.words[index - 1] in COMMAS:
        return None  # "a country that, he said,"
    for place in range(index - 2, max(floor, index - 8), -1):
        word = clause.words[place]
        if word == "who" or (word in ("that", "which") and _describes(clause, place)):
            return place
        if word in COMMAS or word in CUES:
            break
    return None


def _describes(clause: Clause, that: int) -> bool:
    """Tell whether "that" describes a body, and does not lead what somebody told it."""
    body = clause.ending_at(that)
    return (
        body is not None
        and body.kind == "organisation"
        and not clause.in_phrase(body)
        and clause.words[max(body.start - 1, 0)] not in CUES
        and clause.words[that + 1] not in ARTICLES
    )


def _unknown_noun(clause: Clause, start: int, end: int, floor: int) -> Mention | None:
    """Return the phrase [start, end), headed by a noun no list has, as a role if it may be a subject."""
    words = clause.words
    before = words[start - 1]
    if start > floor and before not in COMMAS and before not in CLAUSE_STARTERS and before != "what":
        return None
    described = _described(clause, start, end)
    if described is not None:
        return described
    if words[end - 1].endswith("ed"):
        return None
    definite = words[start].lower() in ("the", "his", "her", "their")
    gender = "p" if words[end] == "of" and words[end - 1] in COLLECTIVES else ""
    return Mention(start, end, "role", gender=gender, head=words[end - 1], definite=definite)


def _described(clause: Clause, start: int, end: int) -> Mention | None:
    """Return the role in "an official briefed on it": what a participle describes is no part of the noun."""
    found = clause.starting_at(start) or clause.starting_at(start + 1)
    if found is None or found.kind != "role" or found.end >= end:
        return None
    word = clause.words[found.end]
    return (
        found if word in ("familiar", "close", "there", "present") or word.endswith(("ed", "ing")) else None
    )


def _noun_phrase_start(clause: Clause, index: int, floor: int) -> int | None:
    """Return where a phrase with an unknown noun ("one plumber") starts: at its determiner."""
    for back in range(index - 1, max(floor, index - 6) - 1, -1):
        word = clause.words[back]
        if word.lower() in PERSONAL_DETERMINERS:
            start = back - 1 if back > floor and clause.words[back - 1].lower() in ARTICLES else back
            return start if back < index - 1 else None  # "the three guarantors" from its article on
        if not word[0].isalpha() or word.lower() in PREPOSITIONS or word in CUES or word in CLAUSE_STARTERS:
            break
    return None


def _over_adverbs(clause: Clause, verb: int, floor: int) -> int:
    """Step back over "also", "has", "later" to what may be the subject."""
    index = verb
    while index > floor:
        word = clause.words[index - 1]
        if clause.ending_at(index) is not None and word not in EMPHATIC:
            break
        if word.lower() not in BESIDE_VERBS and not word.endswith("ly"):
            break
        index -= 1
    return index


def _is_absolute(clause: Clause, found: Mention, verb: int) -> bool:
    """ "with Novak saying": the preposition rules the whole clause."""
    return clause.words[verb].endswith("ing") and clause.words[found.start - 1].lower() == "with"


def _across_apposition(clause: Clause, comma: int, floor: int) -> Mention | None:
    """ "Novak, the ministry's spokeswoman, said": the mention before an earlier comma is the subject."""
    paired = clause.words[comma] in DASHES and not set(DASHES).isdisjoint(clause.words[floor + 1 : comma])
    bounds = DASHES if paired else COMMAS
    for back in range(comma - 1, floor, -1):
        if clause.words[back] not in bounds or _in_number(clause, back):
            continue
        end = back
        if clause.words[back - 1] in (")", "]"):
            opened = clause.opening(back - 1, floor)
            end = opened if opened > floor else back
        found = clause.ending_at(end)
        hangs = found is None or clause.in_phrase(found)
        if hangs:
            found = clause.head_of_phrase(end, floor)
        if found is None or found.start < floor or found.gender == "r":
            continue
        if found.kind == "pronoun" and clause.words[back + 1] != "who":
            continue
        inside = _called(clause, back + 1, comma) or clause.starting_at(back + 1)
        names_it = inside is not None and inside.kind == "person" and inside.end == comma
        if inside is not None and names_it and found.kind != "person" and (" " in inside.name or not hangs):
            return inside
        return _named_in_apposition(clause, found)
    return None


def _called(clause: Clause, index: int, comma: int) -> Mention | None:
    """Return Anna of "one of the nurses, a widow called Anna, said", whose apposition is [index, comma)."""
    if clause.words[index] not in ARTICLES or comma < index + 4:
        return None
    found = clause.ending_at(comma)
    if found is None or found.kind != "person" or clause.words[found.start - 1] not in CALLED:
        return None
    return found if CLAUSE_STARTERS.isdisjoint(clause.words[index : found.start]) else None


def _in_number(clause: Clause, comma: int) -> bool:
    """Tell whether a comma stands inside a number ("1,900")."""
    return clause.words[comma - 1].isdigit() and clause.words[comma + 1].isdigit()


def _antecedent(clause: Clause, who: int, floor: int) -> Mention | None:
    """Return the noun that "who" refers to."""
    if clause.words[who] == "who" and clause.words[who - 1] in ("and", "but"):
        # "Novak, who led the talks and who wrote"
        before = next((place for place in range(who - 2, floor, -1) if clause.words[place] == "who"), None)
        who = who if before is None else before
    index = who
    while index > floor and clause.words[index - 1] in COMMAS:
        index -= 1
    found = clause.ending_at(index)
    if found is not None and found.start >= floor and found.gender != "r":
        if clause.in_phrase(found) and found.kind == "organisation" and clause.words[who] != "which":
            return clause.head_of_phrase(index, floor)
        return found
    if found is None and index != who:
        return _across_apposition(clause, who - 1, floor)
    return clause.head_of_phrase(index, floor)


def _named_in_apposition(clause: Clause, found: Mention) -> Mention:
    """ "Novak, curator and director of the museum, said": the role stands for the name before the comma."""
    if found.kind != "role" or found.gender == "p":
        return found
    for comma in range(found.start - 1, max(found.start - 6, clause.start), -1):
        if clause.words[comma] == ",":
            other = clause.ending_at(comma)
            if other is not None and other.kind == "person" and not clause.in_phrase(other):
                return other
            break
        if not clause.words[comma][0].islower() or clause.words[comma] in PREPOSITIONS:
            break
    return found


def _subject_of_relative(clause: Clause, joint: int, floor: int) -> Mention | None:
    """ "Novak, who took the floor and called it": the second verb of "who" has the same subject."""
    for mention in reversed(clause.mentions):
        if mention.end > joint or mention.start < floor:
            continue
        if mention.gender == "r":
            return _antecedent(clause, mention.start, floor)
        if not clause.in_phrase(mention) and not clause.owns(mention) and clause.words[mention.end] in CUES:
            return None
    return None
