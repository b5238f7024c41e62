"""What firms, unions and papers are called in a Ukrainian or Russian text: the company «Pier» said, «Pier» said."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from negotiations.intake.extraction.lexicon.slavic_bodies import BODY_CASES
from negotiations.intake.extraction.lexicon.slavic_verbs import SLAVIC_VERBS
from negotiations.intake.extraction.slavic_endings import differ_by_case

CALLED = re.compile(r"[«\"“„]([А-ЯЁЇІЄҐA-Z][^«»\"“”„\n,.!?:;]{1,40})[»\"”“]")
WORD_BEFORE = re.compile(r"([\w’'ʼ-]+) \Z")
WORD_BEHIND = re.compile(r" ([А-ЯЁЇІЄҐа-яёїієґ])")
SENTENCE_BEGINS = re.compile(r"(?:\A|\n|[.!?…»\"”] )\s*\Z")
LONGEST_WORD = 30
MOST_SPACES = 2
MOST_COMPARED = 200  # names with which one in another case is compared
TO_WHOM = (
    "у",
    "ю",
    "ам",
    "ям",
    "е",
    "ой",
    "ій",
    "ени",
    "ді",
    "ні",
)  # endings of an outlet that somebody speaks to
NOMINATIVES = ("ий", "ый", "ая", "ое", "ська", "цька", "ське", "цьке")
PLACED = ("в", "у", "во")
_FROM_PLACED = (("ці", "ця"), ("ії", "ія"), ("ии", "ия"), ("і", ""), ("е", ""))
_CONSONANT = re.compile(r"[бвгґджзклмнпрстфхцчшщ]$")


@dataclass(frozen=True, slots=True)
class Thing:
    """A name in marks, where it stands, and the word before it: "" where it opens its sentence."""

    start: int
    end: int
    name: str
    before: str

    @property
    def is_placed(self) -> bool:
        """Tell whether it is spoken of as a place: "in «Pier»"."""
        return self.before in PLACED

    @property
    def may_speak(self) -> bool:
        """Tell whether it may be its sentence's subject: it opens it, or only an adjective or a body's noun is before."""
        known = BODY_CASES.get(self.before)
        return (
            not self.before
            or self.before.endswith(NOMINATIVES)
            or (known is not None and known[0] == self.before)
        )


def things_in(text: str) -> list[Thing]:
    """Return the names in marks that are no quotations."""
    out: list[Thing] = []
    for found in CALLED.finditer(text):
        start, end = found.span()
        word = WORD_BEFORE.search(text, max(0, start - LONGEST_WORD), start)
        before = word[1].casefold() if word is not None else ""
        if found.group().count(" ") > MOST_SPACES or before in ("что", "що"):
            continue
        if before in SLAVIC_VERBS and not found[1].endswith(TO_WHOM):
            continue
        if not before and SENTENCE_BEGINS.search(text, max(0, start - 3), start) is None:
            continue
        behind = WORD_BEHIND.match(text, end)
        of_body = before in BODY_CASES or before in PLACED
        if behind is None and not (of_body and text[end : end + 1] in (",", ".", ")", ";", "")):
            continue
        if not before and (behind is None or behind[1].isupper()):
            continue
        out.append(Thing(start, end, found[1].strip(), before))
    return out


def without_things(text: str, things: Sequence[Thing]) -> str:
    """Return the text at its length without the names in marks."""
    parts: list[str] = []
    taken = 0
    for thing in things:
        parts += (text[taken : thing.start], " " * (thing.end - thing.start))
        taken = thing.end
    return "".join([*parts, text[taken:]])


class Things:
    """The names in marks of one text, by where they stand."""

    def __init__(self, things: Sequence[Thing]) -> None:
        self._things = things
        self._starts = [thing.start for thing in things]
        plain = dict.fromkeys(thing.name for thing in things if not thing.is_placed)
        self._plain = tuple(plain)[:MOST_COMPARED]
        self._names: dict[str, str] = {}

    def __bool__(self) -> bool:
        return bool(self._things)

    def between(self, start: int, end: int) -> Sequence[Thing]:
        """Return those that begin between two offsets."""
        return self._things[bisect_left(self._starts, start) : bisect_left(self._starts, end)]

    def name_of(self, thing: Thing) -> str:
        """Return what a thing is called, in the nominative: as it stands elsewhere, else by its ending."""
        if not thing.is_placed or " " in thing.name:
            return thing.name
        if thing.name not in self._names:
            self._names[thing.name] = self._nominative(thing.name)
        return self._names[thing.name]

    def _nominative(self, placed: str) -> str:
        for other in self._plain:
            if differ_by_case(other.casefold(), placed.casefold()):
                return other
        for ending, nominative in _FROM_PLACED:
            if placed.endswith(ending):
                name = placed.removesuffix(ending) + nominative
                return name if nominative or _CONSONANT.search(name) else placed
        return placed
