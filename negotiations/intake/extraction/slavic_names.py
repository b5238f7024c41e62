"""The people of a Ukrainian or Russian text, found in whatever case their names stand."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from negotiations.intake.extraction.lexicon.slavic_words import BODIES, NOT_IN_NAMES, PLACES, ROLES
from negotiations.intake.extraction.people import Directory, Person
from negotiations.intake.extraction.slavic_declension import (
    first_nominative,
    full_nominative,
    gender_of_first,
    is_first_name,
)
from negotiations.intake.extraction.slavic_endings import (
    differ_by_case,
    is_feminine,
    is_masculine,
    is_oblique,
)

CAPITAL = r"[А-ЯЁЇІЄҐ][а-яёїієґ’'ʼ]+(?:-[А-ЯЁЇІЄҐ]?[а-яёїієґ’'ʼ]+){0,2}"
LONE = re.compile(rf"\b{CAPITAL}\b")
DECLINED = tuple("аяуюмійеиы")
PARTICLE = "аль|эль|ель|ас|аш|ад|ар|ат|ан|бен|бін|бин|ибн|ібн|ван|фон|де|ді|дю|дер|ден|дель|делла|тер|о"
_PARTICLES = rf"(?:(?:{PARTICLE})[\s-]){{0,2}}"
FULL = re.compile(rf"\b{CAPITAL}(?:\s{_PARTICLES}{CAPITAL}){{1,4}}\b")
RUN = re.compile(rf"\b{CAPITAL}(?:\s{_PARTICLES}{CAPITAL}){{0,3}}")
PATRONYMIC = re.compile(
    r".+(?:ович|евич|йович|ьич|овн|евн|івн|ївн)(?:а|у|ем|ом|і|е|ы|и|ой|ою|ові|еві)?", re.IGNORECASE
)
_OBLIQUE = tuple("им ым ім ом ем єм ого ому у ю ы и і е ою ею".split())  # noqa: SIM905
STEM = 3  # letters under which a surname is looked up
MOST_OF_A_STEM = 40  # so that a text of names alone stays linear


@dataclass(slots=True)
class _Entry:
    surname: str
    first: str
    person: Person
    name: tuple[str, str]
    met: set[str]  # forms of the first name


class SlavicNames:
    """People by the beginnings of their surnames; the roster is asked for every name, and its spelling kept."""

    def __init__(self, directory: Directory, *, russian: bool) -> None:
        self._directory = directory
        self.russian = russian
        self._by_stem: dict[str, list[_Entry]] = {}
        self._by_first: dict[str, list[Person]] = {}
        self._alone: dict[str, Person] = {}

    def read(self, text: str) -> None:
        """Enter every full name of a text. Runs of capitals that are no names are never asked for."""
        for found in FULL.finditer(text):
            words = found.group().split()
            while words and (is_no_first_name(words[0]) or words[0] in _SMALL):
                words = words[1:]
            # Two surnames may stand side by side: "at the meeting with Hill Lake said".
            if len(words) > 1 and self._directory.from_roster(words[-2]) is None:
                self.enter(words)

    def enter(self, words: Sequence[str]) -> Person | None:
        """Enter a full name in whatever case; the shortest form of a surname is taken for the nominative."""
        first, last = first_and_last(words)
        name = " ".join((first, *_particles(words), last))
        bucket = self._by_stem.setdefault(_stem(last), [])
        same = self._among(bucket, last, first)
        if same:
            entry = same[0]
            entry.met.add(first)
            if entry.person.key is None and _obliqueness(first, last) < _obliqueness(*entry.name):
                entry.surname, entry.name, entry.person.name = last.casefold(), (first, last), name
                self._by_first.setdefault(first.casefold(), []).append(entry.person)
            return entry.person
        if len(bucket) >= MOST_OF_A_STEM:
            return None
        person = self._directory.add(name, "")
        bucket.append(_Entry(last.casefold(), _beginning(first), person, (first, last), {first}))
        self._by_first.setdefault(first.casefold(), []).append(person)
        return person

    def settle(self, text: str) -> None:
        """Bring the names that the text has in other cases only to the nominative; to be called when all is read."""
        for bucket in self._by_stem.values():
            for entry in bucket:
                self._drop_sentence_word(entry, bucket)
        alone: set[str] | None = None
        for entry in [entry for bucket in self._by_stem.values() for entry in bucket]:
            if entry.person.key is not None or entry.person.name.split()[-1] != entry.name[1]:
                continue
            name = full_nominative(entry.person.name, russian=self.russian)
            if name is None and entry.person.name.endswith(DECLINED):
                alone = alone if alone is not None else {found.group() for found in LONE.finditer(text)}
                name = self._by_lone_surname(entry.person.name, alone)
            if name is not None:
                entry.person.name = name
                entry.surname = name.split()[-1].casefold()
                self._by_first.setdefault(name.split()[0].casefold(), []).append(entry.person)

    @staticmethod
    def _drop_sentence_word(entry: _Entry, bucket: Sequence[_Entry]) -> None:
        """Take "Talks" out of a name: a sentence's first word before somebody's surname in another case."""
        if entry.person.key is not None or is_first_name(entry.name[0]):
            return
        for other in bucket:
            same = _may_be_one(other.surname, entry.surname) and other.surname != entry.surname
            if same and is_first_name(other.name[0]) and is_oblique(entry.name[1], other.person.name):
                entry.person = other.person

    def _by_lone_surname(self, name: str, alone: set[str]) -> str | None:
        """Return a name in the nominative if its surname stands so somewhere in the text."""
        for case in "gdi":
            settled = full_nominative(name, russian=self.russian, case=case)
            if settled is not None and settled.split()[-1] in alone:
                return settled if settled.split()[-1] != name.split()[-1] else None
        return None

    def is_declined(self, words: Sequence[str]) -> bool:
        """Tell whether a full name, in the genitive here, is never met in a shorter form, the nominative."""
        first, last = first_and_last(words)
        bucket = self._by_stem.get(_stem(last), ())
        entry = next((one for one in bucket if one.person.name == f"{first} {last}"), None)
        return entry is not None and entry.person.key is None and first != "" and entry.met == {first}

    def alone(self, word: str) -> Person:
        """Return the person of a surname or first name whom the text never names in full."""
        return self._alone.setdefault(word.casefold(), Person(word, gender_of_first(word)))

    def find(self, words: Sequence[str], gender: str = "") -> Person | None:
        """Return whom a full name or a lone surname means; None for one whom neither text nor roster names in full.

        `gender` is that of the verb beside it. A lone surname that several people bear means none of them.
        """
        first, last = first_and_last(words)
        met = {id(e.person): e.person for e in self._among(self._by_stem.get(_stem(last), ()), last, first)}
        fitting = [one for one in met.values() if not gender or one.gender in ("", gender)]
        if len(fitting) == 1:
            return fitting[0]
        if fitting:
            return fitting[0] if first else None
        known = self._directory.from_roster(f"{first} {last}".strip()) or self._by_one_word(words)
        return known if known is not None and (not gender or known.gender in ("", gender)) else None

    def _by_one_word(self, words: Sequence[str]) -> Person | None:
        """Return whom a first name alone means: the one person of the text who has it."""
        if len(words) != 1:
            return None
        plain = words[0].casefold()
        called = {id(one): one for one in self._by_first.get(plain, ())}
        return next(iter(called.values())) if len(called) == 1 else self._alone.get(plain)

    def people_in(self, text: str) -> Iterator[Person]:
        """Yield the people whose names stand in a text, in order."""
        for found in RUN.finditer(text):
            person = self.find(found.group().split())
            if person is not None:
                yield person

    @staticmethod
    def _among(bucket: Sequence[_Entry], last: str, first: str) -> list[_Entry]:
        surname, beginning = last.casefold(), _beginning(first)
        found = [
            entry
            for entry in bucket
            if (not beginning or beginning == entry.first)
            and (_may_be_one(entry.surname, surname) or _may_be_one(entry.name[1].casefold(), surname))
        ]
        return [entry for entry in found if entry.surname == surname] or found


def _particles(words: Sequence[str]) -> list[str]:
    return [word for word in words[1:-1] if word in _SMALL]


def joined(words: Sequence[str]) -> list[str]:
    """Return words with a name's particles and the surname behind them joined to the name before: Урсула фон дер Ляйен."""
    out: list[str] = []
    here = 0
    while here < len(words):
        end = here
        while end < len(words) and words[end] in _SMALL:
            end += 1
        small = end > here or JOINED_PARTICLE.match(words[here]) is not None
        if small and end < len(words) and (words[end][0].isupper() or end == here):
            name = " ".join(words[here : end + 1])
            if out and out[-1][0].isupper() and not is_no_first_name(out[-1]):
                out[-1] += " " + name
            else:
                out.append(name[:1].upper() + name[1:] if end == here else words[end])
            here = end + 1
        else:
            out.append(words[here])
            here += 1
    return out


