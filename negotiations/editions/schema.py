"""The public shape of the record: what an edition freezes, and the one contract of pages, feeds, API and exports.

Four kinds of snapshot: the frame, an issue, a talks event, a quotation. They name one another by id and hold no
copies. Parsed values are compared, never bytes; bytes serve the hashes (RFC 8785, JSON Canonicalization Scheme).
"""

import datetime
from typing import Annotated, Literal
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field

from negotiations.common.quoting import INDIRECT

SCHEMA_VERSION = 1

Kind = Literal["frame", "issue", "talks", "quotation"]
FamilyCode = Literal["open", "moving", "settled", "blocked"]
StatusCode = Literal[
    "not_on_the_table",
    "raised",
    "under_negotiation",
    "agreed_in_principle",
    "agreed",
    "in_force",
    "fulfilled",
    "stalled",
    "rejected",
    "broken",
    "expired",
]
PrecisionCode = Literal["minute", "hour", "day", "month", "about", "unknown"]
BasisCode = Literal["quoted", "reported", "judgement"]
StanceValue = Annotated[int, Field(ge=-3, le=3)]


class Shape(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class SourceShape(Shape):
    """An article as readers see it: never its text."""

    id: UUID
    publisher: str = Field(description="Empty when the publisher is not stated.")
    title: str
    url: str = Field(description="Empty when no address is on record.")
    published_on: datetime.date | None
    published_precision: PrecisionCode
    language: str
    text_held: bool = Field(
        description="Whether we hold the article’s text, so that words can be checked against it."
    )
    content_hash: str = Field(
        description="SHA-256 of the text we hold, hexadecimal; empty when it is not held."
    )
    note: str


class OfficeShape(Shape):
    party_id: UUID | None
    title: str
    since: datetime.date | None
    until: datetime.date | None
    rank: int = Field(description="1 is the head; orders voices inside a party.")

    def held_on(self, day: datetime.date) -> bool:
        """Say whether the office was held on `day`, both ends included."""
        return (self.since is None or self.since <= day) and (self.until is None or day <= self.until)


class PersonShape(Shape):
    id: UUID
    slug: str
    name: str
    description: str
    aliases: list[str]
    transliterations: list[str]
    offices: list[OfficeShape]


class PartyShape(Shape):
    id: UUID
    slug: str
    name: str
    short: str
    kind: Literal["state", "alliance", "organisation"]
    role: Literal["principal", "mediator", "guarantor", "host", "observer"]
    rank: int
    in_grid: bool
    aliases: list[str]


class StatusWording(Shape):
    """The word and the one-sentence public test of a status, as they stood."""

    status: StatusCode
    family: FamilyCode
    label: str
    test: str


class GlossaryWordingShape(Shape):
    id: UUID
    party_id: UUID
    wording: str
    note: str
    quotation_ids: list[UUID]
    sources: list[SourceShape]


class GlossaryShape(Shape):
    id: UUID
    ours: str
    why: str
    theirs: list[GlossaryWordingShape]


class Frame(Shape):
    """What the whole negotiation shares: title, state of play, method, parties, people, glossary, wording."""

    id: UUID
    slug: str
    code: str = Field(description="The letters before every public code: UKR.")
    title: str
    state_of_play: str
    state_of_play_on: datetime.date | None
    method: str
    scope: str
    zone: str = Field(description="IANA time zone that bare dates are read in.")
    languages: list[str]
    coverage_ends_at: datetime.datetime | None
    parties: list[PartyShape]
    people: list[PersonShape]
    glossary: list[GlossaryShape]
    wording: list[StatusWording]


class StandingShape(Shape):
    id: UUID
    party_id: UUID
    kind: Literal["must_agree", "not_a_party"]


class EvidenceShape(Shape):
    quotation_ids: list[UUID]
    sources: list[SourceShape]


class WasShape(Shape):
    """The position before this one."""

    stance: StanceValue
    said_on: datetime.date | None


class PositionShape(EvidenceShape):
    id: UUID
    party_id: UUID
    stance: StanceValue
    summary: str
    said_on: datetime.date | None
    precision: PrecisionCode
    basis: BasisCode
    was: WasShape | None


class VoiceShape(EvidenceShape):
    id: UUID
    person_id: UUID
    stance: StanceValue
    summary: str
    said_on: datetime.date | None
    precision: PrecisionCode
    basis: BasisCode


class ConfirmationShape(EvidenceShape):
    id: UUID
    party_id: UUID
    says: Literal["claims", "confirms", "denies", "silent"]
    of: str = Field(description="What exactly is claimed or confirmed.")
    of_proposition: bool = Field(
        description="Speaks of the issue’s proposition, so that it counts for “agreed”."
    )
    summary: str
    said_on: datetime.date | None
    precision: PrecisionCode
    basis: BasisCode


class FigureShape(EvidenceShape):
    id: UUID
    value: str
    label: str
    claimed_by_id: UUID | None
    claimant: str
    disputed_by_id: UUID | None
    disputed: str
    as_of: datetime.date | None
    note: str


class TermShape(EvidenceShape):
    id: UUID
    label: str
    starts_at: datetime.datetime | None
    ends_at: datetime.datetime | None
    state: Literal["not_started", "running", "met", "ended"]
    note: str


class LinkShape(Shape):
    id: UUID
    issue_id: UUID
    kind: Literal["blocks", "traded_for", "only_together_with", "part_of", "first_step_to", "related"]
    note: str


class IssueShape(Shape):
    id: UUID
    slug: str
    code: str
    number: int
    rank: int
    title: str
    proposition: str
    what_it_is: str
    why_it_matters: str
    sticking_point: str
    pinned: bool
    status: StatusCode
    review_by: datetime.date | None
    checked_on: datetime.date | None
    standings: list[StandingShape]
    positions: list[PositionShape] = Field(description="The newest of each party, with the one before it.")
    voices: list[VoiceShape] = Field(description="Newest first.")
    confirmations: list[ConfirmationShape] = Field(
        description="All of them, in the order they came on record."
    )
    figures: list[FigureShape]
    terms: list[TermShape]
    links: list[LinkShape]
    statement_ids: list[UUID] = Field(description="Quotations filed here or used here as evidence.")

    def must_agree(self) -> list[UUID]:
        """Return the ids of the parties whose agreement the issue needs."""
        return [standing.party_id for standing in self.standings if standing.kind == "must_agree"]

    def not_parties(self) -> list[UUID]:
        """Return the ids of the parties that this issue does not concern."""
        return [standing.party_id for standing in self.standings if standing.kind == "not_a_party"]

    def position_of(self, party_id: UUID) -> PositionShape | None:
        """Return the party's newest position, or None: none on record."""
        return next((position for position in self.positions if position.party_id == party_id), None)

    def confirmation_of(self, party_id: UUID) -> ConfirmationShape | None:
        """Return the party's newest word on the proposition itself, or None."""
        own = [c for c in self.confirmations if c.party_id == party_id and c.of_proposition]
        return own[-1] if own else None


class ReadoutShape(EvidenceShape):
    id: UUID
    party_id: UUID
    text: str
    said_on: datetime.date | None


class TalksShape(Shape):
    id: UUID
    slug: str
    code: str
    number: int
    title: str
    kind: Literal["call", "meeting", "round", "news_conference", "summit"]
    state: Literal["announced", "held", "cancelled"]
    starts_at: datetime.datetime
    precision: PrecisionCode
    zone: str
    place: str
    summary: str
    outcome: str
    differences: list[str] = Field(description="Where the sides’ readouts differ.")
    party_ids: list[UUID]
    person_ids: list[UUID]
    readouts: list[ReadoutShape]
    sources: list[SourceShape]


class SpanShape(Shape):
    """A passage: W3C Web Annotation TextQuoteSelector, with offsets where the text is held."""

    exact: str
    prefix: str
    suffix: str
    start: int | None
    end: int | None


class CarrierShape(Shape):
    """One article that carries the quotation."""

    source: SourceShape
    spans: list[SpanShape]
    verbatim: bool | None = Field(description="Computed against the text held; null when it is not held.")


class QuotationShape(Shape):
    id: UUID
    code: str
    number: int
    words: list[str] = Field(
        description="One entry per span; a quotation split by its attribution has several."
    )
    speaker_id: UUID | None
    speaker_text: str = Field(description="As attributed, when no person is named.")
    said_on: datetime.date | None
    precision: PrecisionCode
    context: str
    source_type: Literal["on_the_record", "written", "official_readout", "anonymous", "reported"]
    kind: Literal["statement", "partial", "fragment", "indirect"] = Field(
        description="indirect: the words are the article's, about what the speaker holds; they take no quotation marks."
    )
    language: str
    original_language: str
    original_words: str
    translator: str
    note: str
    carriers: list[CarrierShape]

    @property
    def is_indirect(self) -> bool:
        """True when the words are an article's about what the speaker holds."""
        return self.kind == INDIRECT

    @property
    def verbatim(self) -> bool:
        """True when a text that we hold bears every span to the letter."""
        return any(carrier.verbatim for carrier in self.carriers)


class UpdateShape(Shape):
    """An update as it stands, under hash, in its edition."""

    id: UUID
    sequence: int
    kind: Literal["update", "refile", "correction", "withdrawal", "redaction"]
    issue_id: UUID | None = Field(description="Null: it speaks of the whole negotiation.")
    from_status: StatusCode | None
    to_status: StatusCode | None = Field(description="Null: no change of status.")
    headline: str
    reason: str
    judgement: bool
    quotation_ids: list[UUID]
    sources: list[SourceShape]
    talks_id: UUID | None
    corrects_id: UUID | None
    happened_at: datetime.datetime
    precision: PrecisionCode

    @property
    def moves_status(self) -> bool:
        return self.to_status is not None


class EditionShape(Shape):
    """What is public about an edition itself."""

    number: int
    published_at: datetime.datetime
    recorded_at: datetime.datetime
    reconstructed: bool
    hash: str
    previous_hash: str
    updates: list[UpdateShape]


class RedactionShape(Shape):
    """What readers are told of something taken out."""

    id: UUID
    kind: str = Field(
        description="The kind of row it was taken from: quotation, issue, position, person, update …"
    )
    object_id: UUID
    field: str
    redacted_at: datetime.datetime
    edition_number: int


AnyShape = Frame | IssueShape | TalksShape | QuotationShape
SHAPE_OF: dict[str, type[Frame] | type[IssueShape] | type[TalksShape] | type[QuotationShape]] = {
    "frame": Frame,
    "issue": IssueShape,
    "talks": TalksShape,
    "quotation": QuotationShape,
}
