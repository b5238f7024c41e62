"""Where the paragraphs of a text begin and end, also in hard-wrapped text."""

import re
from statistics import median

GAP = re.compile(r"\n[ \t\u00a0]*\n\s*")
WRAP_MIN, WRAP_MAX = 45, 110


def paragraphs(text: str) -> list[tuple[int, int]]:
    """Return (start, end) of every paragraph: each line, or each block where lines are wrapped."""
    if _is_wrapped(text):
        return _blocks(text)
    return _lines(text)


def _lines(text: str) -> list[tuple[int, int]]:
    out: list[tuple[int, int]] = []
    here = 0
    for line in text.split("\n"):
        end = here + len(line)
        if line and not line.isspace():
            out.append((here, end))
        here = end + 1
    return out


def _is_wrapped(text: str) -> bool:
    """Wrapped text has blank lines, and most lines that end in mid-sentence are of much the same length."""
    if not GAP.search(text):
        return False
    inner = [
        len(line)
        for block in GAP.split(text[:60_000])
        if "\n" in block
        for line in block.split("\n")[:-1]
        if line.strip()
    ]
    if len(inner) < 6 or len(inner) * 3 < text[:60_000].count("\n\n"):
        return False
    middle = median(inner)
    return WRAP_MIN <= middle <= WRAP_MAX and sum(abs(n - middle) <= 16 for n in inner) * 4 >= len(inner) * 3


def _blocks(text: str) -> list[tuple[int, int]]:
    out: list[tuple[int, int]] = []
    start = 0
    for gap in GAP.finditer(text):
        if gap.start() > start:
            out.append((start, gap.start()))
        start = gap.end()
    if text[start:].strip():
        out.append((start, len(text)))
    return out
