"""What moved: seven days of the record's own time, never of the clock."""

from negotiations.editions.schema import UpdateShape
from negotiations.editions.state import State
from negotiations.tracker.moved import SHOWN, moved_in
from tests.tracker.factories import edition, issue, june, noon, state, update

ISSUE = issue()


def _state(*updates: UpdateShape) -> State:
    return state(issues=[ISSUE], editions=[edition(*updates, on=june(10))])


def _move(day: int, **fields: object) -> UpdateShape:
    return update(on=ISSUE, from_="not_on_the_table", to="raised", happened_at=noon(june(day)), **fields)


def test_the_week_ends_on_the_day_of_the_edition() -> None:
    moved = moved_in(_state(_move(4), _move(3)))
    assert moved.words == "4 to 10 June"
    assert [move.told.update.happened_at.day for move in moved.shown] == [4]


def test_the_newest_comes_first_and_the_rest_is_named() -> None:
    moved = moved_in(_state(*[_move(4 + n % 7) for n in range(SHOWN + 2)]))
    days = [move.told.update.happened_at.day for move in moved.shown]
    assert days == sorted(days, reverse=True)
    assert len(days) == SHOWN


def test_small_fixes_are_not_news() -> None:
    fix = update(on=ISSUE, kind="refile", happened_at=noon(june(10)))
    moved = moved_in(_state(fix))
    assert (moved.shown, moved.more) == ([], [])


def test_corrections_are_shown_with_their_mark() -> None:
    wrong = _move(8)
    right = update(on=ISSUE, kind="correction", corrects_id=wrong.id, happened_at=noon(june(9)))
    assert [move.mark for move in moved_in(_state(wrong, right)).shown] == ["Correction", ""]


def test_an_update_without_a_move_only_names_its_issue() -> None:
    moved = moved_in(_state(update(on=ISSUE, happened_at=noon(june(9)))))
    assert (moved.shown, moved.more, moved.issue_ids) == ([], [ISSUE], frozenset())
