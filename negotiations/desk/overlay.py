"""The public state as a draft would leave it: the newest edition with the preview's payloads laid over it."""

from dataclasses import dataclass
from uuid import UUID

from pydantic import TypeAdapter

from negotiations.editions.models import Preview
from negotiations.editions.queries import BeforeFirstEdition, NegotiationNotFound, state_at
from negotiations.editions.schema import (
    SHAPE_OF,
    AnyShape,
    EditionShape,
    Frame,
    IssueShape,
    QuotationShape,
    TalksShape,
    UpdateShape,
)
from negotiations.editions.state import State
from negotiations.record.models import Negotiation

UPDATES: TypeAdapter[list[UpdateShape]] = TypeAdapter(list[UpdateShape])


@dataclass(frozen=True)
class Overlay:
    """Before and after: two states, and the updates that lead from one to the other."""

    older: State
    newer: State
    updates: list[UpdateShape]


def overlay(negotiation: Negotiation, preview: Preview) -> Overlay:
    """Return what readers see now and what they would see. Nothing is replayed: the preview is read as it was kept."""
    payloads = [
        SHAPE_OF[row["kind"]].model_validate(row["payload"], strict=False) for row in preview.payloads
    ]
    updates = UPDATES.validate_python(preview.updates, strict=False)
    edition = EditionShape(
        number=preview.over_edition + 1,
        published_at=preview.made_at,
        recorded_at=preview.made_at,
        reconstructed=False,
        hash="",
        previous_hash="",
        updates=updates,
    )
    older = _before(negotiation, preview, edition, payloads)
    return Overlay(older=older, newer=_laid_over(older, edition, payloads), updates=updates)


def _before(
    negotiation: Negotiation, preview: Preview, edition: EditionShape, payloads: list[AnyShape]
) -> State:
    """Return the edition that was previewed over; before the first one, a record with nothing in it."""
    try:
        return state_at(negotiation.slug, preview.over_edition)
    except (NegotiationNotFound, BeforeFirstEdition):
        frame = next(shape for shape in payloads if isinstance(shape, Frame))
        empty = frame.model_copy(
            update={"state_of_play": "", "method": "", "scope": "", "parties": [], "people": []}
        )
        return State(
            edition=edition, head_number=0, frame=empty, issues={}, talks={}, quotations={}, editions=[]
        )


def _laid_over(older: State, edition: EditionShape, payloads: list[AnyShape]) -> State:
    frame = older.frame
    issues: dict[UUID, IssueShape] = dict(older.issues)
    talks: dict[UUID, TalksShape] = dict(older.talks)
    quotations: dict[UUID, QuotationShape] = dict(older.quotations)
    for shape in payloads:
        if isinstance(shape, Frame):
            frame = shape
        elif isinstance(shape, IssueShape):
            issues[shape.id] = shape
        elif isinstance(shape, TalksShape):
            talks[shape.id] = shape
        else:
            quotations[shape.id] = shape
    return State(
        edition=edition,
        head_number=edition.number,
        frame=frame,
        issues=issues,
        talks=talks,
        quotations=quotations,
        editions=[*older.editions, edition],
        redactions=older.redactions,
    )
