"""Finds the answers of a Ukrainian or Russian interview, which dashes open in place of marks."""

import re
from collections.abc import Sequence

QUESTION = re.compile(r"\?[\s*»\"”]*\Z")
ANSWER = re.compile(r"\s*(?:[—–]+\s*|-{1,2}\s+)(?=[«„\"А-ЯЁЇІЄҐ\d])")
DASH = re.compile(r"[\s*]*[—–-]")
FEWEST_ANSWERS = 2
FEWEST_WORDS = 3
LONGEST_QUESTION = 700


def answers_in(text: str, paragraphs: Sequence[tuple[int, int]]) -> dict[int, int]:
    """Return the paragraphs that answer a question, and where the answer's words begin; none unless there are several."""
    out: dict[int, int] = {}
    for number, (start, end) in enumerate(paragraphs[1:], 1):
        led = ANSWER.match(text, start, end)
        if led is None or _is_question(text, paragraphs[number]):
            continue
        if _is_question(text, paragraphs[number - 1]) and text.count(" ", led.end(), end) >= FEWEST_WORDS - 1:
            out[number] = led.end()
    if len(out) < FEWEST_ANSWERS:
        return {}
    # A remark that is no question is answered, too.
    for number, (start, end) in enumerate(paragraphs[1:], 1):
        led, asked = ANSWER.match(text, start, end), DASH.match(text, *paragraphs[number - 1])
        if led is not None and asked is not None and number - 1 not in out and number - 2 in out:
            out.setdefault(number, led.end())
    return out


def _is_question(text: str, paragraph: tuple[int, int]) -> bool:
    start, end = paragraph
    return end - start < LONGEST_QUESTION and QUESTION.search(text, max(start, end - 8), end) is not None
