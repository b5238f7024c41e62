"""The grid: one row an issue, one cell a party, silence included."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from negotiations.editions.schema import IssueShape, PartyShape, PositionShape, StatusWording
from negotiations.editions.state import State
from negotiations.tracker.agreement import agreement_of, claim_line
from negotiations.tracker.distance import Distance, distance_of
from negotiations.tracker.stances import STANCES, Movement, Stance, movement
from negotiations.tracker.voices import conflicting

WIDE = 7
"""With more parties than this the table scrolls inside its own box."""

BASIS_WORDS = {"quoted": "", "reported": "reported", "judgement": "editor’s judgement"}


@dataclass(frozen=True, slots=True)
class Cell:
    """pos: a position on record; none: silence; out: the issue is not this party’s."""

    kind: Literal["pos", "none", "out"]
    party: PartyShape
    position: PositionShape | None = None
    stance: Stance | None = None
    movement: Movement | None = None
    basis: str = ""
    conflicting: bool = False


@dataclass(frozen=True, slots=True)
class GridRow:
    issue: IssueShape
    wording: StatusWording
    claim: str
    distance: Distance
    cells: list[Cell]


@dataclass(frozen=True, slots=True)
class Column:
    party: PartyShape
    on_record: int


@dataclass(frozen=True, slots=True)
class Group:
    title: str
    rows: list[GridRow]


@dataclass(frozen=True, slots=True)
class Grid:
    columns: list[Column]
    groups: list[Group]
    total: int
    is_wide: bool

    @property
    def width(self) -> int:
        """Columns of the table, the two leading ones included."""
        return len(self.columns) + 2


def grid_of(state: State, issues: Sequence[IssueShape]) -> Grid:
    """Build the rows for `issues`; the counts in the head are over all issues of the state."""
    parties = state.grid_parties
    columns = [
        Column(party, sum(1 for issue in state.issues.values() if issue.position_of(party.id)))
        for party in parties
    ]
    pinned = [_row(state, issue, parties) for issue in issues if issue.pinned]
    others = [_row(state, issue, parties) for issue in issues if not issue.pinned]
    groups = [Group("Pinned by the editors", pinned), Group("Other issues" if pinned else "", others)]
    return Grid(columns, [group for group in groups if group.rows], len(state.issues), len(parties) > WIDE)


def cell_of(state: State, issue: IssueShape, party: PartyShape) -> Cell:
    """Return what the record says of one party on one issue."""
    position = issue.position_of(party.id)
    at_odds = conflicting(state, issue, party)
    if position is None:
        kind: Literal["none", "out"] = "out" if party.id in issue.not_parties() else "none"
        return Cell(kind, party, conflicting=at_odds)
    return Cell(
        kind="pos",
        party=party,
        position=position,
        stance=STANCES[position.stance],
        movement=movement(position.stance, position.was.stance) if position.was else None,
        basis=BASIS_WORDS[position.basis],
        conflicting=at_odds,
    )


def _row(state: State, issue: IssueShape, parties: list[PartyShape]) -> GridRow:
    return GridRow(
        issue=issue,
        wording=state.wording[issue.status],
        claim=claim_line(agreement_of(issue, state.frame.parties)),
        distance=distance_of(issue, state),
        cells=[cell_of(state, issue, party) for party in parties],
    )
