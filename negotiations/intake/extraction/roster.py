"""The people, parties and issues that a caller already knows, as plain values."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

Gender = Literal["m", "f"]


@dataclass(frozen=True, slots=True)
class Office:
    """A dated office: the person speaks for the party from `start` to `end` (both inclusive, None = open)."""

    title: str
    party_key: str | None = None
    start: date | None = None
    end: date | None = None

    def held_on(self, day: date | None) -> bool:
        """Tell whether the office was held that day; an unknown day counts as held."""
        if day is None:
            return True
        return (self.start is None or self.start <= day) and (self.end is None or day <= self.end)


@dataclass(frozen=True, slots=True)
class KnownPerson:
    """A person: full name, other names, other spellings, and offices."""

    key: str
    name: str
    aliases: tuple[str, ...] = ()
    transliterations: tuple[str, ...] = ()
    gender: Gender | None = None
    offices: tuple[Office, ...] = ()


@dataclass(frozen=True, slots=True)
class KnownParty:
    """A party: name and other names ("the Kremlin", "Moscow")."""

    key: str
    name: str
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class KnownIssue:
    """An issue: title, the terms whose presence makes a quotation its own, and words that accepted ones share."""

    key: str
    title: str
    terms: tuple[str, ...] = ()
    learned: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Roster:
    """Everything known beforehand. `day` is the day at which offices are read (None: any)."""

    people: tuple[KnownPerson, ...] = ()
    parties: tuple[KnownParty, ...] = ()
    issues: tuple[KnownIssue, ...] = ()
    day: date | None = None
