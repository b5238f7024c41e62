"""Pairs quotation marks paragraph by paragraph: all double marks, '' and, where a text has no others, single ones."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from negotiations.intake.extraction.lexicon.function_words import AFTER_CLOSING

SIGNS = '"“”„‟«»‹›″＂〝〞'
DOUBLE = re.compile(f"[{SIGNS}]")
# What stands for a double mark on a typewriter.
TWO = ("''", "``")
SINGLE = re.compile("[‘’‚‛'`]")
OPENERS = frozenset("“„«‹‟〝") | {"``"}
CLOSERS = frozenset("”»›〞")
EITHER = frozenset('"″＂') | {"''"}
WORDISH = re.compile(r"\w")
NEXT_WORD = re.compile(r"\s+([a-z]+)\b")
MAX_QUOTE = 12_000
TRIM = " \t\n\u00a0\u202f\u2009"
Mark = tuple[int, str]  # where it stands, and the sign


@dataclass(slots=True)
class Segment:
    """What one pair of marks holds: inner offsets without marks, outer ones with, its paragraph.

    `open_ended`: the closing mark is missing (the quotation goes on in the next paragraph, or was lost).
    `whole`: where the marks open that hold this part and others, a narrator's words between them; else -1.
    """

    start: int
    end: int
    outer_start: int
    outer_end: int
    paragraph: int
    open_ended: bool = False
    whole: int = -1

    def is_answer(self) -> bool:
        """Tell whether it is all of an interview's answer, which has no marks."""
        return self.whole < 0 and self.outer_start == self.start

    def goes_on(self, before: "Segment") -> bool:
        """Tell whether it stands in the same marks as the segment before it."""
        return self.whole >= 0 and self.whole == before.whole


def segments(text: str, paragraphs: Sequence[tuple[int, int]]) -> list[Segment]:
    """Return every quoted segment in order; they never overlap."""
    marks = _marks_of(text)
    found: list[Segment] = []
    if len(marks) >= 2:
        places = [place for place, _ in marks]
        first = 0
        for number, (start, end) in enumerate(paragraphs):
            beyond = bisect_left(places, end, first)
            if beyond > first:
                found.extend(_pair_doubles(text, marks[first:beyond], start, end, number))
                first = beyond
    if len(marks) < 2 or len(found) < 2:
        singles: list[Segment] = []
        for number, (start, end) in enumerate(paragraphs):
            singles.extend(_pair_singles(text, start, end, number))
        if sum(s.end - s.start for s in singles) > sum(s.end - s.start for s in found):
            return singles
    return found


def _marks_of(text: str) -> list[Mark]:
    """Return the double marks of a text in order: sign by sign, each is found far quicker than any of them."""
    marks: list[Mark] = []
    for sign in (*SIGNS, *TWO):
        place = text.find(sign)
        while place >= 0:
            marks.append((place, sign))
            place = text.find(sign, place + len(sign))
    marks.sort()
    return marks


def _pair_doubles(text: str, marks: Sequence[Mark], start: int, end: int, number: int) -> list[Segment]:
    out: list[Segment] = []
    opened: tuple[int, int] | None = None
    mark = ""
    depth = 0
    closing: list[int] | None = None
    for place, (here, sign) in enumerate(marks):
        after = here + len(sign)
        if opened is None:
            following = marks[place + 1] if place + 1 < len(marks) else None
            if _opens(text, here, after, sign, start, end) and not _is_stray(text, here, sign, following):
                opened, mark, depth = (here, after), sign, 0
            continue
        role = _role_inside(text, here, after, sign, mark, start, end)
        if role == "again" and sign == mark == "«":
            closing = closing if closing is not None else _closing_from(marks)
            role = "nested" if closing[place] > 0 else role
        if role == "nested":
            depth += 1
        elif role == "again":
            out.extend(_segment(text, opened, here, here, number, True))
            opened, mark, depth = (here, after), sign, 0
        elif depth and role == "close" and sign not in EITHER:
            depth -= 1
        else:
            out.extend(_segment(text, opened, here, after, number, False))
            opened = None
    if opened is not None:
        out.extend(_segment(text, opened, end, end, number, True))
    return out


def _closing_from(marks: Sequence[Mark]) -> list[int]:
    """Return, for each guillemet, by how many more close than open from it on: enough to close an open one, too."""
    out: list[int] = []
    number = 0
    for _, sign in reversed(marks):
        number += {"«": -1, "»": 1}.get(sign, 0)
        out.append(number)
    return out[::-1]


