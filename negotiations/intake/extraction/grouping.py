"""Joins the spans of one quotation that its attribution splits."""

import re
from collections.abc import Sequence

from negotiations.intake.extraction.marks import Segment
from negotiations.intake.extraction.voice import Voice

CONTINUES = frozenset(("continued", "continues", "continuing"))
MAX_GAP = 220
# Ukrainian and Russian set the stop behind the mark, so that it may be the first thing between two quotations.
SENTENCE_END = re.compile(
    r"[.!?…]\s*\Z|[a-zа-яёїієґ]{2}[.!?]\s+[A-ZА-ЯЁЇІЄҐ]|\A[.!?…]+\s+[А-ЯЁЇІЄҐ]",
)
ANOTHER_SENTENCE = re.compile(
    r"[a-z]{2}[.!?]\s+\S|[а-яёїієґ]{2}[.!?]\s+[^\s—–-]|\A[.!?…]+\s+[А-ЯЁЇІЄҐ]",
)
CYRILLIC_SENTENCE = re.compile(r"\s+[А-ЯЁЇІЄҐ]")


def group(text: str, segments: Sequence[Segment], voices: Sequence[Voice | None]) -> list[list[int]]:
    """Return the numbers of the segments of each quotation, in order."""
    out: list[list[int]] = []
    for number, segment in enumerate(segments):
        if out and _belongs(text, segments[out[-1][-1]], segment, voices[out[-1][-1]], voices[number]):
            out[-1].append(number)
        else:
            out.append([number])
    return out


def _belongs(text: str, before: Segment, segment: Segment, spoke: Voice | None, speaks: Voice | None) -> bool:
    if segment.goes_on(before):
        return True
    if (spoke.name if spoke else None) != (speaks.name if speaks else None):
        return False
    if before.paragraph != segment.paragraph:
        if segment.paragraph != before.paragraph + 1:
            return False
        return before.open_ended or (speaks is not None and speaks.cue in CONTINUES)
    between = text[before.outer_end : segment.outer_start]
    if len(between) > MAX_GAP:
        return False
    if text[before.end - 1] == "…" and CYRILLIC_SENTENCE.match(between):
        return False
    if not SENTENCE_END.search(between) and text[before.end - 1] not in ".!?":
        return True
    own_cue = speaks is not None and speaks.how != "carried"
    return not own_cue and not ANOTHER_SENTENCE.search(between)
