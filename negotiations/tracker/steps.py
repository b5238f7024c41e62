"""The chain from raised to done, with the step an issue stands on and those it passed over."""

from dataclasses import dataclass
from typing import Literal

from negotiations.editions.schema import IssueShape
from negotiations.editions.state import State
from negotiations.tracker.course import Course

CHAIN = ("raised", "under_negotiation", "agreed_in_principle", "agreed", "in_force", "fulfilled")


@dataclass(frozen=True, slots=True)
class StepOnTheWay:
    """over: before the highest step reached, without having stood on it."""

    label: str
    state: Literal["here", "done", "over", "ahead"]


def steps_of(state: State, issue: IssueShape, course: Course) -> list[StepOnTheWay]:
    """Return the six steps; for an issue off the chain (blocked) none is marked as here."""
    stood: set[str] = {course.start} | {step.status for step in course.steps} | {issue.status}
    reached = max((CHAIN.index(status) for status in stood if status in CHAIN), default=-1)
    if issue.status in CHAIN:
        reached = CHAIN.index(issue.status)
    return [
        StepOnTheWay(state.wording[code].label, _where(number, code, issue.status, reached, stood))
        for number, code in enumerate(CHAIN)
    ]


def _where(
    number: int, code: str, status: str, reached: int, stood: set[str]
) -> Literal["here", "done", "over", "ahead"]:
    if code == status:
        return "here"
    if number > reached:
        return "ahead"
    return "done" if code in stood else "over"
