"""Remembers who was spoken of, sentence by sentence, and says whom a pronoun or a role means."""

import itertools
from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass, field

from negotiations.intake.extraction.lexicon.places import NATIONAL_STEMS
from negotiations.intake.extraction.lexicon.roles import FEMALE_ROLES, MALE_ROLES, PICKS_UP_LAST
from negotiations.intake.extraction.offices import ENVOYS, LEADERS, SHADOW, answers
from negotiations.intake.extraction.people import COURTESY, Person

# Of these a state has one; their holder is called by the title.
OFFICES = LEADERS | {"minister", "secretary", "official"}
# Whoever holds another office is not called by these; before a name some of them are shortened.
SHORTENED = {"governor": "gov", "ambassador": "amb", "judge": "justice"}
HELD = OFFICES | {
    "speaker",
    "governor",
    "mayor",
    "ambassador",
    "founder",
    "chairman",
    "chairwoman",
    "director",
    "judge",
}
# They go with any office.
COURTESIES = COURTESY | {"former"}
# They may be diplomats, too.
AIDES = frozenset(("aide", "adviser", "advisor", "official", "secretary", "deputy"))
MEMORY = 24
NEAR = 2  # paragraphs
SUBJECT, SPEAKER, MENTIONED = 3, 4, 1


@dataclass(slots=True)
class Remembered:
    """The people of one sentence with the weight of their part in it."""

    paragraph: int
    people: list[tuple[Person, int]] = field(default_factory=list)

    def note(self, person: Person, weight: int) -> None:
        """Enter a person of the sentence."""
        self.people.append((person, weight))


