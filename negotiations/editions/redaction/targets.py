"""What can be redacted: the text fields of public rows, by the kind of row."""

from dataclasses import dataclass
from uuid import UUID

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Func, Value

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

MOST_FOUND = 50  # of one field
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
    def values(self) -> set[str]:
        """The texts that stand in the field now."""
        value = getattr(self.row, self.field)
        return {text for text in (value if isinstance(value, list) else [value]) if text}

    @property
    def text(self) -> str:
        """What stands in the field now, in one line."""
        value = getattr(self.row, self.field)
        return " […] ".join(value) if isinstance(value, list) else str(value)

    @property
    def name(self) -> str:
        """The kind of row and the field, in words: Quotation, speaker text."""
        return f"{self.kind}, {self.field}".replace("_", " ").capitalize()

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


def targets_holding(negotiation: Negotiation, words: str) -> list[Target]:
    """Return every field that can be redacted and holds the words, whatever their case."""
    found: list[Target] = []
    for kind, (model, path, fields) in TARGETS.items():
        for field in sorted(fields):
            rows = model._default_manager.filter(**{path: negotiation.pk})
            if isinstance(model._meta.get_field(field), ArrayField):
                joined = Func(
                    F(field), Value(" "), function="array_to_string", output_field=models.TextField()
                )
                rows = rows.annotate(joined_texts=joined).filter(joined_texts__icontains=words)
            else:
                rows = rows.filter(**{f"{field}__icontains": words})
            found += [Target(kind, row, field) for row in rows.order_by("pk")[:MOST_FOUND]]
    return found
