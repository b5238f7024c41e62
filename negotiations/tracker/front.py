"""The front page of a negotiation, put together."""

from collections.abc import Mapping
from dataclasses import dataclass

from negotiations.editions.state import State
from negotiations.tracker.ahead import Ahead, ahead_of
from negotiations.tracker.course import courses
from negotiations.tracker.filters import Choice, choose
from negotiations.tracker.grid import Grid, grid_of
from negotiations.tracker.moved import Moved, moved_in
from negotiations.tracker.ribbon import Ribbon, ribbon_of
from negotiations.tracker.stances import STANCES, Stance
from negotiations.tracker.talks_page import TalksRow, talks_rows
from negotiations.tracker.tally import Tally, tally_of


@dataclass(frozen=True, slots=True)
class Front:
    tally: Tally
    moved: Moved
    ahead: Ahead
    ribbon: Ribbon
    choice: Choice
    grid: Grid
    talks: list[TalksRow]
    stances: list[Stance]


def front_of(state: State, query: Mapping[str, str]) -> Front:
    """Build everything the front page shows; `query` chooses the rows of the grid."""
    course_by_issue = courses(state)
    moved = moved_in(state)
    choice = choose(state, moved, query)
    return Front(
        tally=tally_of(state, course_by_issue),
        moved=moved,
        ahead=ahead_of(state),
        ribbon=ribbon_of(state, course_by_issue),
        choice=choice,
        grid=grid_of(state, choice.issues),
        talks=[row for row in talks_rows(state) if row.talks.state == "held"],
        stances=list(STANCES.values()),
    )
