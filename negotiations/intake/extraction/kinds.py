"""Tells full statements, partial quotations and fragments apart by the words themselves."""

import re

from negotiations.intake.extraction.values import Kind

FEW = 4
WORD = re.compile(r"\w+(?:['’.-]\w+)*")
STATEMENT_END = (".", "!", "?", ",", "…", ";", "—", "–", "-", ":")


# British, Ukrainian and Russian setting puts the sentence's own full stop or comma behind the mark.
LED_IN = (":", ",", "—", "–", ".", "!", "?", "…")
ENDED_BEHIND = (".", ",", ";", "!", "?", " —", " –")
FEWEST = 3


def stands_alone(text: str, start: int, end: int) -> bool:
    """Tell whether marks from `start` to `end` hold a sentence of its own, though its stop stands behind them."""
    before = text[max(start - 3, 0) : start].rstrip(" \u00a0")
    if before and not before.endswith((*LED_IN, "\n")):
        return False
    return (
        text.startswith(ENDED_BEHIND, end) and len(WORD.findall(text, start, min(end, start + 80))) >= FEWEST
    )


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
