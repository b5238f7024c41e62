"""Reads who a Ukrainian or Russian phrase beside a reporting verb names: a person, a role, a body or a pronoun."""

from collections.abc import Sequence
from dataclasses import dataclass

from negotiations.intake.extraction.lexicon.slavic_words import (
    NOMINATIVE,
    NOT_IN_NAMES,
    PREPOSITIONS,
    ROLES,
)
from negotiations.intake.extraction.people import Person
from negotiations.intake.extraction.slavic_endings import is_oblique
from negotiations.intake.extraction.slavic_names import SlavicNames, is_body, is_place
from negotiations.intake.extraction.values import How

PRONOUNS = {"він": "m", "вона": "f", "воно": "", "вони": "p", "он": "m", "она": "f", "они": "p"}
PLURAL = ("ли", "ють", "уть", "ят", "ют", "ять")
FEMININE_PAST = ("ла", "лась", "лася", "ена", "нена")
MASCULINE_PAST = ("в", "вся", "л", "лся")
# Beside these a name in the genitive is the holder's own: "по словам президента Адамова".
IN_GENITIVE = frozenset(("президента", "министра", "міністра"))
ADJECTIVES = ("ий", "ій", "ый", "ой", "ая", "на", "ка", "ва")
GENITIVES = ("ії", "ии", "ства", "ва", "ви", "ди", "ды", "ня", "ния", "ру", "ра", "та")
MOST_WORDS = 8
TRIM = "\"'“”«»„,.;:()[]—–-"


@dataclass(frozen=True, slots=True)
class Subject:
    """Whom a phrase names. `gender` is that of a pronoun."""

    name: str | None
    phrase: str
    how: How
    person: Person | None = None
    gender: str = ""


def read_subject(phrase: str, verb: str, names: SlavicNames, *, leads: bool) -> Subject | None:
    """Return the subject of `verb` in the words beside it; `leads`: the phrase stands before the verb."""
    words = [stripped for word in phrase.split() if (stripped := word.strip(TRIM))]
    words = words[-2 * MOST_WORDS :] if leads else words[:MOST_WORDS]
    if not words:
        return None
    pronoun = words[-1 if leads else 0].casefold()
    if pronoun in PRONOUNS:
        return Subject(None, words[-1 if leads else 0], "pronoun", gender=PRONOUNS[pronoun])
    return _speaking_inside(words, verb) or _named(words, names, _gender_of(verb))


def _gender_of(verb: str) -> str:
    """Return the gender that a verb in the past shows."""
    if verb.endswith(FEMININE_PAST):
        return "f"
    return "m" if verb.endswith(MASCULINE_PAST) else ""


def _speaking_inside(words: Sequence[str], verb: str) -> Subject | None:
    """ "В МИД России заявили": a body speaks, named as the place, in the plural."""
    if not verb.endswith(PLURAL):
        return None
    if any(word.casefold() in ROLES for word in words):
        return None
    for index, word in enumerate(words[:-1]):
        if word.casefold() in ("в", "у", "во") and is_body(words[index + 1]):
            return _body(words[index + 1 :])
    return None


def _named(words: Sequence[str], names: SlavicNames, gender: str) -> Subject | None:
    """Take the first run of capitals that no preposition leads in, with the role before it."""
    role = next((n for n, word in enumerate(words) if word.casefold() in ROLES), None)
    start = 0
    while start < len(words):
        if not words[start][0].isupper() or (start == 0 and words[0].casefold() in NOT_IN_NAMES):
            if is_body(words[start]) and (role is None or start < role) and not _led_in(words, start):
                return _body(words[start:])
            start += 1
            continue
        end = start
        while end < len(words) and words[end][0].isupper():
            end += 1
        subject = _of_run(words, start, end, role, names, gender)
        if subject is not None:
            return subject
        start = end
    return _role(words, role, role + 1) if role is not None else None


def _role(words: Sequence[str], role: int, end: int) -> Subject:
    """Return a role without a name: with the adjective before it and what it is of."""
    start = role - 1 if role and words[role - 1].casefold().endswith(ADJECTIVES) else role
    if end == role + 1 and end < len(words):
        follows = words[end].casefold()
        if follows in ("в", "у", "во", "из", "з", "із") and end + 1 < len(words):
            end += 2
        elif follows not in PREPOSITIONS and follows.endswith(GENITIVES):
            end += 1
    phrase = " ".join(words[start:end])
    return Subject(phrase[:1].lower() + phrase[1:], phrase, "role")


def _of_run(
    words: Sequence[str], start: int, end: int, role: int | None, names: SlavicNames, gender: str
) -> Subject | None:
    """Read a run of capitals: the person at its end, else the role or the body that it belongs to."""
    run = [
        word
        for word in words[start:end]
        if word.casefold() not in NOT_IN_NAMES and word.casefold() not in ROLES
    ]
    if not run:
        return None
    held = role is not None and role <= start
    name = list(run)
    while name and (name[0].isupper() or is_place(name[0]) or is_body(name[0])):
        name = name[1:]
    if len(name) > 1 and _led_in(words, start):
        # "Сказал на встрече с Трампом Путин": the last of them speaks.
        person = names.find(name[-1:], gender)
        if person is not None and not is_oblique(name[-1], person.name) and names.find(name) is None:
            return Subject(person.name, name[-1], "named", person)
    if name and not _led_in(words, start):
        person = names.find(name, gender)
        if person is None and len(name) > 1:
            person = names.enter(name)
            person = person if person is None or not gender or person.gender in ("", gender) else None
        owned = held or (run[0] is not name[0] and is_body(run[0]))
        if not owned or not _belongs_to_role(name, person, words[role] if held and role is not None else ""):
            whole = person.name if person is not None else " ".join(name)
            return Subject(whole, " ".join(name), "named", person or Person(whole))
    if held and role is not None:
        return _role(words, role, end)
    if (is_body(run[0]) or run[0].isupper() or is_place(run[0])) and not _led_in(words, start):
        return _body(words[start:])
    return None


def _body(words: Sequence[str]) -> Subject:
    """Return a body: its first word and what belongs to it, up to the next preposition."""
    kept = [words[0]]
    for word in words[1:5]:
        if word.casefold() in PREPOSITIONS or word.casefold() in NOT_IN_NAMES:
            break
        kept.append(word)
    while len(kept) > 1 and not kept[-1][0].isupper() and not is_body(kept[-1]):
        kept.pop()
    phrase = " ".join(kept)
    plain = phrase.casefold()
    for inflected, nominative in NOMINATIVE.items():
        if plain == inflected or plain.startswith(inflected + " "):
            return Subject(nominative + phrase[len(inflected) :], phrase, "organisation")
    return Subject(phrase, phrase, "organisation")


def _led_in(words: Sequence[str], index: int) -> bool:
    return index > 0 and words[index - 1].casefold() in PREPOSITIONS


def _belongs_to_role(name: Sequence[str], person: Person | None, role: str) -> bool:
    """Beside a role a lone name in the genitive is what the role is of: "the spokesman of Adamov"."""
    if len(name) > 1:
        return False
    if person is not None:
        return role.casefold() not in IN_GENITIVE and is_oblique(name[0], person.name)
    return name[0].casefold().endswith((*GENITIVES, "и", "ы", "ого"))
