"""The history marks corrections, withdrawals and small fixes, and says what corrected what."""

from negotiations.tracker.history import corrections_in, entries_of
from tests.tracker.factories import edition, issue, june, noon, state, update

ISSUE = issue()


def test_a_correction_and_what_it_corrects_name_each_other() -> None:
    wrong = update(on=ISSUE, from_="raised", to="agreed", happened_at=noon(june(2)))
    right = update(on=ISSUE, kind="correction", corrects_id=wrong.id, happened_at=noon(june(3)))
    standing = state(issues=[ISSUE], editions=[edition(wrong), edition(right, number=2)])
    newest, oldest = entries_of(standing, standing.told)
    assert (newest.mark, newest.corrects and newest.corrects.edition.number) == ("Correction", 1)
    assert [told.edition.number for told in oldest.corrected_by] == [2]
    assert not oldest.is_withdrawn


def test_a_withdrawn_update_is_marked_as_such() -> None:
    wrong = update(on=ISSUE, happened_at=noon(june(2)))
    kill = update(on=ISSUE, kind="withdrawal", corrects_id=wrong.id, happened_at=noon(june(3)))
    standing = state(issues=[ISSUE], editions=[edition(wrong, kill)])
    assert entries_of(standing, standing.told)[1].is_withdrawn


def test_small_fixes_are_marked_and_are_no_corrections() -> None:
    fix = update(on=ISSUE, kind="refile")
    standing = state(issues=[ISSUE], editions=[edition(fix)])
    [entry] = entries_of(standing, standing.told)
    assert (entry.mark, entry.is_small) == ("Small fix", True)
    assert corrections_in(standing.told) == []


def test_before_the_correcting_edition_nothing_is_known_of_it() -> None:
    wrong = update(on=ISSUE, from_="raised", to="agreed")
    standing = state(issues=[ISSUE], editions=[edition(wrong)], head_number=2)
    assert entries_of(standing, standing.told)[0].corrected_by == []
