"""The distance of the parties on the stance scale: the words, and the drawing’s places."""

from dataclasses import dataclass, replace
from typing import Literal
from uuid import UUID

from negotiations.editions.schema import IssueShape, PartyShape
from negotiations.editions.state import State
from negotiations.tracker.agreement import together

LONGEST_NAME = 16
NUMBERS = (
    "Same position",
    "One step apart",
    "Two steps apart",
    "Three steps apart",
    "Four steps apart",
    "Five steps apart",
    "Six steps apart",
)


@dataclass(frozen=True, slots=True)
class Mark:
    """A circle on the scale for all parties at one stance.

    `label` is for the small scale (letters of those that must agree), `names` for the wide one. `x` is in pixels of
    the small scale, `percent` of the wide one’s width; `anchor` and `level` keep neighbouring words apart.
    """

    stance: int
    label: str
    names: str
    required: bool
    x: int
    percent: str
    anchor: Literal["first", "mid", "last"]
    level: Literal[0, 1]

    @property
    def wide_y(self) -> int:
        """Height of the names on the wide scale: a second line where neighbours are near."""
        return 12 if self.level else 30


@dataclass(frozen=True, slots=True)
class Distance:
    """`steps` is None while fewer than two parties that must agree are on record."""

    words: str
    steps: int | None
    low: int | None
    high: int | None
    marks: list[Mark]

    @property
    def ticks(self) -> list[str]:
        """The seven stances on the wide scale, in percent of its width."""
        return [_percent(stance) for stance in range(-3, 4)]

    @property
    def gap(self) -> tuple[int, int] | None:
        """From and to of the bar on the small scale, in pixels; None without a distance."""
        return (_x(self.low), _x(self.high)) if self.low is not None and self.high is not None else None

    @property
    def wide_gap(self) -> tuple[str, str] | None:
        """The same on the wide scale, in percent of its width."""
        return (
            (_percent(self.low), _percent(self.high))
            if self.low is not None and self.high is not None
            else None
        )


def distance_of(issue: IssueShape, state: State) -> Distance:
    """Measure how far apart the parties that must agree stand; without such parties, the principals."""
    required = [state.parties[party_id] for party_id in issue.must_agree() if party_id in state.parties]
    required = sorted(required or principals(state), key=lambda party: (party.rank, party.name))
    stances = {p.party_id: p.stance for p in issue.positions if p.party_id in state.parties}
    heard = [stances[party.id] for party in required if party.id in stances]
    silent = [party for party in required if party.id not in stances]
    low, high = (min(heard), max(heard)) if len(heard) > 1 else (None, None)
    steps = high - low if high is not None and low is not None else None
    return Distance(_words(required, silent, steps), steps, low, high, _marks(state, required, stances))


def principals(state: State) -> list[PartyShape]:
    """Return the parties whose talks these are."""
    return [party for party in state.frame.parties if party.role == "principal"]


def _words(required: list[PartyShape], silent: list[PartyShape], steps: int | None) -> str:
    if steps is not None:
        words = NUMBERS[steps]
        return f"{words}; {_starting(silent)} not on record" if silent else words
    if not required:
        return "No party named"
    if len(silent) == len(required):
        return {1: f"{_starting(silent)} not on record", 2: "Neither side on record"}.get(
            len(silent), "None on record"
        )
    return f"{_starting(silent)} not on record" if silent else "One side only"


def _starting(parties: list[PartyShape]) -> str:
    """Join names as at the head of a phrase, without the article of a sentence."""
    return together(parties, "and").removeprefix("the ")


def _marks(state: State, required: list[PartyShape], stances: dict[UUID, int]) -> list[Mark]:
    marks: list[Mark] = []
    for stance in range(-3, 4):
        here = [party for party in state.frame.parties if stances.get(party.id) == stance]
        must = [party for party in required if stances.get(party.id) == stance]
        if not here:
            continue
        close = bool(marks) and stance - marks[-1].stance <= 2
        marks.append(
            Mark(
                stance=stance,
                label=_letters(must),
                names=_names(here),
                required=bool(must),
                x=_x(stance),
                percent=_percent(stance),
                anchor="first" if stance < -1 else "last" if stance > 1 else "mid",
                level=1 if close and marks[-1].level == 0 else 0,
            )
        )
    return _ends_only(marks) if len(required) > 2 else marks


def _x(stance: int) -> int:
    return 70 + 20 * stance


def _percent(stance: int) -> str:
    return f"{(stance + 3) * 14.285 + 7.14:.2f}%"


def _names(parties: list[PartyShape]) -> str:
    """Return the words at a mark of the wide scale: one name in full if it is short, else up to three short names."""
    if len(parties) == 1 and len(parties[0].name) <= LONGEST_NAME:
        return parties[0].name
    shown = ", ".join(party.short for party in parties[:3])
    return f"{shown} +{len(parties) - 3}" if len(parties) > 3 else shown


def _letters(parties: list[PartyShape]) -> str:
    """Return the short names; beyond two the rest is a number, since the scale is narrow."""
    shown = " ".join(party.short for party in parties[:2])
    return f"{parties[0].short} +{len(parties) - 1}" if len(parties) > 2 else shown


def _ends_only(marks: list[Mark]) -> list[Mark]:
    ends = [mark.stance for mark in marks if mark.required]
    keep = {min(ends), max(ends)} if ends else set()
    return [mark if mark.stance in keep else replace(mark, label="") for mark in marks]
