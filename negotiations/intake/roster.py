"""What the record knows, as the plain values that extraction takes: people with offices, parties, issues with terms."""

import datetime
from bisect import bisect_right
from dataclasses import replace
from typing import Literal, cast
from uuid import UUID

from negotiations.intake.extraction import KnownIssue, KnownParty, KnownPerson, Office, Roster
from negotiations.intake.learned import learned_terms
from negotiations.record.models import Issue, Negotiation, Party, Person

Keys = Literal["id", "slug"]
ONE_DAY = datetime.timedelta(days=1)


class RosterByDay:
    """One roster, read at different days: who held which office when an article was published."""

    def __init__(self, roster: Roster) -> None:
        self._roster = roster
        offices = [office for person in roster.people for office in person.offices]
        starts = {office.start for office in offices if office.start}
        ends = {office.end + ONE_DAY for office in offices if office.end and office.end < datetime.date.max}
        self._turns = sorted(starts | ends)
        self._by_turn: dict[int, Roster] = {}

    def on(self, day: datetime.date | None) -> Roster:
        """Return the roster as of `day`; the same object for all days between which no office changes hands.

        To make a roster ready takes longer than to read an article.
        """
        if day is None:
            return self._roster
        turn = bisect_right(self._turns, day)
        if turn not in self._by_turn:
            self._by_turn[turn] = replace(self._roster, day=day)
        return self._by_turn[turn]


def roster_of(negotiation: Negotiation, *, keys: Keys = "id") -> Roster:
    """Return the negotiation's people, parties and issues. `keys`: what the roster calls them, database id or slug."""

    def key(row: Person | Party | Issue) -> str:
        return str(row.pk) if keys == "id" else row.slug

    parties = list(negotiation.parties.all())
    party_keys = {party.pk: key(party) for party in parties}
    people = negotiation.people.prefetch_related("offices").order_by("name", "pk")
    issues = negotiation.issues.select_related("match_terms")
    learned = learned_terms(negotiation)
    return Roster(
        people=tuple(_person(person, key(person), party_keys) for person in people),
        parties=tuple(KnownParty(key(party), party.name, tuple(party.aliases)) for party in parties),
        issues=tuple(
            KnownIssue(key(issue), issue.title, _terms(issue), learned.get(issue.pk, ())) for issue in issues
        ),
    )


def _person(person: Person, key: str, party_keys: dict[UUID, str]) -> KnownPerson:
    offices = tuple(
        Office(
            title=office.title,
            party_key=party_keys.get(office.party_id) if office.party_id else None,
            start=office.since,
            end=office.until,
        )
        for office in person.offices.all()
    )
    gender = cast('Literal["m", "f"] | None', person.gender or None)
    return KnownPerson(
        key, person.name, tuple(person.aliases), tuple(person.transliterations), gender, offices
    )


def _terms(issue: Issue) -> tuple[str, ...]:
    held = getattr(issue, "match_terms", None)
    return tuple(held.terms) if held else ()