_SMALL = frozenset(PARTICLE.split("|"))
JOINED_PARTICLE = re.compile(rf"(?:{PARTICLE})-[А-ЯЁЇІЄҐ]")


def first_and_last(words: Sequence[str]) -> tuple[str, str]:
    """Return a name's first name, "" for a lone surname, and the surname; what stands between them is left out."""
    words = [word for word in " ".join(words).split() if word not in _SMALL]
    if len(words) == 1:
        return "", words[0]
    first = words[-3] if len(words) > 2 and PATRONYMIC.fullmatch(words[-2]) else words[-2]
    return first, words[-1]


def is_no_first_name(word: str) -> bool:
    """Tell a word that stands before a surname and is no first name: a title, a place, the sentence's first word."""
    plain = word.casefold()
    return plain in NOT_IN_NAMES or plain in ROLES or is_place(word) or is_body(word)


def is_place(word: str) -> bool:
    """Tell whether a word is a country or an alliance, in any case."""
    plain = word.casefold()
    return plain.startswith(PLACES) if len(plain) > 3 else plain in PLACES


def is_body(word: str) -> bool:
    """Tell whether a word is that of a ministry, a government or another body, in any case."""
    plain = word.casefold()
    if plain in ROLES:
        return False
    return plain.startswith(BODIES) if len(plain) > 3 else plain in BODIES


def _may_be_one(entered: str, surname: str) -> bool:
    if (is_feminine(entered) and is_masculine(surname)) or (is_masculine(entered) and is_feminine(surname)):
        return False
    return differ_by_case(entered, surname)


def _obliqueness(first: str, last: str) -> tuple[int, int, int, int]:
    """Rank the forms in which one name is met: the nominative comes first."""
    return len(last), _rank(last), len(first), _rank(first)


def _rank(word: str) -> int:
    if word.endswith(_OBLIQUE):
        return 2
    return 1 if word.endswith(("а", "я")) else 0


def _stem(surname: str) -> str:
    return surname[:STEM].casefold()


def _beginning(first: str) -> str:
    """Return the letters of a first name that its cases share: Павло, Павла, Павлом."""
    return first_nominative(first)[:3].replace("ё", "е")
