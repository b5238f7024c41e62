"""The roster made ready for look-ups: spellings of names, holders of offices, parties by their names."""

import re
from dataclasses import dataclass
from functools import cached_property

from negotiations.intake.extraction.lexicon.function_words import NEVER_NAMES
from negotiations.intake.extraction.lexicon.places import NATIONAL_STEMS
from negotiations.intake.extraction.lexicon.roles import FEMALE_ROLES, MALE_ROLES, ROLE_NOUNS_SINGULAR
from negotiations.intake.extraction.match import IssueIndex
from negotiations.intake.extraction.offices import LEADERS, PARTICULAR, SPOKES, answers
from negotiations.intake.extraction.people import Person, name_key, name_parts
from negotiations.intake.extraction.phrases import stems
from negotiations.intake.extraction.remembered import FEW, remembered
from negotiations.intake.extraction.roster import KnownPerson, Office, Roster
from negotiations.intake.extraction.slavic_endings import same_first_name
from negotiations.intake.extraction.slavic_roster import SlavicRoster
from negotiations.intake.extraction.transliteration import CYRILLIC

WORD = re.compile(r"\w[\w'’-]*")
STEM = 4
PLACE_WORD = re.compile(r"(?:[A-Z]\.){2,}|\w[\w'’-]*")
BEHIND_OFFICE = re.compile(r",|\s(?:of|for|to|at|in)\s", re.IGNORECASE)
# What tells one minister from another by rank, and so belongs to the noun beside it.
RANKS = frozenset(("prime", "vice", "deputy"))


@dataclass(frozen=True, slots=True)
class Template:
    """What is known of a person, from which each article makes its own Person."""

    key: str
    name: str
    gender: str
    roles: frozenset[str]
    qualifiers: frozenset[str]
    party_key: str | None
    firsts: frozenset[str]

    def person(self) -> Person:
        """Return a fresh Person for one article."""
        return Person(self.name, self.gender, set(self.roles), self.key, True, set(self.qualifiers))


