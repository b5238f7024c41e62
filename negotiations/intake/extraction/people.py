"""Who is who in one article: surnames and first names expanded to full names, gender, roles held."""

import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from operator import itemgetter
from typing import Protocol

from negotiations.intake.extraction.lexicon.first_names import GENDER
from negotiations.intake.extraction.lexicon.places import NATIONAL_STEMS
from negotiations.intake.extraction.mention import Mention
from negotiations.intake.extraction.name_runs import ARTICLES, SUFFIXES
from negotiations.intake.extraction.offices import answers
from negotiations.intake.extraction.remembered import FEW, remembered


@dataclass(slots=True, eq=False)
class Person:
    """A person of the article. `gender` is "m", "f" or "" (unknown); `roles` are nouns such as "senator"."""

    name: str
    gender: str = ""
    roles: set[str] = field(default_factory=set)
    key: str | None = None
    sure: bool = False
    qualifiers: set[str] = field(default_factory=set)
    # Somebody the article names only by a role: the name is the role as it stands.
    unnamed: bool = False

    def may_be_body(self) -> bool:
        """Tell whether a lone word without any title may as well name a firm: "Northrail"."""
        return not (
            self.gender or self.roles or self.key or " " in self.name or self.name.endswith(("ans", "ots"))
        )


# They name no office.
COURTESY = frozenset(("mr", "mrs", "ms", "miss", "mx", "dr", "sir", "dame", "lord", "lady", "madam"))
# With these a president is none, or none now.
NO_LONGER = frozenset(("former", "vice", "deputy", "acting"))
# Titles that go with a first name.
FIRST_NAME_TITLES = frozenset(
    [
        "sheikh",
        "sheik",
        "king",
        "queen",
        "prince",
        "princess",
        "pope",
        "sister",
        "lady",
        "sir",
        "dame",
        "emir",
        "sultan",
    ]
)


@remembered(FEW)
def name_key(part: str) -> str:
    """Return the form under which a part of a name is looked up.

    "Al-Harun" and "Harun" are one, and so are the endings of Slavic names in -y, -yy, -iy and -ii.
    """
    key = part.casefold()
    if not key.isascii():
        key = "".join(char for char in unicodedata.normalize("NFKD", key) if not unicodedata.combining(char))
    if key[:3] in ARTICLES and len(key) > 5:
        key = key[3:]
    if key.endswith(("y", "i", "ij")) and len(key) > 4:
        key = key.rstrip("yij") + "y"
    return key


@remembered(FEW)
def name_parts(name: str) -> tuple[str, ...]:
    """Return the parts of a name without suffixes and middle initials' dots."""
    parts = [part.strip(",") for part in name.split()]
    kept = [part for part in parts if part not in SUFFIXES]
    return tuple(kept or parts)


class PeopleKnown(Protocol):
    """What a directory asks of the roster."""

    def person_named(self, name: str) -> Person | None:
        """Return a fresh person for a name that the roster has, or None."""
        ...

    def is_body(self, name: str) -> bool:
        """Tell whether the name is that of a party."""
        ...

    def person_holding(self, head: str, qualifiers: frozenset[str], asked: frozenset[str]) -> Person | None:
        """Return a fresh person for a role at a named place, or None."""
        ...


