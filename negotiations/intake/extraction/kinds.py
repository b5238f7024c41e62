"""Tells full statements, partial quotations and fragments apart by the words themselves."""

import re
from collections.abc import Sequence

from negotiations.intake.extraction.values import Kind

FEW = 4
WORD = re.compile(r"\w+(?:['’.-]\w+)*")
STATEMENT_END = (".", "!", "?", ",", "…", ";", "—", "–", "-", ":")


# British, Ukrainian and Russian setting puts the sentence's own full stop or comma behind the mark.
LED_IN = (":", ",", "—", "–", ".", "!", "?", "…")
ENDED_BEHIND = (".", ",", ";", "!", "?", " —", " –", " - ")
FEWEST = 3
# Ukrainian and Russian sentences may have two words; a subject or the form of a verb tells them from a name.
SUBJECTS = frozenset(
    "я ти ты ми мы ви вы він он вона она воно оно вони они це это ніхто никто всі усі все всё хто кто".split()  # noqa: SIM905
)
PREDICATE = re.compile(
    r"\b(?:є|нема|немає|нет|не|буде|будет|будуть|будут|було|было|можна|можно|треба|надо|нужно)\b"
    r"|(?:[єиї]мо|[аяу]ем|[аяую]ють|[аяу]ют|ться|тся|тись|[єи]мось)\b",
    re.IGNORECASE,
)


def stands_alone(text: str, start: int, end: int) -> bool:
    """Tell whether marks from `start` to `end` hold a sentence of its own, though its stop stands behind them."""
    before = text[max(start - 3, 0) : start].rstrip(" \u00a0")
    if before and not before.endswith((*LED_IN, "\n")):
        return False
    if not text.startswith(ENDED_BEHIND, end):
        return False
    words = WORD.findall(text, start, min(end, start + 80))
    return len(words) >= FEWEST or (len(words) == FEWEST - 1 and _is_short_sentence(words))


def _is_short_sentence(words: Sequence[str]) -> bool:
    return words[0].casefold() in SUBJECTS or PREDICATE.search(" ".join(words)) is not None


def kind_of(words: str, *, open_ended: bool = False) -> Kind:
    """Return "statement" for a sentence, "fragment" for up to four words, else "partial"."""
    # Its beginning tells whether a quotation has more than four words, unless it is dashes and dots.
    count = len(WORD.findall(words, 0, 80))
    if count <= FEW and len(words) > 80:
        count = len(WORD.findall(words))
    first = words[0]
    if not first.isalnum():
        first = next((char for char in words if char.isalnum()), "")
    ended = open_ended or words.rstrip().endswith(STATEMENT_END)
    if ended and (first.isupper() or first.isdigit()) and count > 1:
        return "statement"
    return "fragment" if count <= FEW else "partial"
