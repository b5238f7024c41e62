"""What differs between two editions, object by object, with the words that changed marked."""

import difflib
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal
from uuid import UUID

from negotiations.editions.queries import Change

WORDS = re.compile(r"\s+|\S+")


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of words: in both texts, or only in one of them."""

    kind: Literal["same", "only"]
    text: str


@dataclass(frozen=True, slots=True)
class Line:
    part: str
    label: str
    before: list[Piece]
    after: list[Piece]


@dataclass(frozen=True, slots=True)
class Block:
    """All changes of one object."""

    kind: str
    object_id: UUID
    code: str
    title: str
    lines: list[Line]


def blocks_of(changes: Sequence[Change]) -> list[Block]:
    """Group changes by their object in the order given, and mark the words that differ."""
    blocks: dict[tuple[str, UUID], Block] = {}
    for change in changes:
        key = (change.kind, change.object_id)
        block = blocks.setdefault(key, Block(change.kind, change.object_id, change.code, change.title, []))
        before, after = marked(change.before, change.after)
        block.lines.append(Line(change.part, change.label, before, after))
    return list(blocks.values())


def marked(before: str | None, after: str | None) -> tuple[list[Piece], list[Piece]]:
    """Split two texts into pieces that both have and pieces that only one has; None has no pieces."""
    if before is None or after is None:
        return _whole(before), _whole(after)
    old, new = WORDS.findall(before), WORDS.findall(after)
    matcher = difflib.SequenceMatcher(a=old, b=new, autojunk=False)
    if matcher.ratio() < 0.3:
        return _whole(before), _whole(after)
    left: list[Piece] = []
    right: list[Piece] = []
    for tag, a, b, c, d in matcher.get_opcodes():
        kind: Literal["same", "only"] = "same" if tag == "equal" else "only"
        if a < b:
            left.append(Piece(kind, "".join(old[a:b])))
        if c < d:
            right.append(Piece(kind, "".join(new[c:d])))
    return left, right


def _whole(text: str | None) -> list[Piece]:
    return [Piece("only", text)] if text else []
