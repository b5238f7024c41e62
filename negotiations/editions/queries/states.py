"""Reads published states: the newest, or as of any edition or time. Only the published tables are read."""

import datetime
import json
from dataclasses import dataclass
from functools import lru_cache
from uuid import UUID

from pydantic import TypeAdapter

from negotiations.editions.models import Edition, Head, Redaction, Snapshot
from negotiations.editions.queries.moments import BeforeFirstEdition, edition_at
from negotiations.editions.schema import (
    SHAPE_OF,
    AnyShape,
    EditionShape,
    Frame,
    IssueShape,
    QuotationShape,
    RedactionShape,
    TalksShape,
    UpdateShape,
)
from negotiations.editions.state import State

UPDATES: TypeAdapter[list[UpdateShape]] = TypeAdapter(list[UpdateShape])

# An edition never changes, so that its parsed state can be kept; a redaction raises the count in the key.
STATES_KEPT = 32


class NegotiationNotFound(LookupError):
    """No negotiation of that address has published an edition."""


@dataclass(frozen=True, slots=True)
class PublishedNegotiation:
    slug: str
    title: str
    code: str
    head_number: int
    published_at: datetime.datetime


def published_negotiations() -> list[PublishedNegotiation]:
    """Return every negotiation that has an edition, by title. One query."""
    return [
        PublishedNegotiation(head.slug, head.title, head.code, head.number, head.published_at)
        for head in Head.objects.order_by("title")
    ]


def newest_state(slug: str) -> State:
    """Return the newest published state. One query when this process has read that edition before.

    Raises NegotiationNotFound.
    """
    head = _head(slug)
    return _load(head.negotiation_id, head.number, head.number, head.redaction_count)


def state_as_of(slug: str, moment: str) -> State:
    """Return the state as it stood at an edition number, a time with its zone, or the end of a day.

    Raises NegotiationNotFound, MomentNotUnderstood, BeforeFirstEdition.
    """
    head = _head(slug)
    newest = _load(head.negotiation_id, head.number, head.number, head.redaction_count)
    number = edition_at(head.negotiation_id, moment, zone=newest.frame.zone)
    return _load(head.negotiation_id, number, head.number, head.redaction_count)


def state_at(slug: str, number: int) -> State:
    """Return the state at one edition. Raises NegotiationNotFound, BeforeFirstEdition."""
    head = _head(slug)
    if not 1 <= number <= head.number:
        raise BeforeFirstEdition(f"There is no edition {number}.")
    return _load(head.negotiation_id, number, head.number, head.redaction_count)


def _head(slug: str) -> Head:
    head = Head.objects.filter(slug=slug).first()
    if head is None:
        raise NegotiationNotFound(f"No negotiation “{slug}” is published here.")
    return head


@lru_cache(maxsize=STATES_KEPT)
def _load(negotiation_id: UUID, number: int, head_number: int, redaction_count: int) -> State:
    """Read one state: editions, newest snapshots up to `number`, redactions. Three queries."""
    editions = [
        _edition(row) for row in Edition.objects.filter(negotiation_id=negotiation_id, number__lte=number)
    ]
    rows = (
        Snapshot.objects.filter(negotiation_id=negotiation_id, number__lte=number)
        .order_by("kind", "object_id", "-number")
        .distinct("kind", "object_id")
    )
    frame: Frame | None = None
    issues: dict[UUID, IssueShape] = {}
    talks: dict[UUID, TalksShape] = {}
    quotations: dict[UUID, QuotationShape] = {}
    for row in rows:
        shape = parse_payload(row.kind, row.payload)
        if isinstance(shape, Frame):
            frame = shape
        elif isinstance(shape, IssueShape):
            issues[shape.id] = shape
        elif isinstance(shape, TalksShape):
            talks[shape.id] = shape
        else:
            quotations[shape.id] = shape
    if frame is None or not editions:
        raise BeforeFirstEdition(f"There is no edition {number}.")
    return State(
        edition=editions[-1],
        head_number=head_number,
        frame=frame,
        issues=issues,
        talks=talks,
        quotations=quotations,
        editions=editions,
        redactions=_redactions(negotiation_id),
    )


@lru_cache(maxsize=4096)
def parse_payload(kind: str, payload: str) -> AnyShape:
    """Return a snapshot's payload as the public shape of its kind; shapes are frozen, so they can be shared."""
    return SHAPE_OF[kind].model_validate_json(payload)


def _edition(row: Edition) -> EditionShape:
    return EditionShape(
        number=row.number,
        published_at=row.published_at,
        recorded_at=row.recorded_at,
        reconstructed=row.reconstructed,
        hash=row.hash,
        previous_hash=row.previous_hash,
        updates=UPDATES.validate_python(json.loads(row.updates), strict=False),
    )


def _redactions(negotiation_id: UUID) -> list[RedactionShape]:
    return [
        RedactionShape.model_validate(
            {
                "id": row.pk,
                "kind": row.kind,
                "object_id": row.object_id,
                "field": row.field,
                "redacted_at": row.redacted_at,
                "edition_number": row.edition_number,
            }
        )
        for row in Redaction.objects.filter(negotiation_id=negotiation_id)
    ]
