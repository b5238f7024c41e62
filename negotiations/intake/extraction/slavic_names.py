"""The people of a Ukrainian or Russian text, found in whatever case their names stand."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from negotiations.intake.extraction.lexicon.slavic_words import NOT_IN_NAMES
from negotiations.intake.extraction.people import Directory, Person

CAPITAL = r"[А-ЯЁЇІЄҐ][а-яёїієґ’'ʼ]+(?:-[А-ЯЁЇІЄҐ]?[а-яёїієґ’'ʼ]+)?"
FULL = re.compile(rf"\b(?:{CAPITAL}\s){{1,3}}{CAPITAL}\b")
RUN = re.compile(rf"\b{CAPITAL}(?:\s{CAPITAL}){{0,3}}")
STEM = 4  # letters that every case of a surname shares
ENDINGS = 3  # letters by which cases differ
MOST_OF_A_STEM = 40  # so that a text of names alone stays linear


@dataclass(slots=True)
class _Entry:
    surname: str
    first: str
    person: Person


class SlavicNames:
    """People by the beginnings of their surnames. Names of the roster come first and keep their spelling."""

    def __init__(self, directory: Directory, known: Iterable[str] = ()) -> None:
        self._directory = directory
        self._by_stem: dict[str, list[_Entry]] = {}
        for name in known:
            self.enter(name)

    def read(self, text: str) -> None:
        """Enter every full name of a text. Runs of capitals that are no names are never asked for."""
        for found in FULL.finditer(text):
            words = found.group().split()
            while words and words[0].casefold() in NOT_IN_NAMES:
                words = words[1:]
            if len(words) > 1:
                self.enter(" ".join(words[-2:]))

    def enter(self, name: str) -> Person | None:
        """Enter a full name in whatever case; the shortest form of a surname is taken for the nominative."""
        first, _, last = name.rpartition(" ")
        bucket = self._by_stem.setdefault(_stem(last), [])
        same = self._among(bucket, last, first)
        if same is not None:
            if same.person.key is None and len(last) < len(same.surname):
                same.surname, same.person.name = last.casefold(), name
            return same.person
        if len(bucket) >= MOST_OF_A_STEM:
            return None
        person = self._directory.add(name, "")
        bucket.append(_Entry(last.casefold(), _beginning(first), person))
        return person

    def find(self, words: list[str]) -> Person | None:
        """Return whom a full name or a lone surname means; None for one never named in full."""
        entry = self._among(self._by_stem.get(_stem(words[-1]), []), words[-1], " ".join(words[:-1]))
        return entry.person if entry is not None else None

    def people_in(self, text: str) -> Iterator[Person]:
        """Yield the people whose names stand in a text, in order."""
        for found in RUN.finditer(text):
            person = self.find(found.group().split()[-2:])
            if person is not None:
                yield person

    @staticmethod
    def _among(bucket: list[_Entry], last: str, first: str) -> _Entry | None:
        surname, beginning = last.casefold(), _beginning(first)
        for entry in bucket:
            if beginning and entry.first and beginning != entry.first:
                continue
            shared = _shared(entry.surname, surname)
            if (
                shared >= min(STEM, len(surname))
                and shared >= max(len(entry.surname), len(surname)) - ENDINGS
            ):
                return entry
        return None


def _stem(surname: str) -> str:
    return surname[:STEM].casefold()


def _beginning(first: str) -> str:
    """Return the letters of a first name that its cases share: Павло, Павла, Павлом."""
    return first[:3].casefold()


def _shared(one: str, other: str) -> int:
    number = 0
    for a, b in zip(one, other, strict=False):
        if a != b:
            break
        number += 1
    return number
