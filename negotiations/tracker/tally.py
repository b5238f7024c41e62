"""How many issues stand in each family, now and after each round of talks."""

import datetime
from collections import Counter
from dataclasses import dataclass
from uuid import UUID
from zoneinfo import ZoneInfo

from negotiations.editions.schema import FamilyCode, StatusCode, TalksShape
from negotiations.editions.state import State
from negotiations.tracker.course import Course

FAMILIES: tuple[tuple[FamilyCode, str, StatusCode], ...] = (
    ("settled", "Settled", "agreed"),
    ("moving", "Moving", "under_negotiation"),
    ("open", "Open", "raised"),
    ("blocked", "Blocked", "stalled"),
)
"""Code, word and the status whose sign stands for the family, in the order readers see them."""

ROUNDS_SHOWN = 5


@dataclass(frozen=True, slots=True)
class Count:
    code: FamilyCode
    label: str
    sign: StatusCode
    number: int


@dataclass(frozen=True, slots=True)
class Round:
    """The tally at the end of the day of one talks event."""

    talks: TalksShape
    counts: list[Count]


@dataclass(frozen=True, slots=True)
class Tally:
    now: list[Count]
    earlier_rounds: list[Round]
    last_rounds: list[Round]


def tally_of(state: State, courses: dict[UUID, Course]) -> Tally:
    """Count the issues of each family, and how the count stood after each event held so far."""
    rounds = [
        Round(
            talks,
            _counts(
                state, [course.status_at(end_of_day(talks.starts_at, state)) for course in courses.values()]
            ),
        )
        for talks in state.ordered_talks
        if talks.state == "held"
    ]
    cut = max(len(rounds) - ROUNDS_SHOWN, 0)
    now = _counts(state, [issue.status for issue in state.issues.values()])
    return Tally(now, rounds[:cut], rounds[cut:])


def end_of_day(moment: datetime.datetime, state: State) -> datetime.datetime:
    """Return the last microsecond of the day of `moment` in the negotiation’s zone."""
    zone = ZoneInfo(state.frame.zone)
    return datetime.datetime.combine(moment.astimezone(zone).date(), datetime.time.max, zone)


def _counts(state: State, statuses: list[StatusCode]) -> list[Count]:
    numbers = Counter(state.wording[status].family for status in statuses)
    return [Count(code, label, sign, numbers[code]) for code, label, sign in FAMILIES]
