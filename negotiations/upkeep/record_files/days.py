"""The operations of each day, gathered from the files."""

import datetime
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

from negotiations.upkeep.record_files.files import FilesNotUsable, RecordFiles, Table
from negotiations.upkeep.record_files.keys import Keys

NOON = datetime.time(12)


class Step(NamedTuple):
    """An operation with the file that asks for it."""

    operation: str
    args: dict[str, Any]
    file: Path


@dataclass
class Plan:
    """The operations of each day, in the order in which they must run.

    A day's updates come last: a move to *agreed* needs the confirmations of the same day.
    """

    files: RecordFiles
    keys: Keys
    days: dict[datetime.date, list[Step]] = field(default_factory=lambda: defaultdict(list))
    updates: dict[datetime.date, list[Step]] = field(default_factory=lambda: defaultdict(list))
    file: Path = field(default_factory=Path)

    @property
    def zone(self) -> ZoneInfo:
        return ZoneInfo(self.files.negotiation["zone"])

    def add(self, day: datetime.date, operation: str, /, **args: Any) -> None:
        self.days[day].append(Step(operation, args, self.file))

    def add_update(self, day: datetime.date, operation: str, /, **args: Any) -> None:
        self.updates[day].append(Step(operation, args, self.file))

    @contextmanager
    def reading(self, file: Path) -> Iterator[None]:
        """Name the file of what is added inside; a key that is missing, or of another kind, raises FilesNotUsable."""
        self.file = file
        try:
            yield
        except KeyError as error:
            raise FilesNotUsable(f"{file}: “{error.args[0]}” is missing or not known.") from error
        except (TypeError, ValueError, AttributeError) as error:
            raise FilesNotUsable(f"{file}: {error}") from error

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
