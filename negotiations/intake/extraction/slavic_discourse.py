"""Whom a Ukrainian or Russian article has named so far: whom a pronoun, a bare role, a bare body means."""

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from dataclasses import dataclass
from functools import cached_property

from negotiations.intake.extraction.lexicon.slavic_bodies import BODY_CASES
from negotiations.intake.extraction.lexicon.slavic_roles import ALSO, CALLED_BY
from negotiations.intake.extraction.people import Person
from negotiations.intake.extraction.slavic_genders import gender_by_name
from negotiations.intake.extraction.slavic_mentions import Mentioned, bodies_in, people_in
from negotiations.intake.extraction.slavic_names import SlavicNames
from negotiations.intake.extraction.slavic_roles import office_of, picks_up
from negotiations.intake.extraction.slavic_words import SENTENCE_END

MOST_SPEAKERS = 4  # that a pronoun may mean
SENTENCES = 8  # in which a pronoun's subject is looked for
MENTIONS = 60  # among which the holder of a role is looked for
LONGEST = 1_000  # letters of a sentence that are read, so that a text without any stop stays linear


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
        self._spoke: list[Spoken] = []
        self._mentions, self._offices = people_in(blanked, names)
        self._starts = [one.start for one in self._mentions]
        self._bodies = list(bodies_in(blanked))
        self._body_starts = [start for start, _, _ in self._bodies]

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
        """Return where the sentence begins that holds an offset; of a very long one only the end is read."""
        return max(self._sentences[max(0, bisect_right(self._sentences, offset) - 1)], offset - LONGEST)

    def subject(self, begin: int, stop: int, gender: str) -> Mentioned | None:
        """Return the first name in the nominative between two offsets that has the gender."""
        first = bisect_left(self._starts, begin)
        for one in self._mentions[first : min(first + MENTIONS, bisect_left(self._starts, stop))]:
            if one.nominative and gender_of(one.person) in ("", gender or gender_of(one.person)):
                return one
        return None

    @cached_property
    def most_named(self) -> Person | None:
        """The person whom the text names most, the first of several."""
        times = Counter(id(one.person) for one in self._mentions)
        return max((one.person for one in self._mentions), key=lambda person: times[id(person)], default=None)

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
        if len(words) == 1 and words[0].casefold() in CALLED_BY:
            return self.who(start, gender)
        if asked is None:
            return None
        place = bisect_left(self._starts, start)
        for one in reversed(self._mentions[max(0, place - MENTIONS) : place]):
            if gender in ("m", "f") and gender_of(one.person) not in ("", gender):
                continue
            if any(held.answers(asked) for held in self._offices.get(id(one.person), ())):
                return Spoken(one.start, one.person.name, one.person, gender)
        if asked.places and picks_up(words[-1]):
            return self._from(asked.places, place, gender)
        if (len(words) == 1 and picks_up(words[0])) or words[0].casefold() in HOSTS:
            return self.who(start, gender)
        return None

    def _from(self, places: frozenset[str], place: int, gender: str) -> Spoken | None:
        """Return whose title, among the mentions before a place, has one of the countries: "the Romanian official"."""
        for one in reversed(self._mentions[max(0, place - MENTIONS) : place]):
            held = self._offices.get(id(one.person), ())
            if gender in ("m", "f") and gender_of(one.person) not in ("", gender):
                continue
            if any(not places.isdisjoint(office.places) for office in held):
                return Spoken(one.start, one.person.name, one.person, gender)
        return None

    def heads(self, phrase: str, begin: int, stop: int, gender: str) -> Person | None:
        """Return the subject of a sentence if no title was given: whom "the head of state" behind it may mean."""
        asked = office_of(phrase.split())
        subject = self.subject(begin, stop, gender) if asked is not None and asked.kind in HEADS else None
        if subject is None or asked is None:
            return None
        held = self._offices.get(id(subject.person), ())
        leads = asked.kind == "leader" and any(office.kind in ALSO["leader"] for office in held)
        return subject.person if leads or not held else None

    def whole_body(self, name: str, start: int) -> str:
        """Return the longer name that the article gave a body whose noun stands alone; else the name itself."""
        known = BODY_CASES.get(name.casefold())
        if known is None:
            return name
        place = bisect_left(self._body_starts, start)
        for _, noun, whole in reversed(self._bodies[max(0, place - MENTIONS) : place]):
            if noun == known[0] or (known[0] in ANY_BODY and noun in OF_THE_STATE):
                return whole
        last = next((one for one in self._spoke if one.gender == "b"), None)
        if known[0] in ANY_BODY and last is not None and last.name is not None and STATE.search(last.name):
            return last.name
        return known[0] if name.islower() else name


HEADS = frozenset("president premier minister head leader mayor governor secretary envoy deputee".split())  # noqa: SIM905
HOSTS = frozenset("господар хозяин господиня хозяйка гость гостя гість".split())  # noqa: SIM905
ANY_BODY = frozenset(("ведомство", "відомство"))  # means whatever body was spoken of
OF_THE_STATE = frozenset(
    """
    министерство міністерство служба агентство управление управління департамент комитет комітет штаб аппарат апарат
    """.split()  # noqa: SIM905
)
STATE = re.compile(
    r"(?i)\b(?:минист|мініст|мзс|мид|мин[а-я]|мін[а-яії]|служб|агент|управл|департ|комит|коміт|штаб)"
)


def gender_of(person: Person) -> str:
    """Return the gender that a person is known by, or that the name shows."""
    return person.gender or gender_by_name(person.name)


def _may_be(one: Spoken, gender: str) -> bool:
    if gender == "p":
        return one.gender == "b"
    own = gender_of(one.person) if one.person is not None else one.gender
    return own != "b" and (not gender or own in ("", gender))
