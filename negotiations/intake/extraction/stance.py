"""Reads the stance in the words behind a subject: "has ruled out ...", "made clear that ... is off the table"."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from negotiations.intake.extraction.lexicon.places import CALENDAR
from negotiations.intake.extraction.lexicon.stances import (
    BESIDE,
    DENYING,
    MAY,
    NOT,
    SAYING,
    SHOWING,
    SHOWN,
    STANCES,
    TOLD,
)

_DEAL = r"(?:deal|agreement|ceasefire|truce|proposal|plan|settlement|peace|treaty|text|document)"
_TAKE = r"(?:accept|recogni[sz]e|allow|tolerate|agree to|sign|permit|consent to|discuss|negotiate)"
_DANGER = r"(?:threat|target|targets|provocation|escalation)"
_AS_DANGER = rf"as (?:an? )?(?:\w+ ){{0,2}}{_DANGER}\b"
# What a reported sentence says, the surest first; tokens stand with one space between them.
_SAID: tuple[tuple[re.Pattern[str], int], ...] = tuple(
    (re.compile(pattern), value)
    for pattern, value in (
        (
            rf"\b(?:not|never|cannot) {_TAKE} (?:a|any|the) (?:\w+ )?{_DEAL} "
            r"(?:(?:that|which) (?:does|do|did) not|without|unless)\b",
            3,
        ),
        (r"\b(?:off the table|out of the question|red line|unacceptable|non-starter)\b", -3),
        (rf"\b(?:viewed|seen|treated|regarded|considered) {_AS_DANGER}", -3),
        (rf"\b(?:treat|view|regard|consider|see) (?:\w+ ){{1,6}}{_AS_DANGER}", -3),
        (r"\bwould (?:tank|wreck|kill|derail|torpedo|doom|sink)\b", -3),
        (rf"\b(?:(?:will|would|could|can) (?:not|never)|cannot|never|won[’']t) {_TAKE}\b", -3),
        (r"\b(?:must|should) (?:not|never)\b", -3),
        (r"\b(?:must|has to|have to)\b(?! (?:not|never))", 3),
        (r"\bis (?:essential|a condition|a precondition|non-negotiable)\b", 3),
        (r"\bshould\b(?! (?:not|never))", 2),
    )
)
CONDITION = frozenset(("if", "provided", "unless", "only", "conditional", "condition"))
REACH = 40


@dataclass(frozen=True, slots=True)
class Reading:
    """A stance, the tokens [start, end) that decided it, and where what it is about begins."""

    value: int
    start: int
    end: int
    about: int


@dataclass(slots=True)
class _Head:
    """The verb of a subject, with what stands before it."""

    at: int
    negated: bool
    never: bool
    maybe: bool
    would: bool


def find_head(words: Sequence[str], index: int, limit: int) -> _Head | None:
    """Step over auxiliaries and adverbs to the verb; None when something else stands there."""
    head = _Head(index, False, False, False, False)
    for place in range(index, min(limit, index + 12)):
        word = words[place].lower()
        if word in NOT or word.endswith(("n't", "n’t")):
            head.negated = True
            head.never = head.never or word == "never"
        elif word in MAY:
            head.maybe = True
        elif word == "would":
            head.would = True
        elif word not in BESIDE and not word.endswith("ly"):
            head.at = place
            return head
    return None


def reports(words: Sequence[str], head: int) -> bool:
    """Tell whether the verb at `head` reports a sentence of its own."""
    word = words[head].lower()
    if word not in SAYING:
        return False
    return word != "clear" or words[head - 1].lower() in (
        "made",
        "make",
        "makes",
        "making",
        "is",
        "are",
        "was",
        "been",
        "it",
    )


def read_stance(
    words: Sequence[str], head: _Head, limit: int, same: Callable[[int], int | None]
) -> Reading | None:
    """Read the stance that the verb at `head` states, down to token `limit`.

    `same(i)` returns the token behind the mention at token i when it names the same party again.
    """
    at = head.at
    word = words[at].lower()
    dated = words[at + 1 : at + 2] == ["on"] and at + 2 < limit and words[at + 2] in CALENDAR
    size = 3 if dated else 1
    behind = words[at + size].lower() if at + size < limit else ""
    if word in SHOWING and behind in SHOWN and not head.negated and not head.maybe:
        return Reading(SHOWN[behind], at, at + 2, at + 2)
    stance = STANCES.get(word)
    if stance is not None and stance.then == ("against",) and behind != "against":
        # "Warned London against": the one who is warned stands between.
        far = next((n for n in range(at + 2, min(limit, at + 6)) if words[n] == "against"), 0)
        size, behind = (far - at, "against") if far else (size, behind)
    if stance is not None and (not stance.then or behind in stance.then):
        if word in DENYING and not TOLD.isdisjoint(map(str.lower, words[at + 1 : min(limit, at + 4)])):
            return None
        if behind == "that":
            denied = _said(words, at, at + 2, limit)
            if denied is not None and denied.value < 0:
                return denied
        return _plain(words, head, limit, stance.value, stance.negated, size + bool(stance.then))
    if reports(words, at) and not head.negated and not head.maybe:
        return _reported(words, at, limit, same)
    return None


def _plain(
    words: Sequence[str], head: _Head, limit: int, value: int, negated: int | None, size: int
) -> Reading | None:
    if head.maybe:
        return None
    start = head.at
    if head.negated:
        # "Has not agreed" is no stance; "will not agree" and "does not support" are.
        if negated is None or words[start].endswith("ed"):
            return None
        value = negated - 1 if head.never and negated < 0 else negated
        start -= 1
    elif value > 0 and (head.would or _conditional(words, start, limit)):
        value = 1
    return Reading(value, start, head.at + size, head.at + size)


def _reported(words: Sequence[str], at: int, limit: int, same: Callable[[int], int | None]) -> Reading | None:
    """Read the sentence that a verb reports: the same party's own verb first, then what is said of anything."""
    begin = at + 1
    while begin < limit and words[begin].lower() in ("that", ":", ","):
        begin += 1
    again = same(begin)
    if again is not None:
        own = find_head(words, again, limit)
        if own is not None and not reports(words, own.at):
            found = read_stance(words, own, limit, same)
            if found is not None:
                return _double(words, found, limit) or found
    return _said(words, at, begin, limit)


def _double(words: Sequence[str], found: Reading, limit: int) -> Reading | None:
    """ "Will not accept a deal that does not ...": two negations make a demand."""
    if found.value >= 0:
        return None
    again = _said(words, found.start, max(found.start - 1, 0), limit)
    return again if again is not None and again.value > 0 and again.start <= found.about else None


def _said(words: Sequence[str], at: int, begin: int, limit: int) -> Reading | None:
    end = min(limit, begin + REACH)
    line = " ".join(words[begin:end]).lower()
    for pattern, value in _SAID:
        found = pattern.search(line)
        if found is not None:
            first = begin + line.count(" ", 0, found.start())
            last = begin + line.count(" ", 0, found.end()) + 1
            if value > 0 and value < 3 and _conditional(words, begin, end):
                value = 1
            return Reading(value, first, last, begin)
    return None


def _conditional(words: Sequence[str], start: int, limit: int) -> bool:
    return any(words[place].lower() in CONDITION for place in range(start, min(limit, start + REACH)))
