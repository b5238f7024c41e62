"""The course of an issue: which status it had when, in the world's time, as the newest word has it."""

import datetime
from dataclasses import dataclass
from uuid import UUID

from negotiations.editions.schema import IssueShape, PrecisionCode, StatusCode
from negotiations.editions.state import State, Told

CLOSED: frozenset[str] = frozenset({"not_on_the_table", "fulfilled", "expired"})


@dataclass(frozen=True, slots=True)
class Step:
    """From `at` the issue stood at `status`; `told` is the update that says so."""

    at: datetime.datetime
    precision: PrecisionCode
    status: StatusCode
    told: Told


@dataclass(frozen=True, slots=True)
class Course:
    """The steps of one issue, oldest first; before them it stood at `start`."""

    start: StatusCode
    steps: tuple[Step, ...]

    def status_at(self, moment: datetime.datetime) -> StatusCode:
        """Return the status at `moment`, what happened at that very moment included."""
        status = self.start
        for step in self.steps:
            if step.at > moment:
                break
            status = step.status
        return status

    @property
    def gates(self) -> list[tuple[str, Step]]:
        """The steps at which the issue was opened, closed or reopened, each with that word."""
        found: list[tuple[str, Step]] = []
        previous: str = self.start
        for step in self.steps:
            if previous in CLOSED and step.status not in CLOSED:
                found.append(("Reopened" if found or previous != "not_on_the_table" else "Opened", step))
            elif previous not in CLOSED and step.status in CLOSED:
                found.append(("Closed", step))
            previous = step.status
        return found


def course_of(issue: IssueShape, told: list[Told]) -> Course:
    """Order the status moves of an issue by when they happened.

    A correction or withdrawal takes the move that it corrects out of the course. A move published late never
    goes before one that was published earlier: the last step is the issue's status.
    """
    moves = [one for one in told if one.update.moves_status]
    mended = {one.update.corrects_id for one in moves if one.update.corrects_id}
    steps: list[Step] = []
    for one in moves:
        update = one.update
        if update.id in mended or update.to_status is None:
            continue
        at = max(update.happened_at, steps[-1].at) if steps else update.happened_at
        steps.append(Step(at, update.precision, update.to_status, one))
    start = moves[0].update.from_status if moves else issue.status
    return Course(start or "not_on_the_table", tuple(steps))


def courses(state: State) -> dict[UUID, Course]:
    """Return the course of every issue, by its id."""
    told: dict[UUID, list[Told]] = {}
    for one in state.told:
        if one.update.issue_id:
            told.setdefault(one.update.issue_id, []).append(one)
    return {issue.id: course_of(issue, told.get(issue.id, [])) for issue in state.issues.values()}
