"""Whom a Ukrainian or Russian article has named so far: whom a pronoun, a bare role, a bare body means."""

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass

from negotiations.intake.extraction.lexicon.slavic_bodies import BODY_CASES
from negotiations.intake.extraction.lexicon.slavic_roles import PICKS_UP
from negotiations.intake.extraction.lexicon.slavic_words import PREPOSITIONS, SETTLEMENTS
from negotiations.intake.extraction.people import Person
from negotiations.intake.extraction.slavic_bodies import body_around
from negotiations.intake.extraction.slavic_genders import gender_by_name
from negotiations.intake.extraction.slavic_names import RUN, SlavicNames, is_no_first_name
from negotiations.intake.extraction.slavic_phrases import role_end
from negotiations.intake.extraction.slavic_roles import Office, is_role, office_of, role_at
from negotiations.intake.extraction.slavic_words import PAUSE, SENTENCE_END, WORD

MOST_SPEAKERS = 4  # that a pronoun may mean
SENTENCES = 8  # in which a pronoun's subject is looked for
MENTIONS = 60  # among which the holder of a role is looked for
TITLE = 90  # letters of a title before or behind a name
# A lone name behind a role that ends so may be what the role is of: the president of a country.
NOT_BARE = tuple("а я у ю и ы і ї ого ому ом ем ою ой ей ою".split())  # noqa: SIM905
LAST_WORD = re.compile(r"([\w’'ʼ-]+)\s+\Z")
APPOSED = re.compile(r",\s+([^,.;:!?()\n]{3,90})")


@dataclass(frozen=True, slots=True)
class Mentioned:
    """A person's name in the text; `nominative`: it may be the subject of its sentence."""

    start: int
    person: Person
    nominative: bool


@dataclass(frozen=True, slots=True)
class Spoken:
    """Who spoke, and where. `gender` is "b" for a body."""

    start: int
    name: str | None
    person: Person | None
    gender: str


