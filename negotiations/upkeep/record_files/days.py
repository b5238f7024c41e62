"""The operations of each day, gathered from the files."""

import datetime
from collections import defaultdict
from dataclasses import dataclass, field
from typing import Any
from zoneinfo import ZoneInfo

from negotiations.upkeep.record_files.files import RecordFiles, Table
from negotiations.upkeep.record_files.keys import Keys

Step = tuple[str, dict[str, Any]]
NOON = datetime.time(12)


@dataclass
class Plan:
    """The operations of each day, in the order in which they must run.

    A day's updates come last: a move to *agreed* needs the confirmations of the same day.
    """

    files: RecordFiles
    keys: Keys
    days: dict[datetime.date, list[Step]] = field(default_factory=lambda: defaultdict(list))
    updates: dict[datetime.date, list[Step]] = field(default_factory=lambda: defaultdict(list))

    @property
    def zone(self) -> ZoneInfo:
        return ZoneInfo(self.files.negotiation["zone"])

    def add(self, day: datetime.date, operation: str, /, **args: Any) -> None:
        self.days[day].append((operation, args))

    def editions(self) -> list[tuple[datetime.date, list[Step]]]:
        """Return every day with its operations, oldest first."""
        days = sorted({*self.days, *self.updates})
        return [(day, [*self.days.get(day, []), *self.updates.get(day, [])]) for day in days]


def changes(before: Table, after: Table) -> dict[str, dict[str, Any]]:
    """Return the changes of an edit from one wording to the next."""
    return {name: {"base": before.get(name), "to": value} for name, value in after.items()}


def iso(value: datetime.date | datetime.datetime | None) -> str | None:
    """Return a day or a time as an operation stores it."""
    return value.isoformat() if value else None
