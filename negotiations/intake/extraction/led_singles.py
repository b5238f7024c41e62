"""Quotations in single marks of a text that otherwise has double ones: where a reporting verb leads in a sentence."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from negotiations.intake.extraction.lexicon.verbs import STRONG_CUES
from negotiations.intake.extraction.marks import Segment

# Looked for as plain text first: most articles have none.
LEADS = (": '", ", '", ": ‘", ", ‘")
OPENS = re.compile(r"(?P<lead>[:,]) (?P<mark>['‘])(?=[A-Z])")
CLOSES = {
    "'": re.compile(r"(?<=[.!?,…])'(?!\w)|(?<=\w)'(?=[.!?](?:\s|\Z))"),
    "‘": re.compile(r"(?<=[.!?,…])’(?!\w)|(?<=\w)’(?=[.!?](?:\s|\Z))"),
}
WORD = re.compile(r"\w+(?:['’]\w+)*")
SENTENCE = re.compile(r"[.!?…]\s|\n")
BEFORE = 90  # letters read for the verb
NEAR = {":": 8, ",": 3}  # words from the verb to the mark
FEWEST = 3
LONGEST = 1500


def with_led_singles(
    text: str, paragraphs: Sequence[tuple[int, int]], found: Sequence[Segment]
) -> Sequence[Segment]:
    """Return the segments with those that single marks hold outside them: "Tusk wrote: 'Poland stands ready.'"."""
    if not any(lead in text for lead in LEADS):
        return found
    starts = [start for start, _ in paragraphs]
    taken = [segment.outer_start for segment in found]
    closers: dict[str, list[int]] = {}
    out: list[Segment] = []
    here = 0
    for opening in OPENS.finditer(text):
        start, mark = opening.end(), opening["mark"]
        if opening.start("mark") < here or not _is_led_in(text, opening.start(), opening["lead"]):
            continue
        if mark not in closers:
            closers[mark] = [closing.start() for closing in CLOSES[mark].finditer(text)]
        paragraph = bisect_right(starts, start) - 1
        place = bisect_left(closers[mark], start)
        stop = closers[mark][place] if place < len(closers[mark]) else len(text)
        beside = bisect_right(taken, start)
        free = beside == 0 or found[beside - 1].outer_end <= opening.start()
        free = free and (beside == len(found) or found[beside].outer_start > stop)
        if not free or paragraph < 0 or stop >= min(paragraphs[paragraph][1], start + LONGEST):
            continue
        if len(WORD.findall(text, start, min(stop, start + 80))) >= FEWEST:
            out.append(Segment(start, stop, start - 1, stop + 1, paragraph))
            here = stop
    return sorted([*found, *out], key=lambda segment: segment.start) if out else found


def _is_led_in(text: str, stop: int, lead: str) -> bool:
    """Tell whether a reporting verb stands near enough before the mark, in its sentence."""
    sentence = SENTENCE.split(text[max(0, stop - BEFORE) : stop])[-1]
    return any(word in STRONG_CUES for word in WORD.findall(sentence)[-NEAR[lead] :])
