"""The people of a Ukrainian or Russian text, found in whatever case their names stand."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from negotiations.intake.extraction.lexicon.slavic_words import BODIES, NOT_IN_NAMES, PLACES, ROLES
from negotiations.intake.extraction.people import Directory, Person
from negotiations.intake.extraction.slavic_endings import differ_by_case, is_feminine, is_masculine

CAPITAL = r"[А-ЯЁЇІЄҐ][а-яёїієґ’'ʼ]+(?:-[А-ЯЁЇІЄҐ]?[а-яёїієґ’'ʼ]+)?"
FULL = re.compile(rf"\b(?:{CAPITAL}\s){{1,3}}{CAPITAL}\b")
RUN = re.compile(rf"\b{CAPITAL}(?:\s{CAPITAL}){{0,3}}")
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

    def __init__(self, directory: Directory) -> None:
        self._directory = directory
        self._by_stem: dict[str, list[_Entry]] = {}
        self._by_first: dict[str, list[Person]] = {}
        self._alone: dict[str, Person] = {}

    def read(self, text: str) -> None:
        """Enter every full name of a text. Runs of capitals that are no names are never asked for."""
        for found in FULL.finditer(text):
            words = found.group().split()
            while words and is_no_first_name(words[0]):
                words = words[1:]
            # Two surnames may stand side by side: "at the meeting with Hill Lake said".
            if len(words) > 1 and self._directory.from_roster(words[-2]) is None:
                self.enter(words)

    def enter(self, words: Sequence[str]) -> Person | None:
        """Enter a full name in whatever case; the shortest form of a surname is taken for the nominative."""
        first, last = first_and_last(words)
        name = f"{first} {last}"
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

    def is_declined(self, words: Sequence[str]) -> bool:
        """Tell whether a full name, in the genitive here, is never met in a shorter form, the nominative."""
        first, last = first_and_last(words)
        bucket = self._by_stem.get(_stem(last), ())
        entry = next((one for one in bucket if one.person.name == f"{first} {last}"), None)
        return entry is not None and entry.person.key is None and first != "" and entry.met == {first}

    def alone(self, word: str) -> Person:
        """Return the person of a surname or first name whom the text never names in full."""
        return self._alone.setdefault(word.casefold(), Person(word))

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
            if (not beginning or beginning == entry.first) and _may_be_one(entry.surname, surname)
        ]
        return [entry for entry in found if entry.surname == surname] or found


def first_and_last(words: Sequence[str]) -> tuple[str, str]:
    """Return a name's first name, "" for a lone surname, and the surname; a patronymic between them is left out."""
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
    return first[:3].casefold()