class Known:
    """A roster indexed by name parts and party names."""

    def __init__(self, roster: Roster) -> None:
        self.roster = roster
        self.issues = IssueIndex(roster.issues)
        self._parties: dict[str, str] = {}
        self._party_stems: dict[str, str] = {}
        for party in roster.parties:
            for name in (party.name, *party.aliases):
                self._parties.setdefault(_plain(name), party.key)
                words = WORD.findall(name)
                if len(words) == 1 and len(words[0]) >= STEM:
                    self._party_stems.setdefault(words[0][:STEM].casefold(), party.key)
        self.words = frozenset(
            word
            for name in _names_in(roster)
            for word in WORD.findall(name)
            if word[0].isupper() and word not in NEVER_NAMES
        )
        self._names = {party.key: (party.name, *party.aliases) for party in roster.parties}
        self._by_whole: dict[str, Template] = {}
        self._by_surname: dict[str, list[Template]] = {}
        self.templates: dict[str, Template] = {}
        for person in roster.people:
            self._enter(person)
        # Articles name the same people and bodies again and again.
        self.by_name = remembered(FEW)(self._holder_of)
        self.party_of = remembered(FEW)(self._party_of)

    @cached_property
    def _slavic(self) -> SlavicRoster:
        """The people by their names in Cyrillic; most articles ask for none."""
        out = SlavicRoster()
        for person in self.roster.people:
            out.enter(
                person.key, (person.name, *person.aliases, *person.transliterations), person.gender or ""
            )
        return out

    def _enter(self, person: KnownPerson) -> None:
        template = self._template(person)
        self.templates[person.key] = template
        for name in (person.name, *person.aliases, *person.transliterations):
            parts = name_parts(name)
            if not parts:
                continue
            self._by_whole.setdefault(" ".join(name_key(part) for part in parts), template)
            same = self._by_surname.setdefault(name_key(parts[-1]), [])
            if template not in same:
                same.append(template)

    def _template(self, person: KnownPerson) -> Template:
        roles: set[str] = set()
        qualifiers: set[str] = set()
        party_key: str | None = None
        for office in person.offices:
            if not office.held_on(self.roster.day):
                continue
            roles.update(_roles(office.title))
            qualifiers.update(self._held_at(office))
            party_key = party_key or office.party_key
        names = [name_parts(name) for name in (person.name, *person.aliases, *person.transliterations)]
        return Template(
            person.key,
            person.name,
            person.gender or "",
            frozenset(roles),
            frozenset(qualifiers),
            party_key,
            frozenset(parts[0] for parts in names if len(parts) > 1),
        )

    def _held_at(self, office: Office) -> set[str]:
        """Return stems of what an office is held at: those of its title and of its party's names.

        A party of several states, such as Europe, gives none to an office of one of them: the president of France is
        not Germany's.
        """
        title = stems(PLACE_WORD.findall(office.title))
        names = [stems(PLACE_WORD.findall(name)) for name in self._names.get(office.party_key or "", ())]
        if not names or (title & NATIONAL_STEMS and title.isdisjoint(names[0])):
            return set(title)
        return set(title.union(*names))

    def _holder_of(self, name: str) -> Template | None:
        """Return whom a full name or a lone surname means; None when nobody or more than one."""
        parts = name_parts(name)
        if not parts:
            return None
        if len(parts) > 1:
            whole = self._by_whole.get(" ".join(name_key(part) for part in parts))
            if whole is None and len(parts) > 2:
                whole = self._by_whole.get(f"{name_key(parts[0])} {name_key(parts[-1])}")
            if whole is not None:
                return whole
        if not name.isascii() and CYRILLIC.search(name):
            return self.templates.get(self._slavic.find(" ".join(parts)) or "")
        same = self._by_surname.get(name_key(parts[-1]), [])
        if len(parts) > 1:
            same = [held for held in same if any(same_first_name(parts[0], first) for first in held.firsts)]
        return same[0] if len(same) == 1 else None

    def person_named(self, name: str) -> Person | None:
        """Return a fresh Person for a name, None when the roster has nobody of it."""
        template = self.by_name(name)
        return template.person() if template else None

    def is_body(self, name: str) -> bool:
        """Tell whether a party goes by that name."""
        return _plain(name) in self._parties

    def person_holding(self, head: str, qualifiers: frozenset[str], asked: frozenset[str]) -> Person | None:
        """Return the only holder of a role at a named place, whether the article names them or not.

        `asked`: the words that tell one minister from another. A "leader" is whoever is at the head of a state.
        """
        gender = "f" if head in FEMALE_ROLES else "m" if head in MALE_ROLES else ""
        heads = LEADERS if head == "leader" else SPOKES if head in SPOKES else {head}
        found = [
            template
            for template in self.templates.values()
            if template.qualifiers & qualifiers
            and any(one in template.roles and answers(one, asked, template.roles) for one in heads)
            and not (gender and template.gender and gender != template.gender)
        ]
        return found[0].person() if len(found) == 1 else None

    def _party_of(self, text: str) -> str | None:
        """Return the party that a body's name or an official's description belongs to."""
        exact = self._parties.get(_plain(text))
        if exact is not None:
            return exact
        words = WORD.findall(text)
        for size in (3, 2, 1):
            for start in range(len(words) - size + 1):
                found = self._parties.get(_plain(" ".join(words[start : start + size])))
                if found is not None:
                    return found
        for word in words:
            if word[0].isupper() and word[:STEM].casefold() in self._party_stems:
                return self._party_stems[word[:STEM].casefold()]
        return None


def _roles(title: str) -> set[str]:
    """Return the nouns of an office and what tells it from others like it.

    The noun stands before "of": the head of the president's office is no president.
    """
    words = [word.lower() for word in WORD.findall(title)]
    own = [word.lower() for word in WORD.findall(BEHIND_OFFICE.split(title, maxsplit=1)[0])]
    roles = {word for word in own if word in ROLE_NOUNS_SINGULAR}
    return roles | {word for word in words if word in PARTICULAR and (word in own or word not in RANKS)}


def _names_in(roster: Roster) -> list[str]:
    parties = [name for party in roster.parties for name in (party.name, *party.aliases)]
    return parties + [name for person in roster.people for name in (person.name, *person.aliases)]


# Articles name the same bodies again and again.
@remembered(FEW)
def _plain(name: str) -> str:
    words = [word.casefold().removesuffix("'s").removesuffix("’s") for word in WORD.findall(name)]
    return " ".join(words[1:] if len(words) > 1 and words[0] in ("the", "a", "an") else words)


_READY: dict[int, Known] = {}
_KEPT = 8


def ready(roster: Roster) -> Known:
    """Return the index of a roster, built once for as long as the same roster is used."""
    found = _READY.get(id(roster))
    if found is None or found.roster is not roster:
        if len(_READY) >= _KEPT:
            _READY.clear()
        found = _READY[id(roster)] = Known(roster)
    return found
