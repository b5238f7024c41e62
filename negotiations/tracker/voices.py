"""Voices on an issue: who speaks for a party, who from outside, and where one party’s voices differ."""

import datetime
from dataclasses import dataclass
from uuid import UUID

from negotiations.editions.schema import IssueShape, OfficeShape, PartyShape, PersonShape, VoiceShape
from negotiations.editions.state import State
from negotiations.tracker.stances import STANCES, Stance


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who speaks, as of a day; without an office an outside voice."""

    name: str
    office: str
    party: PartyShape | None
    outside: bool
    rank: int
    person: PersonShape | None


@dataclass(frozen=True, slots=True)
class Heard:
    voice: VoiceShape
    speaker: Speaker
    stance: Stance


@dataclass(frozen=True, slots=True)
class Choir:
    """The voices of one party (None: outside voices), the highest office first."""

    party: PartyShape | None
    voices: list[Heard]
    conflicting: bool


def speaker_of(state: State, person_id: UUID | None, text: str, day: datetime.date | None) -> Speaker:
    """Name a speaker with the office held on `day`; `text` stands in where no person is named."""
    person = state.people.get(person_id) if person_id else None
    if person is None:
        return Speaker(text or "Speaker not named", "", None, outside=False, rank=99, person=None)
    office = state.office_of(person.id, day)
    if office is None:
        return Speaker(person.name, person.description, None, outside=True, rank=99, person=person)
    party = state.parties.get(office.party_id) if office.party_id else None
    return Speaker(person.name, office_in_words(office, party), party, False, office.rank, person)


def office_in_words(office: OfficeShape, party: PartyShape | None) -> str:
    """Return the office with its party, once: “President of Russia”, “Secretary of State, United States”."""
    if party is None:
        return office.title
    names = [party.name, *[alias for alias in party.aliases if len(alias) > 2]]
    told = any(name.lower() in office.title.lower() for name in names)
    return office.title if told else f"{office.title}, {party.name}"


def choirs_of(state: State, issue: IssueShape) -> list[Choir]:
    """Group the voices of an issue by party; outside voices come last."""
    heard = [
        Heard(voice, speaker_of(state, voice.person_id, "", voice.said_on), STANCES[voice.stance])
        for voice in issue.voices
    ]
    parties = sorted(
        {one.speaker.party.id: one.speaker.party for one in heard if one.speaker.party}.values(),
        key=lambda party: (party.rank, party.name),
    )
    choirs = []
    for party in [*parties, None]:
        own = [one for one in heard if one.speaker.party == party]
        own.sort(key=lambda one: one.speaker.rank)
        if own:
            choirs.append(Choir(party, own, party is not None and conflicting(state, issue, party)))
    return choirs


def conflicting(state: State, issue: IssueShape, party: PartyShape) -> bool:
    """Say whether the newest words of the people who speak for a party differ, its position included."""
    newest: dict[UUID, int] = {}
    for voice in issue.voices:
        office = state.office_of(voice.person_id, voice.said_on)
        if office and office.party_id == party.id:
            newest.setdefault(voice.person_id, voice.stance)
    position = issue.position_of(party.id)
    stances = set(newest.values()) | ({position.stance} if position else set())
    return bool(newest) and len(stances) > 1
