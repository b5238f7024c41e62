"""What moved in the last seven days of the record’s own time; never by the clock."""

import datetime
from dataclasses import dataclass
from uuid import UUID
from zoneinfo import ZoneInfo

from negotiations.editions.schema import IssueShape, StatusWording
from negotiations.editions.state import State, Told
from negotiations.tracker.agreement import agreement_of, claim_line
from negotiations.tracker.dates import local_day, span_in_words
from negotiations.tracker.history import MARKS

DAYS = 7
SHOWN = 6


@dataclass(frozen=True, slots=True)
class Move:
    """One update as the strip shows it; `claim` stands only under the newest move of an issue."""

    told: Told
    issue: IssueShape
    before: StatusWording | None
    after: StatusWording | None
    claim: str

    @property
    def mark(self) -> str:
        return MARKS[self.told.update.kind]


@dataclass(frozen=True, slots=True)
class Moved:
    first_day: datetime.date
    last_day: datetime.date
    shown: list[Move]
    more: list[IssueShape]
    issue_ids: frozenset[UUID]

    @property
    def words(self) -> str:
        """The seven days in words: “12 to 18 March”."""
        return span_in_words(self.first_day, self.last_day)


def moved_in(state: State) -> Moved:
    """Collect the status moves, corrections and withdrawals that happened in the last week up to the edition.

    Small fixes are not in it. Issues that were updated without moving are named under the strip.
    """
    last_day = local_day(state.edition.published_at, state.frame.zone)
    first_day = last_day - datetime.timedelta(days=DAYS - 1)
    since = datetime.datetime.combine(first_day, datetime.time.min, ZoneInfo(state.frame.zone))
    week = [
        told
        for told in state.told
        if told.update.happened_at >= since
        and told.update.kind != "refile"
        and told.update.issue_id in state.issues
    ]
    week.sort(key=lambda told: (told.update.happened_at, told.update.sequence), reverse=True)
    moves = [told for told in week if told.update.moves_status or told.update.kind != "update"]
    shown = _moves(state, moves[:SHOWN])
    seen = {move.issue.id for move in shown}
    more = _issues(state, [told for told in moves[SHOWN:] + week if told.update.issue_id not in seen])
    moved_ids = {told.update.issue_id for told in week if told.update.issue_id and told.update.moves_status}
    return Moved(first_day, last_day, shown, more, frozenset(moved_ids))


def _moves(state: State, told: list[Told]) -> list[Move]:
    moves: list[Move] = []
    seen: set[UUID] = set()
    for one in told:
        update = one.update
        issue = state.issues[update.issue_id] if update.issue_id else None
        if issue is None:
            continue
        claim = "" if issue.id in seen else claim_line(agreement_of(issue, state.frame.parties))
        seen.add(issue.id)
        before = state.wording[update.from_status] if update.from_status else None
        after = state.wording[update.to_status] if update.to_status else None
        moves.append(Move(one, issue, before, after, claim))
    return moves


def _issues(state: State, told: list[Told]) -> list[IssueShape]:
    ids = dict.fromkeys(one.update.issue_id for one in told if one.update.issue_id)
    return [state.issues[issue_id] for issue_id in ids]
