"""The public state at one edition: the newest snapshot of each object up to it, and the updates so far."""

import datetime
from dataclasses import dataclass, field
from functools import cached_property
from uuid import UUID

from negotiations.editions.schema import (
    EditionShape,
    Frame,
    IssueShape,
    OfficeShape,
    PartyShape,
    PersonShape,
    QuotationShape,
    RedactionShape,
    StatusWording,
    TalksShape,
    UpdateShape,
)


@dataclass(frozen=True, slots=True)
class Told:
    """An update with the edition that carried it."""

    update: UpdateShape
    edition: EditionShape


@dataclass(frozen=True)
class State:
    """One negotiation as it stood at `edition`; `head_number` tells whether a newer one exists."""

    edition: EditionShape
    head_number: int
    frame: Frame
    issues: dict[UUID, IssueShape]
    talks: dict[UUID, TalksShape]
    quotations: dict[UUID, QuotationShape]
    editions: list[EditionShape]
    redactions: list[RedactionShape] = field(default_factory=list)

    @property
    def is_newest(self) -> bool:
        return self.edition.number == self.head_number

    @cached_property
    def ordered_issues(self) -> list[IssueShape]:
        """Issues with the pinned ones first, then by rank and number."""
        return sorted(self.issues.values(), key=lambda issue: (not issue.pinned, issue.rank, issue.number))

    @cached_property
    def ordered_talks(self) -> list[TalksShape]:
        return sorted(self.talks.values(), key=lambda talks: (talks.starts_at, talks.number))

    @cached_property
    def parties(self) -> dict[UUID, PartyShape]:
        return {party.id: party for party in self.frame.parties}

    @cached_property
    def people(self) -> dict[UUID, PersonShape]:
        return {person.id: person for person in self.frame.people}

    @cached_property
    def wording(self) -> dict[str, StatusWording]:
        return {wording.status: wording for wording in self.frame.wording}

    @cached_property
    def grid_parties(self) -> list[PartyShape]:
        return [party for party in self.frame.parties if party.in_grid]

    @cached_property
    def told(self) -> list[Told]:
        """Every update so far, oldest first."""
        return [Told(update, edition) for edition in self.editions for update in edition.updates]

    def told_of(self, issue_id: UUID) -> list[Told]:
        """Return the updates on one issue, oldest first, silent refiles included."""
        return [told for told in self.told if told.update.issue_id == issue_id]

    def issue_by_slug(self, slug: str) -> IssueShape | None:
        return next((issue for issue in self.issues.values() if issue.slug == slug), None)

    def talks_by_slug(self, slug: str) -> TalksShape | None:
        return next((talks for talks in self.talks.values() if talks.slug == slug), None)

    def party_by_slug(self, slug: str) -> PartyShape | None:
        return next((party for party in self.frame.parties if party.slug == slug), None)

    def quotation_by_code(self, code: str) -> QuotationShape | None:
        return next((quote for quote in self.quotations.values() if quote.code == code), None)

    def office_of(self, person_id: UUID, day: datetime.date | None) -> OfficeShape | None:
        """Return the person's highest office on `day` (without a day: the edition's), or None: an outside voice."""
        person = self.people.get(person_id)
        when = day or self.edition.published_at.date()
        held = [office for office in person.offices if office.held_on(when)] if person else []
        return min(held, key=lambda office: office.rank) if held else None
