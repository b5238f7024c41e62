"""The board: every issue with its status, its last move, each party's last word, and the drafts on it."""

import datetime
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from uuid import UUID
from zoneinfo import ZoneInfo

from negotiations.accounts.models import User
from negotiations.desk.queries.drafts import DraftOnIssue, drafts_by_issue
from negotiations.desk.words import StatusWords, status_words
from negotiations.record.models import (
    Confirmation,
    Issue,
    Negotiation,
    Party,
    Position,
    Says,
    Standing,
    StandingKind,
    Update,
)

QUIET_AFTER = 5  # days without a word from a party that has spoken before


@dataclass(frozen=True, slots=True)
class LastWord:
    """A party's last word on an issue. `kind`: day, quiet (long ago), undated, none, not_a_party."""

    party: Party
    kind: str
    label: str
    day: datetime.date | None = None


@dataclass(slots=True)
class BoardRow:
    issue: Issue
    status: StatusWords
    moved_at: datetime.datetime | None
    words: list[LastWord]
    drafts: list[DraftOnIssue] = field(default_factory=list)
    review_passed: bool = False


@dataclass(frozen=True, slots=True)
class Board:
    parties: list[Party]
    rows: list[BoardRow]
    today: datetime.date


def board_of(negotiation: Negotiation, *, user: User, now: datetime.datetime) -> Board:
    """Return the board; its number of queries does not grow with the issues."""
    today = record_day(negotiation, now=now)
    words = status_words(negotiation)
    parties = list(Party.objects.filter(negotiation=negotiation, in_grid=True).order_by("rank", "name"))
    issues = Issue.objects.filter(negotiation=negotiation).order_by("-pinned", "rank", "number")
    moves = _last_moves(negotiation)
    spoken = _last_words(negotiation)
    outside = set(
        Standing.objects.filter(issue__negotiation=negotiation, kind=StandingKind.NOT_A_PARTY).values_list(
            "issue_id", "party_id"
        )
    )
    drafts = drafts_by_issue(negotiation, user=user)
    rows = [
        BoardRow(
            issue=issue,
            status=words[issue.status],
            moved_at=moves.get(issue.pk),
            words=[
                _word(party, spoken.get((issue.pk, party.pk)), (issue.pk, party.pk) in outside, today)
                for party in parties
            ],
            drafts=drafts.get(issue.pk, []),
            review_passed=issue.review_by is not None and issue.review_by < today,
        )
        for issue in issues
    ]
    return Board(parties=parties, rows=rows, today=today)


def record_day(negotiation: Negotiation, *, now: datetime.datetime) -> datetime.date:
    """Return today in the negotiation's zone, or the end of its coverage when that is past: nothing ages after it."""
    ends = negotiation.coverage_ends_at
    moment = min(now, ends) if ends else now
    return moment.astimezone(ZoneInfo(negotiation.zone)).date()


Spoken = tuple[bool, datetime.date | None]


def _last_words(negotiation: Negotiation) -> dict[tuple[UUID, UUID], Spoken]:
    """Return by issue and party: that it is on record, and the last day it spoke, where a day is stated."""
    found: dict[tuple[UUID, UUID], list[datetime.date | None]] = defaultdict(list)
    rows: Iterable[tuple[UUID, UUID, datetime.date | None]] = [
        *Position.objects.filter(issue__negotiation=negotiation).values_list(
            "issue_id", "party_id", "said_on"
        ),
        *Confirmation.objects.filter(issue__negotiation=negotiation)
        .exclude(says=Says.SILENT)
        .values_list("issue_id", "party_id", "said_on"),
    ]
    for issue_id, party_id, day in rows:
        found[issue_id, party_id].append(day)
    return {key: (True, max((day for day in days if day), default=None)) for key, days in found.items()}


def _last_moves(negotiation: Negotiation) -> dict[UUID, datetime.datetime]:
    moves = Update.objects.filter(negotiation=negotiation).exclude(to_status="").order_by("sequence")
    return {key: at for key, at in moves.values_list("issue_id", "happened_at") if key is not None}


def _word(party: Party, spoken: Spoken | None, is_outside: bool, today: datetime.date) -> LastWord:
    if spoken is None:
        return LastWord(party, "not_a_party", "–") if is_outside else LastWord(party, "none", "none")
    day = spoken[1]
    if day is None:
        return LastWord(party, "undated", "no day")
    age = (today - day).days
    label = "today" if age <= 0 else f"{age} d"
    return LastWord(party, "quiet" if age >= QUIET_AFTER else "day", label, day)
