"""The tally counts families, now and at the end of the day of each event."""

from negotiations.tracker.course import courses
from negotiations.tracker.tally import ROUNDS_SHOWN, tally_of
from tests.tracker.factories import edition, issue, june, noon, state, talks, update


def test_each_round_has_the_tally_of_the_end_of_its_day() -> None:
    one, other = issue(status="agreed"), issue(status="not_on_the_table")
    moves = [
        update(on=one, from_="not_on_the_table", to="under_negotiation", happened_at=noon(june(3))),
        update(on=one, from_="under_negotiation", to="agreed", happened_at=noon(june(6))),
    ]
    standing = state(
        issues=[one, other], editions=[edition(*moves)], events=[talks(on=june(3)), talks(on=june(7))]
    )
    tally = tally_of(standing, courses(standing))
    assert [[count.number for count in one.counts] for one in tally.last_rounds] == [
        [0, 1, 1, 0],
        [1, 0, 1, 0],
    ]
    assert [count.number for count in tally.now] == [1, 0, 1, 0]


def test_only_talks_held_count_and_older_ones_are_folded() -> None:
    events = [talks(on=june(1 + n)) for n in range(ROUNDS_SHOWN + 2)] + [
        talks(on=june(20), state="announced")
    ]
    standing = state(events=events)
    tally = tally_of(standing, courses(standing))
    assert (len(tally.earlier_rounds), len(tally.last_rounds)) == (2, ROUNDS_SHOWN)
