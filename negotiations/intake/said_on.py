"""Suggests the day on which words were said: a weekday beside the reporting word, counted back from publication."""

import datetime
import re
from collections.abc import Sequence

from negotiations.intake.extraction import Span

DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
DAY = re.compile("|".join(DAYS))
BESIDE = 140  # characters around the words in which their attribution stands
BETWEEN = 70  # characters between the reporting word and the day


def suggest_day(
    text: str, spans: Sequence[Span], cue: str, *, published_on: datetime.date | None
) -> datetime.date | None:
    """Return the day, or None: only where publication is dated and the clause that reports the words names a weekday.

    The last such weekday up to the day of publication is meant.
    """
    if published_on is None or not cue:
        return None
    clauses = [clause for clause in _clauses(text, spans) if cue in clause and DAY.search(clause)]
    if not clauses:
        return None
    said = re.compile(
        rf"\b{re.escape(cue)}\b(?P<rest>[^.!?“”\"«»\n]{{0,{BETWEEN}}}?)\b(?P<day>{'|'.join(DAYS)})\b(?!['’]s)"
    )
    for clause in clauses:
        found = said.search(clause)
        if found and not re.search(r"\b(?:next|until|till|by|since|before|after)\s*$", found["rest"]):
            back = (published_on.weekday() - DAYS.index(found["day"])) % 7
            return published_on - datetime.timedelta(days=back)
    return None


def _clauses(text: str, spans: Sequence[Span]) -> list[str]:
    """Return what stands right behind each span, up to the next, and before the first."""
    ends = [span.start for span in spans[1:]] + [len(text)]
    behind = [text[span.end : min(span.end + BESIDE, end)] for span, end in zip(spans, ends, strict=True)]
    first = spans[0].start
    before = text[max(0, first - BESIDE) : first].rpartition("\n")[2]
    return [clause.partition("\n")[0] for clause in behind] + [before]
