"""Talks as readers see them: the list with its letters, and one event with every side's readout."""

from dataclasses import dataclass

from negotiations.editions.schema import PartyShape, ReadoutShape, TalksShape
from negotiations.editions.state import State
from negotiations.tracker.dates import local_day
from negotiations.tracker.history import Entry, entries_of
from negotiations.tracker.redactions import Removal, removals_of
from negotiations.tracker.ribbon import letters
from negotiations.tracker.voices import Speaker, speaker_of

KINDS = {
    "call": "Call",
    "meeting": "Meeting",
    "round": "Round of talks",
    "news_conference": "News conference",
    "summit": "Summit",
}
STATES = {"announced": "announced", "held": "", "cancelled": "cancelled"}


@dataclass(frozen=True, slots=True)
class Readout:
    party: PartyShape
    readout: ReadoutShape


@dataclass(frozen=True, slots=True)
class TalksRow:
    """`letter` is the mark on the ribbon; announced and cancelled events have none."""

    talks: TalksShape
    letter: str
    kind: str
    state: str
    readouts: list[Readout]


@dataclass(frozen=True, slots=True)
class Present:
    """The people of one party who took part; without a party those who hold no office of one."""

    party: PartyShape | None
    people: list[Speaker]


@dataclass(frozen=True, slots=True)
class TalksPage:
    """`entries` are the updates that name the event; those that moved a status come first."""

    row: TalksRow
    present: list[Present]
    entries: list[Entry]
    shows_place_time: bool
    removals: list[Removal]
    before: TalksShape | None
    after: TalksShape | None


def talks_rows(state: State) -> list[TalksRow]:
    """Return all talks of the state, oldest first."""
    by_id = letters(state)
    return [_row(state, talks, by_id.get(talks.id, "")) for talks in state.ordered_talks]


def talks_page(state: State, talks: TalksShape) -> TalksPage:
    """Build the page of one event."""
    row = next(row for row in talks_rows(state) if row.talks.id == talks.id)
    told = [one for one in state.told if one.update.talks_id == talks.id and one.update.kind != "refile"]
    ordered = state.ordered_talks
    number = ordered.index(talks)
    return TalksPage(
        row=row,
        present=_present(state, talks),
        entries=sorted(entries_of(state, told), key=lambda entry: entry.after is None),
        shows_place_time=talks.precision in ("minute", "hour") and talks.zone != state.frame.zone,
        removals=removals_of(state, "talks_detail", talks.slug),
        before=ordered[number - 1] if number else None,
        after=ordered[number + 1] if number + 1 < len(ordered) else None,
    )


def _row(state: State, talks: TalksShape, letter: str) -> TalksRow:
    readouts = [
        Readout(state.parties[readout.party_id], readout)
        for readout in talks.readouts
        if readout.party_id in state.parties
    ]
    return TalksRow(talks, letter, KINDS[talks.kind], STATES[talks.state], readouts)


def _present(state: State, talks: TalksShape) -> list[Present]:
    day = local_day(talks.starts_at, state.frame.zone)
    people = [speaker_of(state, one, "", day) for one in talks.person_ids if one in state.people]
    parties = [state.parties[one] for one in talks.party_ids if one in state.parties]
    others = {one.party.id: one.party for one in people if one.party and one.party not in parties}
    groups = [
        Present(party, [one for one in people if one.party == party])
        for party in [*parties, *others.values()]
    ]
    rest = [one for one in people if one.party is None]
    return [*groups, Present(None, rest)] if rest else groups
