"""Reads who a Ukrainian or Russian phrase beside a reporting verb names: a person, a role, a body or a pronoun."""

from collections.abc import Sequence

from negotiations.intake.extraction.lexicon.slavic_bodies import BODY_CASES, DOCUMENTS
from negotiations.intake.extraction.lexicon.slavic_roles import CALLED_BY
from negotiations.intake.extraction.lexicon.slavic_words import NOT_IN_NAMES, PREPOSITIONS, ROLES, SETTLEMENTS
from negotiations.intake.extraction.people import Person
from negotiations.intake.extraction.slavic_bodies import body_around
from negotiations.intake.extraction.slavic_endings import is_oblique
from negotiations.intake.extraction.slavic_grammar import PLURAL, PRONOUNS, WRITTEN, Subject, gender_of_verb
from negotiations.intake.extraction.slavic_holders import (
    belongs_to_role,
    is_declined,
    is_oblique_first,
    known_by_first_name,
    name_behind,
    one_of,
)
from negotiations.intake.extraction.slavic_names import SlavicNames, is_body, is_place, joined
from negotiations.intake.extraction.slavic_nouns import (
    INSIDE,
    are_adjectives,
    body_ahead,
    is_led_in,
    is_owned,
    noun_of_role,
)
from negotiations.intake.extraction.slavic_phrases import role_phrase
from negotiations.intake.extraction.slavic_roles import is_role

MOST_WORDS = 10
SHORTEST_NOUN = 4
OF_WOMEN = ("ица", "иця", "ка", "ша", "иня", "ница", "ниця")
OF_MEN = (
    "ник",
    "нік",
    "тель",
    "тор",
    "ист",
    "іст",
    "ец",
    "ець",
    "лог",
    "арь",
    "яр",
    "ач",
    "ер",
    "ир",
    "ент",
    "ант",
    "ин",
)
NEAR = 3  # words of which one may be a pronoun
TRIM = "\"'“”«»„,.;:()[]—–-"


def read_subject(phrase: str, verb: str, names: SlavicNames, *, leads: bool) -> Subject | None:
    """Return the subject of `verb` in the words beside it; `leads`: the phrase stands before the verb."""
    words = joined([stripped for word in phrase.split() if (stripped := word.strip(TRIM))])
    words = words[-2 * MOST_WORDS :] if leads else words[:MOST_WORDS]
    if not words:
        return None
    if verb in WRITTEN:
        written = next((n for n, word in enumerate(words) if word.casefold().startswith(DOCUMENTS)), None)
        if written is not None:
            words = words[written + 1 :]
            return _named(words, names, "", any_case=True) if words else None
    one = one_of(words)
    if one is not None:
        return one
    pronoun = _pronoun(words[-NEAR:][::-1] if leads else words[:NEAR])
    pronoun = pronoun or (_pronoun(words[:2]) if leads else None)
    if pronoun is not None:
        return Subject(None, pronoun, "pronoun", gender=PRONOUNS[pronoun.casefold()])
    found = _speaking_inside(words, verb) or _named(
        words, names, gender_of_verb(verb), any_case=not verb and not leads
    )
    if found is None and verb and not leads:
        return _somebody(words, gender_of_verb(verb))
    return found


def _somebody(words: Sequence[str], gender: str) -> Subject | None:
    """Read a noun right behind a verb that names no known role: "says a weaver of the mill"."""
    noun = 0
    while noun < min(2, len(words) - 1) and words[noun].casefold().endswith(("ий", "ый", "ая", "ній")):
        noun += 1
    plain = words[noun].casefold()
    if plain in NOT_IN_NAMES or plain in PREPOSITIONS or not plain.isalpha() or len(plain) < SHORTEST_NOUN:
        return None
    if plain not in CALLED_BY and not plain.endswith(
        OF_WOMEN if gender == "f" else OF_MEN if gender else (*OF_MEN, *OF_WOMEN)
    ):
        return None
    return _role(words, noun, gender)


def _pronoun(words: Sequence[str]) -> str | None:
    """Return the pronoun among the words nearest to a verb: "she also", "he himself"; a name ends the search."""
    for word in words:
        if word.casefold() in PRONOUNS:
            return word
        if word[0].isupper():
            return None
    return None


