"""Who is who in one article: surnames and first names expanded to full names, gender, roles held."""

from dataclasses import dataclass, field

from negotiations.intake.extraction.lexicon.first_names import GENDER
from negotiations.intake.extraction.mentions import SUFFIXES, Mention


@dataclass(slots=True, eq=False)
class Person:
    """A person of the article. `gender` is "m", "f" or "" (unknown); `roles` are nouns such as "senator"."""

    name: str
    gender: str = ""
    roles: set[str] = field(default_factory=set)
    key: str | None = None
    sure: bool = False


ARTICLES = ("al-", "el-", "ul-", "as-", "ad-")
# Titles that go with a first name.
FIRST_NAME_TITLES = frozenset("sheikh sheik king queen prince princess pope sister lady sir dame emir sultan".split())


def name_key(part: str) -> str:
    """Return the form under which a part of a name is looked up: "Al-Harun" and "Harun" are one."""
    key = part.casefold()
    return key[3:] if key.startswith(ARTICLES) and len(key) > 5 else key


def name_parts(name: str) -> list[str]:
    """Return the parts of a name without suffixes and middle initials' dots."""
    parts = [part.strip(",") for part in name.split()]
    kept = [part for part in parts if part not in SUFFIXES]
    return kept or parts


class Directory:
    """The people of one article, found by any part of their names."""

    def __init__(self) -> None:
        self._by_ends: dict[tuple[str, str], Person] = {}
        self._by_last: dict[str, list[Person]] = {}
        self._by_first: dict[str, list[Person]] = {}
        self._by_alias: dict[str, Person] = {}

    def add(
        self, name: str, gender: str, roles: tuple[str, ...] = (), *, known: Person | None = None
    ) -> Person:
        """Enter a full name (two parts or more) and return its person."""
        parts = name_parts(name)
        ends = (name_key(parts[0]), name_key(parts[-1]))
        person = self._by_ends.get(ends)
        if person is None:
            person = known or Person(name)
            self._by_ends[ends] = person
            self._by_last.setdefault(ends[1], []).append(person)
            self._by_first.setdefault(ends[0], []).append(person)
        if gender in ("m", "f") and not person.gender:
            person.gender = gender
        person.roles.update(roles)
        person.sure = person.sure or bool(roles) or parts[0] in GENDER
        return person

    def add_alias(self, alias: str, person: Person) -> None:
        """Let `alias` (any spelling, one part or several) mean `person`."""
        self._by_alias[alias.casefold()] = person

    def knows(self, name: str) -> bool:
        """Tell whether the article (or the roster) has someone of that name."""
        key = name_key(name)
        return name.casefold() in self._by_alias or key in self._by_last or key in self._by_first

    def find(self, mention: Mention) -> Person:
        """Return the person whom a name means, entering a lone surname as a person of its own."""
        name = mention.name
        alias = self._by_alias.get(name.casefold())
        if alias is not None:
            self._learn(alias, mention)
            return alias
        parts = name_parts(name)
        if len(parts) > 1:
            ends = (name_key(parts[0]), name_key(parts[-1]))
            person = self._by_ends.get(ends)
            if person is None:
                person = self._two_part_surname(parts) or self.add(name, mention.gender, mention.roles)
        else:
            person = self._by_one_part(parts[0], mention)
        self._learn(person, mention)
        return person

    def _two_part_surname(self, parts: list[str]) -> Person | None:
        """ "Wasserman Schultz" is the Debbie Wasserman Schultz of another sentence."""
        tail = [name_key(part) for part in parts]
        for person in self._by_last.get(tail[-1], ()):
            whole = [name_key(part) for part in name_parts(person.name)]
            if len(whole) > len(tail) and whole[-len(tail) :] == tail:
                return person
        return None

    def _by_one_part(self, part: str, mention: Mention) -> Person:
        key = name_key(part)
        fitting = [p for p in self._by_last.get(key, ()) if _may_be(p, mention.gender)]
        if not fitting and FIRST_NAME_TITLES.issuperset(mention.roles):
            fitting = [p for p in self._by_first.get(key, ()) if _may_be(p, mention.gender)]
        if fitting:
            held = [p for p in fitting if p.roles & set(mention.roles)]
            return (held or fitting)[0]
        person = Person(mention.name)
        self._by_last.setdefault(key, []).append(person)
        return person

    @staticmethod
    def _learn(person: Person, mention: Mention) -> None:
        if mention.gender in ("m", "f") and not person.gender:
            person.gender = mention.gender
        person.roles.update(mention.roles)
        person.sure = person.sure or bool(mention.roles)


def _may_be(person: Person, gender: str) -> bool:
    return gender not in ("m", "f") or not person.gender or person.gender == gender
