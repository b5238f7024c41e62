"""The difference of two texts in one line of reading: what stays, what goes, what comes."""

import difflib
import re
from dataclasses import dataclass
from typing import Literal

WORDS = re.compile(r"\s+|\S+")
# Below this likeness the old text and the new one are shown whole: a mosaic of both cannot be read.
LIKE = 0.45


@dataclass(frozen=True, slots=True)
class Piece:
    kind: Literal["same", "gone", "new"]
    text: str


def difference(before: str | None, after: str | None) -> list[Piece]:
    """Return the pieces of `after` with what went of `before` in its place; None is no text at all."""
    if before is None or after is None or before == after:
        kind: Literal["same", "new"] = "same" if before == after else "new"
        gone = [Piece("gone", before)] if before and after is None else []
        return gone + ([Piece(kind, after)] if after else [])
    old, new = WORDS.findall(before), WORDS.findall(after)
    matcher = difflib.SequenceMatcher(a=old, b=new, autojunk=False)
    if matcher.ratio() < LIKE:
        return [Piece("gone", before), Piece("same", " "), Piece("new", after)]
    pieces: list[Piece] = []
    for tag, a, b, c, d in matcher.get_opcodes():
        if tag == "equal":
            pieces.append(Piece("same", "".join(old[a:b])))
            continue
        if a < b:
            pieces.append(Piece("gone", "".join(old[a:b])))
        if c < d:
            pieces.append(Piece("new", "".join(new[c:d])))
    return pieces
