"""Printed lines put together to paragraphs: by their distance, size and indent; running heads and page numbers go."""

import itertools
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

DIGITS = re.compile(r"\d+")
CUT_WORD = re.compile(r"([^\W\d_]+)[-\u2010\u00ad]\Z")
WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
SENTENCE_END = re.compile(r"[.!?:…][\"”’»“)\]]*\Z")
LIST_MARK = re.compile(r"(?:[•●▪◦‣–—*-]|\(?\d{1,2}[.)]|\(?[a-z][.)])\s")
WIDER = 1.35  # of the usual distance between lines: a paragraph's end
INDENT = 0.9  # of the size of the letters
SHORT = 0.75  # of the longest line near it


@dataclass(frozen=True, slots=True)
class Line:
    """A printed line: its words, where its first letter stands (points, from the lower left), its size, its page."""

    text: str
    x: float
    y: float
    size: float
    page: int


def joined(lines: Sequence[Line]) -> str:
    """Return the text of the lines, a blank line between paragraphs."""
    kept = _without_running_heads(lines)
    usual = _usual_distance(kept)
    words = Counter(word.lower() for line in kept for word in WORD.findall(line.text))
    cut = sum(1 for line in kept if CUT_WORD.search(line.text))
    hyphenated = cut > max(3, len(kept) * 0.04)
    paragraphs: list[str] = []
    longest = 0
    for place, line in enumerate(kept):
        before = kept[place - 1] if place else None
        if before is None or _is_new(before, line, usual, longest):
            paragraphs.append(line.text)
            longest = len(line.text)
        else:
            paragraphs[-1] = _glued(paragraphs[-1], line.text, words, hyphenated)
            longest = max(longest, len(line.text))
    return "\n\n".join(paragraphs)


def _is_new(before: Line, line: Line, usual: float, longest: int) -> bool:
    """Tell whether a line begins a paragraph after the one before it."""
    if abs(before.size - line.size) > 0.1 * max(before.size, line.size) or LIST_MARK.match(line.text):
        return True
    ended = bool(SENTENCE_END.search(before.text)) and not line.text[0].islower()
    down = before.y - line.y
    if before.page != line.page or down <= 0:  # a new page or column
        return ended
    if down > usual * WIDER * line.size:
        return True
    if line.x - before.x > INDENT * line.size and ended:
        return True
    return ended and len(before.text) < SHORT * longest


def _usual_distance(lines: Sequence[Line]) -> float:
    """Return the usual distance from line to line, in sizes of the letters."""
    distances = [
        (one.y - other.y) / one.size
        for one, other in itertools.pairwise(lines)
        if one.page == other.page and one.y > other.y and abs(one.size - other.size) < 0.1 and one.size > 0
    ]
    return min(max(median(distances), 0.9), 2.5) if len(distances) > 2 else 1.2


def _glued(text: str, line: str, words: Counter[str], hyphenated: bool) -> str:
    """Put a line behind a text. A word cut at the line's end loses its hyphen where the file writes it without one."""
    found = CUT_WORD.search(text)
    first = WORD.match(line)
    if not found or not first or not line[0].islower():
        return f"{text} {line}"
    head, tail = found[1].lower(), first[0].lower()
    whole, with_hyphen = words[head + tail], words[f"{head}-{tail}"]
    removes = text.endswith("\u00ad") or (whole > with_hyphen if whole or with_hyphen else hyphenated)
    return (text[:-1] if removes else text) + line


def _without_running_heads(lines: Sequence[Line]) -> list[Line]:
    """Leave out the top and bottom lines that come back on most pages, whatever their numbers."""
    pages: dict[int, list[Line]] = {}
    for line in lines:
        pages.setdefault(line.page, []).append(line)
    if len(pages) < 3:
        return list(lines)
    edges: Counter[str] = Counter()
    outer: set[int] = set()
    for page in pages.values():
        by_height = sorted(page, key=lambda line: line.y)
        most = 2 if len(page) > 5 else 1
        chosen = {id(line): line for line in (*by_height[:most], *by_height[-most:])}
        outer.update(chosen)
        edges.update({DIGITS.sub("#", line.text) for line in chosen.values()})
    return [
        line
        for line in lines
        if not (id(line) in outer and edges[DIGITS.sub("#", line.text)] * 2 > len(pages))
    ]
