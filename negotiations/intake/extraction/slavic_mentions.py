"""Where a Ukrainian or Russian text names people and bodies, and with which titles."""

import re
from dataclasses import dataclass

from negotiations.intake.extraction.lexicon.slavic_bodies import BODY_CASES
from negotiations.intake.extraction.lexicon.slavic_verbs import SLAVIC_VERBS
from negotiations.intake.extraction.lexicon.slavic_words import PREPOSITIONS, ROLES, SETTLEMENTS
from negotiations.intake.extraction.people import Person
from negotiations.intake.extraction.slavic_bodies import body_around
from negotiations.intake.extraction.slavic_declension import first_name_in, gender_of_first, is_declined_first
from negotiations.intake.extraction.slavic_names import RUN, SlavicNames, is_no_first_name
from negotiations.intake.extraction.slavic_phrases import role_end
from negotiations.intake.extraction.slavic_roles import Office, is_role, office_of, role_at
from negotiations.intake.extraction.slavic_words import PAUSE, WORD

TITLE = 90  # letters of a title before or behind a name
# A lone name behind a role that ends so may be what the role is of: the president of a country.
NOT_BARE = tuple("а я у ю и ы і ї ого ому ом ем ою ой ей ою".split())  # noqa: SIM905
LAST_WORD = re.compile(r"([\w’'ʼ-]+)\s+\Z")
APPOSED = re.compile(r",\s+([^,.;:!?()\n]{3,90})")
SURNAME = re.compile("(?:ський|цький|зький|ский|цкий|енко|чук|щук|ович|евич|євич)$")
OPENS = re.compile(r"(?:\A|\n|[.!?…]\s|\*\*?\s?)\Z")
PAST = re.compile(r"\s+([а-яёїієґ]+(?:в|ла|л|вся|лася|лся|лась))\s")
MOST_APPOSED = 6  # words


@dataclass(frozen=True, slots=True)
class Mentioned:
    """A person's name in the text; `nominative`: it may be the subject of its sentence."""

    start: int
    person: Person
    nominative: bool


def people_in(blanked: str, names: SlavicNames) -> tuple[list[Mentioned], dict[int, list[Office]]]:
    """Return where people are named, and the titles that the text gave each, by the person's identity."""
    offices: dict[int, list[Office]] = {}
    out: list[Mentioned] = []
    for found in RUN.finditer(blanked):
        words = found.group().split()
        while words and (is_no_first_name(words[0]) or words[0].islower()):
            words = words[1:]
        words = words[first_name_in(words) :]
        if not words:
            continue
        before = PAUSE.split(blanked[max(0, found.start() - TITLE) : found.start()])[-1]
        person = names.find(words)
        if person is None and len(words) == 1 and _stands_alone(blanked, found, words[0]):
            person = names.alone(words[0])
        titled = [*before.split(), *found.group().split()[: -len(words)]]
        office = _title(titled, nominative=person is None or _is_nominative(words, person))
        settled = before.rstrip().casefold().endswith(SETTLEMENTS)
        behind = APPOSED.match(blanked, found.end())
        apposed = office_of(behind[1].split()[:MOST_APPOSED]) if behind is not None else None
        if (
            person is None
            and (office is not None or apposed is not None)
            and len(words) == 1
            and not settled
            and not words[0].endswith(NOT_BARE)
        ):
            person = names.alone(words[0])
        if person is None:
            continue
        if not person.gender and titled and not gender_of_first(words[0]) and _is_womans(titled):
            person.gender = "f"
        held = offices.setdefault(id(person), [])
        held.extend(one for one in (office, apposed) if one is not None and one not in held)
        led = LAST_WORD.search(before) if len(words) == len(found.group().split()) else None
        is_led = led is not None and led[1].casefold() in PREPOSITIONS
        out.append(Mentioned(found.start(), person, not is_led and _is_nominative(words, person)))
    return out, offices


def bodies_in(blanked: str) -> list[tuple[int, str, str]]:
    """Return where bodies of several words are named, their nouns and their names in the nominative."""
    out: list[tuple[int, str, str]] = []
    for found in WORD.finditer(blanked):
        known = BODY_CASES.get(found.group().casefold())
        if known is None:
            continue
        before = PAUSE.split(blanked[max(0, found.start() - TITLE) : found.start()])[-1].split()
        behind = PAUSE.split(blanked[found.end() : found.end() + TITLE])[0].split()
        _, whole = body_around([*before, found.group(), *behind], len(before))
        if " " in whole and any(map(str.isupper, whole)):
            out.append((found.start(), known[0], whole))
    return out


def _title(words: list[str], *, nominative: bool) -> Office | None:
    """Return the office that the words before a name end with: only what belongs to a role stands behind it."""
    for back in range(len(words), 0, -1):
        if is_role(words[back - 1]):
            first = role_at(words[max(0, back - MOST_APPOSED) : back])
            role = max(0, back - MOST_APPOSED) + (first or 0)
            for begin in (role, back - 1):
                if role_end(words, begin) >= len(words):
                    return office_of(words[max(0, begin - 1) :])
            if nominative and words[role].casefold() in ROLES and not any(map(_parts, words[role + 1 :])):
                return office_of(words[max(0, role - 1) :])
            return None
    return None


def _is_womans(titled: list[str]) -> bool:
    """Tell whether the last role of a title, in the nominative, is in its feminine form."""
    role = next((word.casefold() for word in reversed(titled) if word.casefold() in ROLES), None)
    return role is not None and role.endswith(
        ("ниця", "ница", "иня", "ерка", "орка", "істка", "истка", "ентка", "олка")
    )


def _stands_alone(text: str, found: re.Match[str], word: str) -> bool:
    """Tell a first name, or a surname that opens a sentence before a verb in the past, whom the text names so only."""
    if gender_of_first(word) and not is_declined_first(word):
        return True
    verb = PAST.match(text, found.end())
    known = verb is not None and verb[1] in SLAVIC_VERBS and word[-1] not in "аяіиеоуыь"
    return (
        (known or SURNAME.search(word) is not None)
        and verb is not None
        and OPENS.search(text, max(0, found.start() - 4), found.start()) is not None
    )


def _parts(word: str) -> bool:
    """Tell a word that may not stand between a title and its holder's name."""
    return word.casefold() in SLAVIC_VERBS or word.casefold() in (
        "і",
        "и",
        "та",
        "й",
        "а",
        "но",
        "але",
        "что",
        "що",
    )


def _is_nominative(words: list[str], person: Person) -> bool:
    """Tell whether a name stands as the person's does: the shortest form met is the nominative."""
    if person.key is not None:
        return True
    name = person.name.casefold().split()
    met = [word.casefold() for word in words if not word.islower()]
    return met[-1] in (name[-1], name[0]) and (len(met) == 1 or met[0] == name[0] or met[-2] == name[0])