def _opens(text: str, here: int, after: int, sign: str, start: int, end: int) -> bool:
    """Tell whether a mark outside any quotation opens one."""
    if sign in CLOSERS:
        if sign == "”":
            return (
                after < end and not text[after].isspace() and (here == start or text[here - 1] in " \n(—–-[")
            )
        return (
            sign in "»›"
            and after < end
            and not text[after].isspace()
            and (here == start or text[here - 1].isspace())
        )
    if sign in EITHER and here > start and text[here - 1].isdigit() and text[here - 2 : here - 1].isspace():
        return False
    return after < end


def _is_stray(text: str, here: int, sign: str, following: Mark | None) -> bool:
    """Tell a straight mark that closes what nothing opened: it is set like one, and the next one opens."""
    if following is None or sign not in EITHER:
        return False
    after = here + len(sign)
    before, behind = text[here - 1 : here], text[after : after + 1]
    if not (before.isalnum() or (before and before in ",.!?")) or not behind.isspace():
        return False
    place, opener = following
    return text[place - 1].isspace() and WORDISH.match(text, place + len(opener)) is not None


def _role_inside(text: str, here: int, after: int, sign: str, mark: str, start: int, end: int) -> str:
    """Say what a mark does inside an open quotation: close it, open a nested one, or open anew."""
    before = text[here - 1] if here > start else " "
    behind = text[after] if after < end else " "
    if sign in OPENERS:
        if sign == "“" and mark == "„":
            return "close"
        if sign in "«‹" and mark in "»›":
            return "close"
        if sign in "«„‹" and mark != sign:
            return "nested"
        if before.isspace() and behind.isspace():
            return "close"
        if not before.isspace() and not WORDISH.match(behind) and before not in "([—–-":
            return "close"
        return "again"
    if sign in EITHER and mark in EITHER and before.isspace() and WORDISH.match(behind):
        return "again" if _previous_ended(text, start, here) else "close"
    return "close"


def _previous_ended(text: str, start: int, here: int) -> bool:
    """Before an opener that comes while one is open: the lost closer stood after a sentence."""
    return text[max(start, here - 8) : here].rstrip(TRIM)[-1:] in ".!?,"


def _segment(
    text: str, opened: tuple[int, int], inner_end: int, outer_end: int, number: int, open_ended: bool
) -> list[Segment]:
    outer_start, start = opened
    while start < inner_end and text[start] in TRIM:
        start += 1
    while inner_end > start and text[inner_end - 1] in TRIM:
        inner_end -= 1
    if inner_end <= start or not WORDISH.search(text, start, inner_end):
        return []
    if inner_end - start > MAX_QUOTE:
        return []
    return [Segment(start, inner_end, outer_start, max(outer_end, inner_end), number, open_ended)]


def _pair_singles(text: str, start: int, end: int, number: int) -> list[Segment]:
    """Pair ‘ ’ and ' ' where they are the text's own marks; apostrophes are told apart by their neighbours."""
    out: list[Segment] = []
    opened: int | None = None
    sure = last = spare = -1
    nested = 0
    for found in SINGLE.finditer(text, start, end):
        here, sign = found.start(), found.group()
        before = text[here - 1] if here > start else " "
        behind = text[here + 1] if here + 1 < end else " "
        if before.isalnum() and behind.isalnum():
            continue
        if opened is not None and (sign == "'") != (text[opened] == "'"):
            continue
        if (before.isspace() or before in "([—–-") and not behind.isspace() and sign != "’":
            if opened is not None and last < 0:
                nested += 1
                continue
            if opened is not None:
                out.extend(_close_single(text, opened, sure if sure >= 0 else last, number, end))
            opened, sure, last, spare, nested = here, -1, -1, -1, 0
        elif opened is not None and not before.isspace():
            if nested and _surely_closes(text, here, before, behind):
                nested -= 1
                spare = here
                continue
            last = here
            if sure < 0 and _surely_closes(text, here, before, behind):
                sure = here
    if opened is not None:
        last = last if last >= 0 else spare
        out.extend(_close_single(text, opened, sure if sure >= 0 else last, number, end))
    return out


def _surely_closes(text: str, here: int, before: str, behind: str) -> bool:
    """Tell a closing mark from the apostrophe of a plural's genitive ("voters’ choice") or of "goin’"."""
    if before in ".,!?;:…—–-)" or not behind.isspace():
        return True
    if before == "s":
        word = NEXT_WORD.match(text, here + 1)
        return word is not None and word.group(1) in AFTER_CLOSING
    return text[here - 2 : here] != "in"


def _close_single(text: str, opened: int, here: int, number: int, end: int) -> list[Segment]:
    if here < 0:
        return _segment(text, (opened, opened + 1), end, end, number, True) if text[opened] == "‘" else []
    return _segment(text, (opened, opened + 1), here, here + 1, number, False)
