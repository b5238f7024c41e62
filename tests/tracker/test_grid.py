"""The grid shows positions, silence and who is not a party; the scale measures those that must agree."""

import pytest

from negotiations.tracker.distance import distance_of
from negotiations.tracker.grid import cell_of, grid_of
from negotiations.tracker.stances import movement
from tests.tracker.factories import (
    issue,
    must_agree,
    not_a_party,
    office,
    party,
    person,
    position,
    state,
    voice,
)

UP = party(slug="upstream", rank=1)
DOWN = party(slug="downstream", rank=2)
HILL = party(slug="hill", role="observer", rank=3)
PARTIES = [UP, DOWN, HILL]


def test_a_cell_is_a_position_or_silence_or_not_a_party() -> None:
    one = issue(positions=[position(of=UP, stance=2)], standings=not_a_party(HILL))
    standing = state(issues=[one], parties=PARTIES)
    assert [cell_of(standing, one, each).kind for each in PARTIES] == ["pos", "none", "out"]


@pytest.mark.parametrize(
    ("now", "before", "turn", "sign"),
    [
        (-1, 0, "hardened", "down"),
        (3, 2, "hardened", "up"),
        (1, 2, "softened", "down"),
        (-2, -3, "softened", "up"),
        (2, -2, "turned", "up"),
    ],
)
def test_a_move_away_from_the_middle_is_hardened(now: int, before: int, turn: str, sign: str) -> None:
    moved = movement(now, before)
    assert moved is not None
    assert (moved.turn, moved.sign, moved.was.value) == (turn, sign, before)


def test_the_same_stance_is_no_move() -> None:
    assert movement(2, 2) is None


@pytest.mark.parametrize(
    ("stances", "words", "steps"),
    [
        ({"upstream": -3, "downstream": 1}, "Four steps apart", 4),
        ({"upstream": 2, "downstream": 2}, "Same position", 0),
        ({"upstream": 2}, "Downstream not on record", None),
        ({"hill": 2}, "Neither side on record", None),
    ],
)
def test_the_distance_is_between_those_that_must_agree(
    stances: dict[str, int], words: str, steps: int | None
) -> None:
    positions = [position(of=one, stance=stances[one.slug]) for one in PARTIES if one.slug in stances]
    one = issue(positions=positions, standings=must_agree(UP, DOWN))
    distance = distance_of(one, state(issues=[one], parties=PARTIES))
    assert (distance.words, distance.steps) == (words, steps)


def test_parties_of_one_stance_share_a_mark_and_hollow_ones_are_the_others() -> None:
    positions = [position(of=UP, stance=2), position(of=DOWN, stance=2), position(of=HILL, stance=-1)]
    one = issue(positions=positions, standings=must_agree(UP, DOWN))
    marks = distance_of(one, state(issues=[one], parties=PARTIES)).marks
    assert [(mark.stance, mark.label, mark.required) for mark in marks] == [
        (-1, "", False),
        (2, "UP DO", True),
    ]


def test_voices_of_one_party_that_differ_are_said_to_conflict() -> None:
    first = person(offices=[office(of=UP, rank=1)])
    second = person(offices=[office(of=UP, rank=2)])
    outsider = person()
    at_odds = issue(voices=[voice(of=first, stance=2), voice(of=second, stance=-1)])
    outside = issue(voices=[voice(of=first, stance=2), voice(of=outsider, stance=-2)])
    standing = state(issues=[at_odds, outside], parties=[UP], people=[first, second, outsider])
    assert cell_of(standing, at_odds, UP).conflicting
    assert not cell_of(standing, outside, UP).conflicting


def test_pinned_issues_stand_first_and_the_head_counts_all_issues() -> None:
    pinned, other = issue(pinned=True), issue(positions=[position(of=UP, stance=1)])
    grid = grid_of(state(issues=[other, pinned], parties=[UP]), [pinned])
    assert [group.title for group in grid.groups] == ["Pinned by the editors"]
    assert (grid.columns[0].on_record, grid.total) == (1, 2)
