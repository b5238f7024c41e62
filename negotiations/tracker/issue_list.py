"""The list of issues, family by family."""

from dataclasses import dataclass

from negotiations.editions.schema import IssueShape, StatusWording
from negotiations.editions.state import State
from negotiations.tracker.agreement import agreement_of, claim_line
from negotiations.tracker.course import Course, Step, courses
from negotiations.tracker.tally import FAMILIES


@dataclass(frozen=True, slots=True)
class IssueLine:
    """`opened` and `moved` are the first step onto the table and the newest step; None when there is none."""

    issue: IssueShape
    wording: StatusWording
    claim: str
    opened: Step | None
    moved: Step | None


@dataclass(frozen=True, slots=True)
class FamilyGroup:
    code: str
    label: str
    lines: list[IssueLine]


def issue_list(state: State) -> list[FamilyGroup]:
    """Return the families that have issues, each with its issues in the record’s order."""
    by_issue = courses(state)
    lines = [_line(state, issue, by_issue[issue.id]) for issue in state.ordered_issues]
    groups = [
        FamilyGroup(code, label, [line for line in lines if line.wording.family == code])
        for code, label, _sign in FAMILIES
    ]
    return [group for group in groups if group.lines]


def _line(state: State, issue: IssueShape, course: Course) -> IssueLine:
    gates = course.gates
    return IssueLine(
        issue=issue,
        wording=state.wording[issue.status],
        claim=claim_line(agreement_of(issue, state.frame.parties)),
        opened=gates[0][1] if gates else None,
        moved=course.steps[-1] if course.steps else None,
    )
