"""The course of an issue follows the world, mends what was corrected, and ends at the issue's status."""

from negotiations.editions.schema import IssueShape, UpdateShape
from negotiations.tracker.course import Course, course_of, courses
from tests.tracker.factories import edition, issue, june, noon, state, update


def _course(one: IssueShape, *updates: UpdateShape) -> Course:
    return course_of(one, state(issues=[one], editions=[edition(*updates)]).told)


def test_steps_stand_at_the_day_they_happened() -> None:
    one = issue(status="agreed")
    course = _course(
        one,
        update(on=one, from_="not_on_the_table", to="raised", happened_at=noon(june(2))),
        update(on=one, from_="raised", to="agreed", happened_at=noon(june(5))),
    )
    assert course.status_at(noon(june(1))) == "not_on_the_table"
    assert course.status_at(noon(june(4))) == "raised"
    assert course.status_at(noon(june(5))) == "agreed"


def test_a_corrected_move_leaves_the_course() -> None:
    one = issue(status="raised")
    raised = update(on=one, from_="not_on_the_table", to="raised", happened_at=noon(june(2)))
    wrong = update(on=one, from_="raised", to="agreed", happened_at=noon(june(5)))
    right = update(
        on=one,
        from_="agreed",
        to="raised",
        kind="correction",
        corrects_id=wrong.id,
        happened_at=noon(june(7)),
    )
    course = _course(one, raised, wrong, right)
    assert course.status_at(noon(june(6))) == "raised"
    assert "agreed" not in [step.status for step in course.steps]


def test_a_move_published_late_never_ends_the_course_early() -> None:
    one = issue(status="under_negotiation")
    course = _course(
        one,
        update(on=one, from_="not_on_the_table", to="stalled", happened_at=noon(june(8))),
        update(on=one, from_="stalled", to="under_negotiation", happened_at=noon(june(6))),
    )
    assert course.steps[-1].status == one.status


def test_opened_closed_and_reopened_are_found() -> None:
    one = issue(status="under_negotiation")
    course = _course(
        one,
        update(on=one, from_="not_on_the_table", to="agreed", happened_at=noon(june(1))),
        update(on=one, from_="agreed", to="fulfilled", happened_at=noon(june(2))),
        update(on=one, from_="fulfilled", to="under_negotiation", happened_at=noon(june(3))),
    )
    assert [word for word, _ in course.gates] == ["Opened", "Closed", "Reopened"]


def test_an_issue_without_moves_stays_where_it_is() -> None:
    one = issue(status="not_on_the_table")
    course = courses(state(issues=[one]))[one.id]
    assert (course.start, course.steps, course.gates) == ("not_on_the_table", (), [])