def _speaking_inside(words: Sequence[str], verb: str) -> Subject | None:
    """ "В МИД России заявили": a body speaks, named as the place, in the plural."""
    if not verb.endswith(PLURAL) or any(word.casefold() in ROLES for word in words):
        return None
    for index, word in enumerate(words[:-1]):
        if word.casefold() in ("в", "у", "во"):
            inside = range(index + 1, min(index + 1 + INSIDE, len(words)))
            noun = next((n for n in inside if words[n].casefold() in BODY_CASES), None)
            noun = noun if noun is not None else next((n for n in inside if is_body(words[n])), None)
            if noun is not None and not any(
                one.casefold() in PREPOSITIONS for one in words[index + 1 : noun]
            ):
                return _body(words[index + 1 :], noun - index - 1)
    return None


def _named(
    words: Sequence[str], names: SlavicNames, gender: str, *, any_case: bool = False
) -> Subject | None:
    """Take the first run of capitals that no preposition leads in, with the role before it."""
    known = known_by_first_name(words, names, gender) if not any_case else None
    if known is not None:
        return known
    role = next((n for n, word in enumerate(words) if word.casefold() in ROLES), None)
    if any_case and role is None:
        role = next((n for n, word in enumerate(words) if is_role(word)), None)
    role = noun_of_role(words, role)
    start = 0
    owner: int | None = None
    opener: Subject | None = None
    while start < len(words):
        noun = body_ahead(words, start) if role is None or start < role else None
        if noun is not None and not is_led_in(words, start):
            if not start or not is_owned(words, start):
                return _body(words, noun)
            owner = owner if owner is not None else noun
            start = noun + 1
            continue
        if role is not None and start < role and are_adjectives(words[start:role]):
            start = role  # "the European diplomat"
        if not words[start][0].isupper() or (start == 0 and words[0].casefold() in NOT_IN_NAMES):
            start += 1
            continue
        end = start
        while end < len(words) and words[end][0].isupper():
            end += 1
        if not any_case and end - start > 1 and is_oblique_first(words[start]):
            start = end
            continue
        subject = _of_run(words, start, end, role, names, gender)
        if (
            subject is not None
            and opener is None
            and (
                _only_opens(words, start, end, subject, names) or is_declined(words[end - 1], subject, gender)
            )
        ):
            opener = subject
        elif subject is not None and subject.how == "role" and role is not None and gender:
            return name_behind(words, role, names, gender) or subject
        elif subject is not None and (opener is None or (subject.how == "named" and " " in subject.phrase)):
            return subject
        start = end
    if opener is not None:
        return opener
    if role is not None:
        return _role(words, role, gender)
    if owner is None:
        return None
    # "A trader of a large bank said": the bank is only whose he is.
    return (_somebody(words, gender) if not any_case else None) or _body(words, owner)


def _only_opens(words: Sequence[str], start: int, end: int, subject: Subject, names: SlavicNames) -> bool:
    """Tell a sentence's first word, which a capital opens, from a surname: a full name may follow."""
    if start or end != 1 or end >= len(words) or subject.how != "named":
        return False
    return names.find(words[:1]) is None


def _role(words: Sequence[str], role: int, gender: str) -> Subject:
    """Return a role without a name."""
    phrase = role_phrase(words, role)
    return Subject(phrase[:1].lower() + phrase[1:], phrase, "role", gender=gender)


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
    if len(name) > 1 and is_led_in(words, start):
        # "Сказал на встрече с Трампом Путин": the last of them speaks.
        person = names.find(name[-1:], gender)
        if person is not None and not is_oblique(name[-1], person.name) and names.find(name) is None:
            return Subject(person.name, name[-1], "named", person)
    if name and not is_led_in(words, start):
        person = names.find(name, gender)
        if person is None and len(name) > 1:
            person = names.enter(name)
            person = person if person is None or not gender or person.gender in ("", gender) else None
        owned = held or (run[0] is not name[0] and is_body(run[0]))
        owned_by_place = held and start and words[start - 1].casefold().startswith(SETTLEMENTS)
        if owned_by_place and role is not None and len(name) == 1:
            return _role(words, role, gender)
        if not owned or not belongs_to_role(name, person, words[role] if held and role is not None else ""):
            whole = person.name if person is not None else " ".join(name)
            return Subject(whole, " ".join(name), "named", person or Person(whole), gender)
    if held and role is not None:
        return _role(words, role, gender)
    if role is not None and start and is_owned(words, start):
        return None  # "in a comment to RBK the expert Adamov said"
    if (is_body(run[0]) or run[0].isupper() or is_place(run[0])) and not is_led_in(words, start):
        return _body(words, start)
    return None


def _body(words: Sequence[str], noun: int) -> Subject:
    phrase, name = body_around(words, noun)
    return Subject(name, phrase, "organisation", gender="b")
