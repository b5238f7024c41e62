"""Replays a draft's operations on the record and gathers what changed: shared by preview and publication."""

from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.db import IntegrityError, connection, transaction

from negotiations.editions.freeze import (
    freeze_frame,
    freeze_issues,
    freeze_quotations,
    freeze_talks,
    freeze_update,
)
from negotiations.editions.models import CurrentObject, DraftOperation
from negotiations.editions.schema import SHAPE_OF, AnyShape, Kind, UpdateShape
from negotiations.editions.touched import Touched, newly_named_people, newly_used_quotations, public_objects
from negotiations.record.models import Negotiation, Update
from negotiations.record.operations import Clash, Context, FieldClash, OperationError, replaying, run_stored


class ReplayRefused(OperationError):
    """The draft cannot be applied. `clashes` and `problems` say why, by the number of the operation."""

    def __init__(self, *, clashes: dict[int, list[FieldClash]], problems: dict[int, str]) -> None:
        told = [
            f"{clash.object_label}, {clash.field.replace('_', ' ')}: changed meanwhile by someone else"
            for found in clashes.values()
            for clash in found
        ]
        super().__init__("; ".join([*told, *problems.values()]))
        self.clashes = clashes
        self.problems = problems


class NothingToTell(OperationError):
    """A draft changes the record and says nothing to readers, not even that it is a small fix."""


@dataclass
class Replayed:
    """What a replay did: the updates it wrote, and every public object whose shape is now another."""

    updates: list[UpdateShape] = field(default_factory=list)
    changed: list[tuple[Kind, UUID, AnyShape]] = field(default_factory=list)


def replay(operations: list[DraftOperation], *, context: Context) -> Replayed:
    """Apply the operations in order under the negotiation's lock, and freeze what changed.

    Each operation runs in a savepoint of its own, so that every clash is told, not only the first. Raises
    ReplayRefused or NothingToTell; the caller's transaction then rolls back.
    """
    touched: set[Touched] = set()
    clashes: dict[int, list[FieldClash]] = {}
    problems: dict[int, str] = {}
    with replaying():
        for stored in operations:
            try:
                with transaction.atomic():
                    row = run_stored(
                        name=stored.name, op_version=stored.op_version, args=stored.args, context=context
                    )
                    touched |= public_objects(row, negotiation=context.negotiation)
            except Clash as clash:
                clashes[stored.seq] = clash.clashes
            except OperationError as refused:
                problems[stored.seq] = refused.message
            except IntegrityError as error:
                problems[stored.seq] = _in_words(error)
        if clashes or problems:
            raise ReplayRefused(clashes=clashes, problems=problems)
        touched |= _publish_what_is_used(context)
    _check_deferred_constraints()
    updates = Update.objects.filter(
        negotiation=context.negotiation, edition_number=context.edition_number or 0
    ).order_by("sequence")
    replayed = Replayed(updates=[freeze_update(update) for update in updates])
    if not replayed.updates:
        raise NothingToTell(
            "Say what kind of change this is: a move, a development, a correction or a small fix."
        )
    replayed.changed = changed_objects(context.negotiation, touched)
    return replayed


def _publish_what_is_used(context: Context) -> set[Touched]:
    """Give codes to quotations that just became public and mark newly named people; return what that touches."""
    negotiation = context.negotiation
    touched: set[Touched] = set()
    for quotation in newly_used_quotations(negotiation):
        negotiation.quotation_count += 1
        quotation.number = negotiation.quotation_count
        quotation.published_in = context.edition_number
        quotation.save(update_fields=["number", "published_in"])
        touched.add(("quotation", quotation.pk))
    if touched:
        negotiation.save(update_fields=["quotation_count"])
    for person in newly_named_people(negotiation):
        person.published_in = context.edition_number
        person.save(update_fields=["published_in"])
    return touched


def changed_objects(negotiation: Negotiation, touched: set[Touched]) -> list[tuple[Kind, UUID, AnyShape]]:
    """Freeze the touched objects and keep those whose parsed shape differs from the newest snapshot."""
    ids: dict[str, list[UUID]] = {"issue": [], "talks": [], "quotation": []}
    for kind, key in touched:
        if kind != "frame":
            ids[kind].append(key)
    shapes: list[tuple[Kind, UUID, AnyShape]] = [("frame", negotiation.pk, freeze_frame(negotiation))]
    shapes += [("issue", shape.id, shape) for shape in freeze_issues(negotiation, ids["issue"])]
    shapes += [("talks", shape.id, shape) for shape in freeze_talks(negotiation, ids["talks"])]
    shapes += [("quotation", shape.id, shape) for shape in freeze_quotations(negotiation, ids["quotation"])]
    current = current_shapes(negotiation, [key for _, key, _ in shapes])
    return [item for item in shapes if current.get((item[0], item[1])) != item[2]]


def current_shapes(negotiation: Negotiation, keys: list[UUID]) -> dict[tuple[str, UUID], AnyShape]:
    """Return the newest published shapes of the given objects, parsed under today's schema."""
    rows = CurrentObject.objects.filter(negotiation=negotiation, object_id__in=keys).select_related(
        "snapshot"
    )
    return {
        (row.kind, row.object_id): SHAPE_OF[row.kind].model_validate_json(row.snapshot.payload)
        for row in rows
    }


def _check_deferred_constraints() -> None:
    """Check now what would be checked at commit, so that a preview sees it too; later rows defer again."""
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("SET CONSTRAINTS ALL DEFERRED")


def _in_words(error: IntegrityError) -> str:
    diagnostics: Any = getattr(error.__cause__, "diag", None)
    name = getattr(diagnostics, "constraint_name", None) or "a rule of the database"
    return f"Refused by {str(name).replace('_', ' ')}."
