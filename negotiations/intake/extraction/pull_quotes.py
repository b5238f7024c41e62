"""Pull quotes: lines that only repeat, set apart, words that the article quotes elsewhere."""

import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from itertools import accumulate

from negotiations.intake.extraction.boilerplate import is_quoted
from negotiations.intake.extraction.quoted_furniture import OPENING_MARKS

# A line that is one quotation and nothing else, but for a name behind a dash.
SET_APART = re.compile(
    r"(?:[“\"«„]([^“”\"«»„]{20,500})[”\"»“]|‘([^‘]{20,500})’)(?:\s*[—–-]{1,2}\s*[^“”\"«»„]{2,80})?"
)
FEWEST_SPACES = 4  # in the words that are compared
MOST_LINES = 40  # looked for in an article, so that the time stays linear
CLOSING_MARKS = '”"»“’'
LONGEST = 600  # characters of a line
BREATH = " \t.,…!?"


def pull_quotes(text: str, lines: Sequence[str], drop: Mapping[int, str]) -> list[int]:
    """Return the indices of the pull quotes in `lines`, those of `text`; lines in `drop` neither are nor have any."""
    apart = [place for place, line in enumerate(lines) if line[:1] in OPENING_MARKS]
    found: list[int] = []
    seen: set[str] = set()
    looked = 0
    for index in apart:
        line = lines[index]
        tail = line.rstrip()[-90:]
        if len(line) > LONGEST or not (
            tail[-1] in CLOSING_MARKS or "—" in tail or "–" in tail or " -" in tail
        ):
            continue
        if index in drop or _is_introduced(lines, index):
            continue
        whole = SET_APART.fullmatch(line.strip())
        if whole is None:
            continue
        # The first letter may be a capital here only.
        words = (whole[1] or whole[2]).strip(BREATH)[1:]
        if words.count(" ") < FEWEST_SPACES:
            continue
        looked += 1
        if looked > MOST_LINES:
            break
        if words in seen or (text.count(words) > 1 and _stands_elsewhere(words, index, text, lines, drop)):
            found.append(index)
        seen.add(words)
    return found


def _is_introduced(lines: Sequence[str], index: int) -> bool:
    """Tell whether a line with a colon leads to this one."""
    before = next(
        (lines[place] for place in range(index - 1, max(index - 4, -1), -1) if lines[place].strip()), ""
    )
    return before.rstrip().endswith(":")


def _stands_elsewhere(
    words: str, index: int, text: str, lines: Sequence[str], drop: Mapping[int, str]
) -> bool:
    """Tell whether a longer line of the body quotes the same words."""
    starts = [0, *accumulate(len(line) + 1 for line in lines)]
    place = text.find(words)
    for _ in range(3):
        if place < 0:
            return False
        other = bisect_right(starts, place) - 1
        if other != index and other not in drop and len(lines[other]) > len(lines[index]) + 8:
            return is_quoted(lines[other][:20_000])
        place = text.find(words, place + len(words))
    return False
