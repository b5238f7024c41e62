"""Filters are links with counts; what is unknown is ignored."""

import pytest

from negotiations.tracker.filters import choose
from negotiations.tracker.moved import moved_in
from tests.tracker.factories import edition, issue, not_a_party, party, position, state, update

UP = party(slug="upstream")
MOVED = issue(title="Moved", status="rejected", positions=[position(of=UP, stance=-3)])
QUIET = issue(title="Quiet", status="raised")
ALIEN = issue(title="Alien", status="raised", standings=not_a_party(UP))
MOVE = update(on=MOVED, from_="raised", to="rejected")
STATE = state(issues=[MOVED, QUIET, ALIEN], parties=[UP], editions=[edition(MOVE)])


@pytest.mark.parametrize(
    ("query", "titles"),
    [
        ({}, ["Moved", "Quiet", "Alien"]),
        ({"moved": ""}, ["Moved"]),
        ({"family": "blocked"}, ["Moved"]),
        ({"none": "upstream"}, ["Quiet"]),
        ({"family": "purple", "none": "nobody", "x": "<script>"}, ["Moved", "Quiet", "Alien"]),
    ],
)
def test_the_query_chooses_the_rows(query: dict[str, str], titles: list[str]) -> None:
    choice = choose(STATE, moved_in(STATE), query)
    assert [one.title for one in choice.issues] == titles


def test_each_filter_carries_its_count_and_empty_ones_are_left_out() -> None:
    choice = choose(STATE, moved_in(STATE), {})
    counts = {one.query: one.count for one in choice.filters}
    assert counts == {"": 3, "moved": 1, "family=open": 2, "family=blocked": 1, "none=upstream": 1}


def test_a_chosen_filter_that_matches_nothing_stays_visible() -> None:
    choice = choose(STATE, moved_in(STATE), {"family": "settled"})
    assert [one.query for one in choice.filters if one.chosen] == ["family=settled"]
    assert choice.issues == []
