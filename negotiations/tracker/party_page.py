"""The page of one party: its people, what it wants, what it said, where it sat."""

from dataclasses import dataclass

from negotiations.editions.schema import (
    ConfirmationShape,
    GlossaryShape,
    IssueShape,
    OfficeShape,
    PartyShape,
    PersonShape,
    QuotationShape,
    StatusWording,
    TalksShape,
)
from negotiations.editions.state import State
from negotiations.tracker.dates import local_day
from negotiations.tracker.grid import Cell, cell_of
from negotiations.tracker.issue_page import SAYS
from negotiations.tracker.statements import Log, log_of
from negotiations.tracker.talks_page import TalksRow, talks_rows

ROLES = {
    "principal": "Principal: one of the sides whose agreement these talks are about",
    "mediator": "Mediator: brings the sides together",
    "guarantor": "Guarantor: would stand behind an agreement",
    "host": "Host: gives the talks a place",
    "observer": "Observer: has no seat in the talks",
}
KINDS = {"state": "State", "alliance": "Alliance", "organisation": "Organisation"}


@dataclass(frozen=True, slots=True)
class Member:
    """A person with an office of the party; `former` when it had ended by the edition’s day."""

    person: PersonShape
    office: OfficeShape
    former: bool


@dataclass(frozen=True, slots=True)
class IssueRow:
    issue: IssueShape
    wording: StatusWording
    cell: Cell
    must_agree: bool
    says: str


@dataclass(frozen=True, slots=True)
class PartyPage:
    party: PartyShape
    role: str
    kind: str
    members: list[Member]
    on_record: list[IssueRow]
    silent: list[IssueShape]
    talks: list[TalksRow]
    log: Log
    wordings: list[tuple[GlossaryShape, str]]


def party_page(state: State, party: PartyShape) -> PartyPage:
    """Build the page of one party from the state."""
    rows = [_row(state, issue, party) for issue in state.ordered_issues]
    return PartyPage(
        party=party,
        role=ROLES[party.role],
        kind=KINDS[party.kind],
        members=_members(state, party),
        on_record=[row for row in rows if row.cell.kind == "pos" or row.says],
        silent=[row.issue for row in rows if row.cell.kind == "none" and not row.says],
        talks=[row for row in talks_rows(state) if _took_part(row.talks, party)],
        log=log_of(
            state, [quote.id for quote in state.quotations.values() if _speaks_for(state, quote, party)]
        ),
        wordings=[
            (entry, theirs.wording)
            for entry in state.frame.glossary
            for theirs in entry.theirs
            if theirs.party_id == party.id
        ],
    )


def _row(state: State, issue: IssueShape, party: PartyShape) -> IssueRow:
    said: ConfirmationShape | None = issue.confirmation_of(party.id)
    return IssueRow(
        issue=issue,
        wording=state.wording[issue.status],
        cell=cell_of(state, issue, party),
        must_agree=party.id in issue.must_agree(),
        says=SAYS[said.says][0] if said else "",
    )


def _members(state: State, party: PartyShape) -> list[Member]:
    day = local_day(state.edition.published_at, state.frame.zone)
    members = [
        Member(person, office, office.until is not None and office.until < day)
        for person in state.frame.people
        for office in person.offices
        if office.party_id == party.id and (office.since is None or office.since <= day)
    ]
    return sorted(members, key=lambda one: (one.former, one.office.rank, one.person.name))


def _took_part(talks: TalksShape, party: PartyShape) -> bool:
    return party.id in talks.party_ids or any(readout.party_id == party.id for readout in talks.readouts)


def _speaks_for(state: State, quotation: QuotationShape, party: PartyShape) -> bool:
    if quotation.speaker_id is None:
        return False
    office = state.office_of(quotation.speaker_id, quotation.said_on)
    return office is not None and office.party_id == party.id