class SlavicDiscourse:
    """The people and bodies of an article by where they are named, and who spoke last."""

    def __init__(self, blanked: str, names: SlavicNames) -> None:
        self._sentences = [0, *(found.end() for found in SENTENCE_END.finditer(blanked))]
        self._offices: dict[int, list[Office]] = {}
        self._spoke: list[Spoken] = []
        self._mentions = self._read_people(blanked, names)
        self._starts = [one.start for one in self._mentions]
        self._bodies = list(_bodies_in(blanked))
        self._body_starts = [start for start, _, _ in self._bodies]

    def _read_people(self, blanked: str, names: SlavicNames) -> list[Mentioned]:
        out: list[Mentioned] = []
        for found in RUN.finditer(blanked):
            words = found.group().split()
            while words and is_no_first_name(words[0]):
                words = words[1:]
            if not words:
                continue
            before = PAUSE.split(blanked[max(0, found.start() - TITLE) : found.start()])[-1]
            office = _title([*before.split(), *found.group().split()[: -len(words)]])
            person = names.find(words)
            settled = before.rstrip().casefold().endswith(SETTLEMENTS)
            if (
                person is None
                and office is not None
                and len(words) == 1
                and not settled
                and not words[0].endswith(NOT_BARE)
            ):
                person = names.alone(words[0])
            if person is None:
                continue
            held = self._offices.setdefault(id(person), [])
            behind = APPOSED.match(blanked, found.end())
            apposed = office_of(behind[1].split()[:MOST_APPOSED]) if behind is not None else None
            held.extend(one for one in (office, apposed) if one is not None and one not in held)
            led = LAST_WORD.search(before)
            is_led = led is not None and led[1].casefold() in PREPOSITIONS
            out.append(Mentioned(found.start(), person, not is_led and _is_nominative(words, person)))
        return out

    def spoke(self, start: int, name: str | None, person: Person | None, gender: str) -> None:
        """Enter who speaks the quotation that starts there."""
        others = [one for one in self._spoke if one.name != name]
        self._spoke = [Spoken(start, name, person, gender), *others][:MOST_SPEAKERS]

    def who(self, start: int, gender: str) -> Spoken | None:
        """Return whom a pronoun at an offset means: the last subject of its gender, or whoever spoke since."""
        last = next((one for one in self._spoke if _may_be(one, gender)), None)
        if gender in ("p", "b"):
            return last
        place = bisect_right(self._sentences, start)
        stop = start
        for begin in reversed(self._sentences[max(0, place - SENTENCES) : place]):
            if last is not None and begin <= last.start:
                return last
            subject = self.subject(begin, stop, gender)
            if subject is not None:
                return Spoken(subject.start, subject.person.name, subject.person, gender)
            stop = begin
        return last or self._any(start, gender)

    def sentence_at(self, offset: int) -> int:
        """Return where the sentence begins that holds an offset."""
        return self._sentences[max(0, bisect_right(self._sentences, offset) - 1)]

    def subject(self, begin: int, stop: int, gender: str) -> Mentioned | None:
        """Return the first name in the nominative between two offsets that has the gender."""
        first = bisect_left(self._starts, begin)
        for one in self._mentions[first : min(first + MENTIONS, bisect_left(self._starts, stop))]:
            if one.nominative and gender_of(one.person) in ("", gender or gender_of(one.person)):
                return one
        return None

    def _any(self, start: int, gender: str) -> Spoken | None:
        place = bisect_left(self._starts, start)
        for one in reversed(self._mentions[max(0, place - SENTENCES) : place]):
            if gender_of(one.person) in ("", gender):
                return Spoken(one.start, one.person.name, one.person, gender)
        return None

    def holder(self, phrase: str, start: int, gender: str) -> Spoken | None:
        """Return whom a role means: the latest who was given that title, else, of some roles, who was spoken of last."""
        words = phrase.split()
        asked = office_of(words)
        if asked is None:
            return None
        place = bisect_left(self._starts, start)
        for one in reversed(self._mentions[max(0, place - MENTIONS) : place]):
            if gender in ("m", "f") and gender_of(one.person) not in ("", gender):
                continue
            if any(held.answers(asked) for held in self._offices.get(id(one.person), ())):
                return Spoken(one.start, one.person.name, one.person, gender)
        if len(words) == 1 and words[0].casefold() in PICKS_UP:
            return self.who(start, gender)
        return None

    def whole_body(self, name: str, start: int) -> str:
        """Return the longer name that the article gave a body whose noun stands alone; else the name itself."""
        known = BODY_CASES.get(name.casefold())
        if known is None:
            return name
        place = bisect_left(self._body_starts, start)
        for _, noun, whole in reversed(self._bodies[max(0, place - MENTIONS) : place]):
            if noun == known[0]:
                return whole
        return known[0] if name.islower() else name


MOST_APPOSED = 6  # words


def _bodies_in(blanked: str) -> list[tuple[int, str, str]]:
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


def _title(words: list[str]) -> Office | None:
    """Return the office that the words before a name end with: only what belongs to a role stands behind it."""
    for back in range(len(words), 0, -1):
        if is_role(words[back - 1]):
            first = role_at(words[max(0, back - MOST_APPOSED) : back])
            role = max(0, back - MOST_APPOSED) + (first or 0)
            for begin in (role, back - 1):
                if role_end(words, begin) >= len(words):
                    return office_of(words[max(0, begin - 1) :])
            return None
    return None


def gender_of(person: Person) -> str:
    """Return the gender that a person is known by, or that the name shows."""
    return person.gender or gender_by_name(person.name)


def _may_be(one: Spoken, gender: str) -> bool:
    if gender == "p":
        return one.gender == "b"
    own = gender_of(one.person) if one.person is not None else one.gender
    return own != "b" and (not gender or own in ("", gender))


def _is_nominative(words: list[str], person: Person) -> bool:
    """Tell whether a name stands as the person's does: the shortest form met is the nominative."""
    if person.key is not None:
        return True
    name = person.name.casefold().split()
    met = [word.casefold() for word in words]
    return met[-1] in (name[-1], name[0]) and (len(met) == 1 or met[0] == name[0] or met[-2] == name[0])