class Directory:
    """The people of one article, found by any part of their names; `known` adds those of the roster."""

    def __init__(self, known: PeopleKnown | None = None) -> None:
        self._known = known
        self._by_key: dict[str, Person] = {}
        self._by_ends: dict[tuple[str, str], Person] = {}
        self._by_name: dict[str, Person] = {}
        self._by_last: dict[str, list[Person]] = {}
        self._by_first: dict[str, list[Person]] = {}
        self._sole: dict[str, Person | None] = {}
        # Who of several with one surname is told by the office beside it: (paragraph, first token) -> person.
        self.told: dict[tuple[int, int], Person] = {}
        # Who of several with one surname is meant where it stands alone: the first, until somebody knows better.
        self.chosen: Callable[[Sequence[Person]], Person] = itemgetter(0)

    def add(
        self, name: str, gender: str, roles: tuple[str, ...] = (), *, known: Person | None = None
    ) -> Person:
        """Enter a full name (two parts or more) and return its person."""
        parts = name_parts(name)
        ends = (name_key(parts[0]), name_key(parts[-1]))
        person = self._by_ends.get(ends)
        if person is None:
            person = self.from_roster(name) or Person(name)
            self._by_ends[ends] = person
            self._by_last.setdefault(ends[1], []).append(person)
            self._by_first.setdefault(ends[0], []).append(person)
        if gender in ("m", "f") and not person.gender:
            person.gender = gender
        person.roles.update(roles)
        person.sure = person.sure or bool(roles) or parts[0] in GENDER
        return person

    def is_body(self, name: str) -> bool:
        """Tell whether the roster has a party of that name."""
        return self._known is not None and self._known.is_body(name)

    def knows(self, name: str) -> bool:
        """Tell whether the article (or the roster) has someone of that name."""
        key = name_key(name)
        return key in self._by_last or key in self._by_first

    def find(self, mention: Mention) -> Person:
        """Return the person whom a name means, entering a lone surname as a person of its own."""
        name = mention.name
        known = self._by_name.get(name)
        if known is not None:
            self._learn(known, mention)
            return known
        parts = name_parts(name)
        if len(parts) > 1:
            ends = (name_key(parts[0]), name_key(parts[-1]))
            person = self._by_ends.get(ends)
            if person is None:
                person = self._two_part_surname(parts) or self.add(name, mention.gender, mention.roles)
            if ends in self._by_ends:
                self._by_name[name] = person
        else:
            person = self._by_one_part(parts[0], mention)
        self._learn(person, mention)
        return person

    def from_roster(self, name: str) -> Person | None:
        """Return whom the roster knows by a name."""
        return self._shared(self._known.person_named(name)) if self._known else None

    def learn(self, mention: Mention, role: Mention, qualifiers: frozenset[str]) -> Person | None:
        """Enter that a name holds a role at some place; return its person, None if that cannot be the same one."""
        person = self._bearer(mention, role) or self.find(mention)
        if qualifiers and person.qualifiers and qualifiers.isdisjoint(person.qualifiers):
            return None
        if role.gender in ("m", "f") and person.gender not in ("", role.gender):
            return None
        person.gender = person.gender or role.gender
        person.roles.update((*role.roles, role.head))
        person.sure = True
        person.qualifiers.update(qualifiers)
        return person

    def is_shared(self, surname: str) -> bool:
        """Tell whether several people of the article have a surname."""
        return len(self._by_last.get(name_key(surname), ())) > 1

    def _bearer(self, mention: Mention, role: Mention) -> Person | None:
        """Return who of several with one surname holds the role beside it: "Novak, the minister,"."""
        same = self._by_last.get(name_key(mention.name), ()) if not mention.roles else ()
        held = (
            [p for p in same if answers(role.head, frozenset(role.roles), p.roles)] if len(same) > 1 else ()
        )
        return held[0] if len(held) == 1 else None

    def place(self, mention: Mention, qualifiers: frozenset[str]) -> None:
        """Enter where a titled name is from."""
        self.find(mention).qualifiers.update(qualifiers)

    def holder(
        self, head: str, qualifiers: frozenset[str], asked: frozenset[str] = frozenset()
    ) -> Person | None:
        """Return the one person of the article who holds a role at a named place, None if there is no or no single one.

        `asked`: the words that tell one minister from another.
        """
        holders = {
            id(person): person
            for people in self._by_last.values()
            for person in people
            if person.qualifiers & qualifiers and answers(head, asked, person.roles)
        }
        if len(holders) > 1:
            holders = {key: person for key, person in holders.items() if head in person.roles}
        if len(holders) == 1:
            return next(iter(holders.values()))
        known = self._known.person_holding(head, qualifiers, asked) if self._known and not holders else None
        return self._shared(known)

    def sole(self, head: str) -> Person | None:
        """Return the one person whom the article calls president, with no country told; None if that is not one."""
        if head not in self._sole:
            held = [
                person
                for people in self._by_last.values()
                for person in people
                if head in person.roles
                and person.roles.isdisjoint(NO_LONGER)
                and person.qualifiers.isdisjoint(NATIONAL_STEMS)
            ]
            self._sole[head] = held[0] if len(held) == 1 else None
        return self._sole[head]

    def _shared(self, known: Person | None) -> Person | None:
        """Return the one Person of this article for a person of the roster, whatever the spelling."""
        if known is None or known.key is None:
            return known
        return self._by_key.setdefault(known.key, known)

    def _two_part_surname(self, parts: tuple[str, ...]) -> Person | None:
        """ "Wasserman Schultz" is the Debbie Wasserman Schultz of another sentence."""
        tail = [name_key(part) for part in parts]
        for person in self._by_last.get(tail[-1], ()):
            whole = [name_key(part) for part in name_parts(person.name)]
            if len(whole) > len(tail) and whole[-len(tail) :] == tail:
                return person
        return None

    def _by_one_part(self, part: str, mention: Mention) -> Person:
        key = name_key(part)
        same = self._by_last.get(key, ())
        if len(same) == 1 and (not mention.roles or _may_be(same[0], mention.gender)):
            return same[0]
        fitting = [p for p in same if _may_be(p, mention.gender)]
        if not fitting and FIRST_NAME_TITLES.issuperset(mention.roles):
            fitting = [p for p in self._by_first.get(key, ()) if _may_be(p, mention.gender)]
        if fitting:
            held = [p for p in fitting if p.roles & set(mention.roles)]
            return self.chosen(held or fitting)
        person = self.from_roster(mention.name) or Person(mention.name)
        self._by_last.setdefault(key, []).append(person)
        return person

    @staticmethod
    def _learn(person: Person, mention: Mention) -> None:
        if mention.gender in ("m", "f") and not person.gender and _tells_gender(person, mention):
            person.gender = mention.gender
        if mention.qualifiers:
            person.qualifiers.update(mention.qualifiers)
        if mention.roles:
            person.roles.update(mention.roles)
            person.sure = True


def _tells_gender(person: Person, mention: Mention) -> bool:
    """Tell whether a mention's gender is its bearer's: "Ahmed" alone may be a surname as well as a first name."""
    return bool(mention.roles) or " " in mention.name or person.name.startswith(mention.name)


def _may_be(person: Person, gender: str) -> bool:
    return gender not in ("m", "f") or not person.gender or person.gender == gender
