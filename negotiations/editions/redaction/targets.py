"""What can be redacted: the text fields of public rows, by the kind of row."""

from dataclasses import dataclass
from uuid import UUID

from django.db import models

from negotiations.record.errors import OperationError
from negotiations.record.models import (
    Confirmation,
    Figure,
    GlossaryEntry,
    GlossaryWording,
    Issue,
    Negotiation,
    Person,
    Position,
    Quotation,
    Readout,
    Talks,
    Term,
    Update,
    Voice,
)

TARGETS: dict[str, tuple[type[models.Model], str, frozenset[str]]] = {
    "frame": (Negotiation, "pk", frozenset({"state_of_play", "method", "scope"})),
    "person": (Person, "negotiation", frozenset({"name", "description"})),
    "issue": (
        Issue,
        "negotiation",
        frozenset({"title", "proposition", "what_it_is", "why_it_matters", "sticking_point"}),
    ),
    "position": (Position, "issue__negotiation", frozenset({"summary"})),
    "voice": (Voice, "issue__negotiation", frozenset({"summary"})),
    "confirmation": (Confirmation, "issue__negotiation", frozenset({"of", "summary"})),
    "figure": (Figure, "issue__negotiation", frozenset({"value", "label", "claimant", "disputed", "note"})),
    "term": (Term, "issue__negotiation", frozenset({"label", "note"})),
    "talks": (Talks, "negotiation", frozenset({"title", "place", "summary", "outcome"})),
    "readout": (Readout, "talks__negotiation", frozenset({"text"})),
    "quotation": (
        Quotation,
        "negotiation",
        frozenset({"words", "speaker_text", "context", "original_words", "translator", "note"}),
    ),
    "glossary": (GlossaryEntry, "negotiation", frozenset({"ours", "why"})),
    "glossary_wording": (GlossaryWording, "entry__negotiation", frozenset({"wording", "note"})),
    "update": (Update, "negotiation", frozenset({"headline", "reason"})),
}


class NothingToRedact(OperationError):
    """No such row, or no such field on it, in this negotiation."""


@dataclass(frozen=True, slots=True)
class Target:
    """A text field of one public row."""

    kind: str
    row: models.Model
    field: str

    @property
    def table(self) -> str:
        return self.row._meta.db_table

    @property
    def key(self) -> UUID:
        return UUID(str(self.row.pk))


def find_target(*, negotiation: Negotiation, kind: str, object_id: UUID, field: str) -> Target:
    """Return the target. Raises NothingToRedact saying what can be redacted."""
    if kind not in TARGETS:
        raise NothingToRedact(
            f"“{kind}” cannot be redacted; choose one of {', '.join(TARGETS)}.", field="kind"
        )
    model, path, fields = TARGETS[kind]
    if field not in fields:
        raise NothingToRedact(f"Of a {kind} one can redact {', '.join(sorted(fields))}.", field="field")
    row = model._default_manager.filter(pk=object_id, **{path: negotiation.pk}).first()
    if row is None:
        raise NothingToRedact(f"No {kind} {object_id} in “{negotiation.title}”.", field="object_id")
    return Target(kind, row, field)
