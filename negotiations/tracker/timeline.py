"""The timeline over all issues: talks and updates by the day they happened, newest first."""

import datetime
from dataclasses import dataclass, field

from negotiations.editions.schema import TalksShape
from negotiations.editions.state import State
from negotiations.tracker.dates import local_day
from negotiations.tracker.history import Entry, entries_of


@dataclass(slots=True)
class Day:
    """Everything of one day; days that a source only gives roughly stand under the day it is filed."""

    day: datetime.date
    talks: list[TalksShape] = field(default_factory=list)
    entries: list[Entry] = field(default_factory=list)


def timeline_of(state: State) -> list[Day]:
    """Group held talks and all updates but small fixes by their day in the negotiation’s zone.

    Inside a day those that moved a status come first.
    """
    zone = state.frame.zone
    days: dict[datetime.date, Day] = {}
    for talks in state.ordered_talks:
        if talks.state == "held":
            day = local_day(talks.starts_at, zone)
            days.setdefault(day, Day(day)).talks.append(talks)
    for entry in entries_of(state, state.told):
        if not entry.is_small:
            day = local_day(entry.told.update.happened_at, zone)
            days.setdefault(day, Day(day)).entries.append(entry)
    for one in days.values():
        one.entries.sort(key=lambda entry: entry.after is None)
    return sorted(days.values(), key=lambda one: one.day, reverse=True)
