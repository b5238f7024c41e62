"""The ribbon's geometry: percent of the window, joints where a status turns, flags that do not cover one another."""

import pytest

from negotiations.tracker.course import courses
from negotiations.tracker.ribbon import Ribbon, letters, ribbon_of
from tests.tracker.factories import edition, issue, june, noon, state, talks, update


def _ribbon(*, status: str = "raised", events: int = 0, same_day: bool = False) -> Ribbon:
    one = issue(status=status)
    moves = [update(on=one, from_="not_on_the_table", to="raised", happened_at=noon(june(3)))]
    if status != "raised":
        moves.append(update(on=one, from_="raised", to=status, happened_at=noon(june(6))))
    editions = [edition(number=1, on=june(1)), edition(*moves, number=2, on=june(10))]
    held = [talks(on=june(5 if same_day else 1 + n)) for n in range(events)]
    standing = state(issues=[one], editions=editions, events=held)
    return ribbon_of(standing, courses(standing))


def test_the_window_runs_from_the_first_edition_to_the_newest() -> None:
    ribbon = _ribbon()
    assert (ribbon.first_day, ribbon.last_day) == (june(1), june(10))


def test_a_band_begins_on_its_day_and_runs_to_the_end() -> None:
    [band] = _ribbon().rows[0].bands
    assert (band.sign, band.x, band.width) == ("b-raised", 20.0, 80.0)


def test_a_turn_is_a_joint_that_is_drawn_once() -> None:
    ribbon = _ribbon(status="rejected")
    assert [band.sign for band in ribbon.rows[0].bands] == ["b-raised", "j-raised-rejected", "b-rejected"]
    assert [joint.path for joint in ribbon.joints] == ["M0 6L10 4.5M0 20L10 21.5"]
    assert sum(band.width for band in ribbon.rows[0].bands) == pytest.approx(80.0)


def test_a_raising_without_a_day_is_dotted() -> None:
    one = issue()
    move = update(
        on=one, from_="not_on_the_table", to="raised", happened_at=noon(june(1)), precision="unknown"
    )
    standing = state(issues=[one], editions=[edition(move, on=june(1)), edition(number=2, on=june(4))])
    row = ribbon_of(standing, courses(standing)).rows[0]
    assert [band.sign for band in row.bands] == ["b-raisedq"]
    assert row.words == "Raised, day not stated"


def test_the_words_say_what_the_drawing_shows() -> None:
    assert _ribbon(status="stalled").rows[0].words == "Raised from 3 June; Stalled from 6 June"


def test_flags_of_one_day_are_stacked() -> None:
    flags = _ribbon(events=3, same_day=True).flags
    assert len({flag.x for flag in flags}) == 1
    assert [flag.level for flag in flags] == [0, 1, 2]


def test_talks_are_lettered_past_z() -> None:
    held = [talks() for _ in range(28)]
    assert list(letters(state(events=held)).values())[24:] == ["Y", "Z", "AA", "AB"]


def test_talks_that_were_only_announced_have_no_letter() -> None:
    assert letters(state(events=[talks(state="announced")])) == {}


def test_a_single_day_and_nothing_on_record_can_be_drawn() -> None:
    standing = state()
    ribbon = ribbon_of(standing, courses(standing))
    assert (ribbon.rows, ribbon.flags) == ([], [])