class Discourse:
    """The recent sentences, newest last."""

    def __init__(self) -> None:
        self._sentences: deque[Remembered] = deque(maxlen=MEMORY)

    def next_sentence(self, paragraph: int) -> Remembered:
        """Begin a sentence and return it."""
        begun = Remembered(paragraph)
        self._sentences.append(begun)
        return begun

    def note(self, person: Person, weight: int) -> None:
        """Enter a person of the current sentence."""
        self._sentences[-1].note(person, weight)

    def latest(self, people: Sequence[Person]) -> Person:
        """Return who of these was spoken of last; the first where none was."""
        if len(people) > 1:
            for sentence in reversed(self._sentences):
                for person, _ in reversed(sentence.people):
                    if person in people:
                        return person
        return people[0]

    def who(
        self,
        gender: str,
        paragraph: int,
        nation: frozenset[str] = frozenset(),
        *,
        named: bool = False,
        head: str = "",
        besides: Person | None = None,
    ) -> Person | None:
        """Return the likeliest person for "he" (m), "she" (f) or a role without gender ("").

        `nation`: stems of a country; whoever holds a title of another country is passed over. `named`:
        only people with a name that is surely one. `besides`: who is not meant.
        """
        best: Person | None = None
        best_score = -99.0
        for distance, sentence in enumerate(reversed(self._sentences)):
            if named and not distance:
                continue  # whoever its own sentence names is not picked up by a title
            score_here = 10.0 - 1.6 * distance - 0.5 * (paragraph - sentence.paragraph)
            if score_here + SPEAKER + 1 < best_score:
                break
            for place, (person, weight) in enumerate(sentence.people):
                if person is besides or (gender and person.gender and person.gender != gender):
                    continue
                if named and (
                    person.unnamed
                    or not (person.sure or (weight != MENTIONED and (person.gender or " " in person.name)))
                ):
                    continue
                if named and head in HELD and _holds_another(person, head, distance):
                    continue
                if named and head in ENVOYS and not LEADERS.isdisjoint(person.roles):
                    continue
                if (
                    nation
                    and not person.qualifiers.isdisjoint(NATIONAL_STEMS)
                    and nation.isdisjoint(person.qualifiers)
                ):
                    continue
                score = score_here + weight - 0.2 * place
                if gender and not person.gender:
                    if person.unnamed:
                        score -= 0.5 if distance == 1 and weight == SUBJECT else 1.5
                    elif person.sure or " " in person.name:
                        score -= 0.5 if person.sure else 0.9
                        if person.name.partition(" ")[0].endswith("a"):
                            score += 0.5 if gender == "f" else -0.5  # "Halina Nowak"
                    else:  # a lone name may be a place's, hardly so as the subject of the sentence before
                        led = distance == 1 and weight == SUBJECT and sentence.paragraph == paragraph
                        score -= 1.0 if led else 2.5
                if score > best_score:
                    best, best_score = person, score
        return best

    def name_stranger(self, person: Person, paragraph: int, *, goes_on: bool) -> None:
        """Enter that somebody nameless of the sentence before is `person`, who is met for the first time here."""
        if (
            len(self._sentences) < 2
            or not paragraph - 1 <= self._sentences[-2].paragraph < paragraph + goes_on
        ):
            return
        led = [other for other, weight in self._sentences[-2].people if weight != MENTIONED]
        if (
            not led
            or not led[-1].unnamed
            or (led[-1].gender and led[-1].gender != (person.gender or led[-1].gender))
        ):
            return
        stranger = led[-1]
        self._replace(stranger, person)

    def name_holder(self, head: str, person: Person, paragraph: int) -> str:
        """Enter that the last nameless holder of a role is `person`, met for the first time; return what it was called."""
        found: Person | None = None
        for sentence in reversed(self._sentences):
            for other, _ in reversed(sentence.people):
                if other is person:
                    return ""
                near = found is None and sentence.paragraph >= paragraph - NEAR
                if near and other.unnamed and head in other.roles and other.gender in ("", person.gender):
                    found = other
        if found is None:
            return ""
        self._replace(found, person)
        return found.name

    def _replace(self, stranger: Person, person: Person) -> None:
        """Enter that somebody nameless is `person`."""
        person.roles.update(stranger.roles)
        person.qualifiers.update(stranger.qualifiers)
        for sentence in self._sentences:
            sentence.people = [(person if p is stranger else p, weight) for p, weight in sentence.people]

    def _just_spoke(self, nation: frozenset[str]) -> Person | None:
        """Return who spoke in the sentence before, if no title of another country speaks against it."""
        if len(self._sentences) < 2:
            return None
        spoke = [p for p, weight in self._sentences[-2].people if weight == SPEAKER and not p.unnamed]
        if not spoke or (spoke[-1].qualifiers & NATIONAL_STEMS and nation.isdisjoint(spoke[-1].qualifiers)):
            return None
        return spoke[-1]

    def _nearer(self, found: Remembered, paragraph: int, head: str, gender: str) -> Person | None:
        """Return the subject of the sentence before, if no title of his or hers is told, rather than a far holder's."""
        if found.paragraph >= paragraph - 1 or head not in OFFICES:
            return None
        if len(self._sentences) < 2 or self._sentences[-2].paragraph != paragraph:
            return None
        led = [person for person, weight in self._sentences[-2].people if weight != MENTIONED]
        if not led or led[-1].unnamed or led[-1].roles - COURTESY:
            return None
        return None if gender and led[-1].gender not in ("", gender) else led[-1]

    def _spoken_here(self, found: Remembered, second: Person, paragraph: int, head: str) -> Person | None:
        """Return who speaks in this paragraph, if an aide may be called so, rather than an envoy named before it."""
        told = [weight for person, weight in found.people if person is second]
        if head != "diplomat" or found.paragraph >= paragraph or max(told) > MENTIONED:
            return None
        spoke = self._just_spoke(frozenset()) if self._sentences[-2].paragraph == paragraph else None
        return spoke if spoke is not None and not AIDES.isdisjoint(spoke.roles) else None

    def holder(
        self,
        head: str,
        gender: str,
        paragraph: int,
        qualifiers: frozenset[str] = frozenset(),
        asked: frozenset[str] = frozenset(),
    ) -> Person | None:
        """Return whom a definite role means: who was given that title, else the latest it may pick up."""
        nation = qualifiers & NATIONAL_STEMS
        if nation and head in LEADERS:
            told = self._just_spoke(nation)
            if told is not None:
                return told
        for sentence in reversed(self._sentences):
            second: Person | None = None
            for person, _ in sentence.people:
                if nation and nation.isdisjoint(person.qualifiers) and person.qualifiers & NATIONAL_STEMS:
                    continue
                if person.unnamed and qualifiers and qualifiers.isdisjoint(person.qualifiers):
                    continue
                if (
                    person.roles
                    and answers(head, asked, person.roles)
                    and not (gender and person.gender and person.gender != gender)
                ):
                    if head not in person.roles:
                        second = second or person  # "the official" is an official rather than an adviser
                        continue
                    return self._nearer(sentence, paragraph, head, gender) or person
            if second is not None:
                nearer = self._nearer(sentence, paragraph, head, gender)
                return nearer or self._spoken_here(sentence, second, paragraph, head) or second
        if "former" in asked and (told := self._just_spoke(nation)) is not None and head not in told.roles:
            return told  # "Sergeant Novak said ... The former teacher said": called by what he was before
        if SHADOW in asked or (head not in PICKS_UP_LAST and not head.endswith("-old")):
            return None
        wanted = "f" if head in FEMALE_ROLES else "m" if head in MALE_ROLES else gender
        found = self.who(wanted, paragraph, nation, named=True, head=head)
        if found is not None and nation and not found.roles and not self.was_near(found, paragraph, before=0):
            return None  # of whom nothing tells that he holds anything there
        if head.startswith("spokes") and found is not None and found.roles:
            return None
        if found is None and nation and head in LEADERS:
            found = self._just_led(paragraph, nation)
        if found is not None and found.roles and head in OFFICES and found.roles <= COURTESIES:
            found.roles.update((head, *asked))  # Mr Novak holds no other office from here on
        return found

    def was_near(self, person: Person, paragraph: int, *, before: int = 1) -> bool:
        """Tell whether someone was spoken of in the same paragraph, the last sentences left out: so many as `before`."""
        for sentence in itertools.islice(reversed(self._sentences), before, None):
            if sentence.paragraph != paragraph:
                break
            if any(person is other for other, _ in sentence.people):
                return True
        return False

    def _just_led(self, paragraph: int, nation: frozenset[str]) -> Person | None:
        """Return the subject of the sentence before in the same paragraph, if no title speaks against it."""
        if len(self._sentences) < 2 or self._sentences[-2].paragraph != paragraph:
            return None
        for person, weight in self._sentences[-2].people:
            if weight == SUBJECT:
                told = person.unnamed or not person.roles <= COURTESIES
                foreign = person.qualifiers & NATIONAL_STEMS and nation.isdisjoint(person.qualifiers)
                return None if told or foreign else person
        return None


def _holds_another(person: Person, head: str, distance: int) -> bool:
    """Tell whether someone is known by another title; whoever held this one would have been found by it."""
    if not person.roles or SHORTENED.get(head) in person.roles:
        return False
    return distance > 1 or not person.roles <= COURTESIES
