"""Quotations as readers see them: words, speaker with office on the day, where they stand."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from negotiations.editions.schema import CarrierShape, QuotationShape
from negotiations.editions.state import State
from negotiations.tracker.voices import Speaker, speaker_of

OPEN = 5
"""Statements shown before the rest is folded."""

SOURCE_TYPES = {
    "on_the_record": "On the record",
    "written": "In writing",
    "official_readout": "Official readout",
    "anonymous": "Anonymous",
    "reported": "As reported by others",
}
KINDS = {
    "statement": "statement",
    "partial": "part of a sentence",
    "fragment": "a few words",
    "indirect": "what an article says, not the words of the speaker",
}


@dataclass(frozen=True, slots=True)
class Statement:
    """`removed_on` is set when its words were taken out by a redaction."""

    quotation: QuotationShape
    speaker: Speaker
    held: list[CarrierShape]
    not_held: list[CarrierShape]
    removed_on: datetime.datetime | None

    @property
    def source_type(self) -> str:
        return SOURCE_TYPES[self.quotation.source_type]

    @property
    def kind(self) -> str:
        return KINDS[self.quotation.kind]

    @property
    def is_short(self) -> bool:
        return self.quotation.kind == "fragment"

    @property
    def reporter(self) -> str:
        """Who says so where the words are not the speaker's own; empty where they are, or where nobody is stated."""
        if not self.quotation.is_indirect:
            return ""
        names = dict.fromkeys(carrier.source.publisher for carrier in self.quotation.carriers)
        return ", ".join(filter(None, names))


@dataclass(frozen=True, slots=True)
class Log:
    open: list[Statement]
    folded: list[Statement]
    speakers: int

    @property
    def total(self) -> int:
        return len(self.open) + len(self.folded)

    @property
    def has_told(self) -> bool:
        """Whether some of it is an article's words about a speaker."""
        return any(statement.quotation.is_indirect for statement in [*self.open, *self.folded])


def statement_of(state: State, quotation: QuotationShape) -> Statement:
    """Put a quotation together with its speaker and the articles that carry it."""
    speaker = speaker_of(state, quotation.speaker_id, quotation.speaker_text, quotation.said_on)
    return Statement(
        quotation=quotation,
        speaker=speaker,
        held=[carrier for carrier in quotation.carriers if carrier.verbatim],
        not_held=[carrier for carrier in quotation.carriers if not carrier.verbatim],
        removed_on=removed_on(state, quotation.id, "words"),
    )


def log_of(state: State, quotation_ids: Iterable[UUID]) -> Log:
    """Order statements newest first, those without a day last; five stand open."""
    found = [state.quotations[one] for one in dict.fromkeys(quotation_ids) if one in state.quotations]
    found.sort(key=lambda quote: (quote.said_on or datetime.date.min, quote.number), reverse=True)
    statements = [statement_of(state, quotation) for quotation in found]
    speakers = {statement.speaker.name for statement in statements}
    return Log(statements[:OPEN], statements[OPEN:], len(speakers))


def removed_on(state: State, object_id: UUID, field: str) -> datetime.datetime | None:
    """Return when `field` of an object was taken out, or None."""
    dates = [one.redacted_at for one in state.redactions if (one.object_id, one.field) == (object_id, field)]
    return max(dates, default=None)
