"""What differs between two editions: statuses, updates, and every object with the words that changed marked."""

import datetime
import difflib
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal
from uuid import UUID

from negotiations.editions.queries import Change, compare_states
from negotiations.editions.schema import IssueShape, StatusWording
from negotiations.editions.state import State
from negotiations.tracker.dates import clock, dated
from negotiations.tracker.history import Entry, entries_of

WORDS = re.compile(r"\s+|\S+")
DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
MOMENT = re.compile(r"\d{4}-\d{2}-\d{2}T[\d:.]+(?:Z|[+-]\d{2}:\d{2})")
SHORT = 30
"""Up to so many differences every object stands unfolded."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of words: in both texts, or only in one of them."""

    kind: Literal["same", "only"]
    text: str


@dataclass(frozen=True, slots=True)
class Line:
    label: str
    before: list[Piece]
    after: list[Piece]


@dataclass(frozen=True, slots=True)
class Block:
    """All changes of one object."""

    code: str
    title: str
    lines: list[Line]


@dataclass(frozen=True, slots=True)
class Shift:
    """An issue that stands at another status than before."""

    issue: IssueShape
    before: StatusWording | None
    after: StatusWording


@dataclass(frozen=True, slots=True)
class Compared:
    moved: list[Shift]
    entries: list[Entry]
    blocks: list[Block]

    @property
    def count(self) -> int:
        return sum(len(block.lines) for block in self.blocks)

    @property
    def is_short(self) -> bool:
        return self.count <= SHORT


def compared(older: State, newer: State) -> Compared:
    """Put together everything that differs from `older` to `newer`."""
    told = [one for one in newer.told if one.edition.number > older.edition.number]
    return Compared(
        moved=_shifts(older, newer),
        entries=entries_of(newer, [one for one in told if one.update.kind != "refile"]),
        blocks=blocks_of(compare_states(older, newer).changes, zone=newer.frame.zone),
    )


def blocks_of(changes: Sequence[Change], *, zone: str) -> list[Block]:
    """Group changes by their object in the order given, and mark the words that differ."""
    blocks: dict[tuple[str, UUID], Block] = {}
    for change in changes:
        block = blocks.setdefault((change.kind, change.object_id), Block(change.code, change.title, []))
        before, after = marked(_readable(change.before, zone), _readable(change.after, zone))
        block.lines.append(Line(change.label, before, after))
    return list(blocks.values())


def marked(before: str | None, after: str | None) -> tuple[list[Piece], list[Piece]]:
    """Split two texts into pieces that both have and pieces that only one has.

    None has no pieces; what stands against nothing needs no marks.
    """
    if before is None or after is None:
        return _whole(before, "same"), _whole(after, "same")
    old, new = WORDS.findall(before), WORDS.findall(after)
    matcher = difflib.SequenceMatcher(a=old, b=new, autojunk=False)
    if matcher.ratio() < 0.5:
        return _whole(before, "only"), _whole(after, "only")
    left: list[Piece] = []
    right: list[Piece] = []
    for tag, a, b, c, d in matcher.get_opcodes():
        kind: Literal["same", "only"] = "same" if tag == "equal" else "only"
        if a < b:
            left.append(Piece(kind, "".join(old[a:b])))
        if c < d:
            right.append(Piece(kind, "".join(new[c:d])))
    return left, right


def _shifts(older: State, newer: State) -> list[Shift]:
    shifts = []
    for issue in newer.ordered_issues:
        was = older.issues.get(issue.id)
        if was is None or was.status != issue.status:
            before = older.wording[was.status] if was else None
            shifts.append(Shift(issue, before, newer.wording[issue.status]))
    return shifts


def _readable(text: str | None, zone: str) -> str | None:
    """Put a bare date or time of the comparison into words."""
    if text and DAY.fullmatch(text):
        return str(dated(datetime.date.fromisoformat(text)))
    if text and MOMENT.fullmatch(text):
        return clock(datetime.datetime.fromisoformat(text), zone)
    return text


def _whole(text: str | None, kind: Literal["same", "only"]) -> list[Piece]:
    return [Piece(kind, text)] if text else []
