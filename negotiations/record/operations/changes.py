"""Field-by-field changes: the version of a field is the value that was seen, so a clash is told field by field."""

import datetime
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass
from typing import Any, TypeVar
from uuid import UUID

from django.db import models
from pydantic import BaseModel, ConfigDict, JsonValue, TypeAdapter

from negotiations.record.errors import OperationError

Editable = Mapping[str, TypeAdapter[Any]]
Row = TypeVar("Row", bound=models.Model)


class Change(BaseModel):
    """What the author saw (`base`) and what it shall become (`to`), both as JSON values."""

    model_config = ConfigDict(extra="forbid")

    base: JsonValue
    to: JsonValue


Changes = dict[str, Change]


@dataclass(frozen=True)
class FieldClash:
    """One field that somebody else changed since it was seen. Values are JSON."""

    object_kind: str
    object_id: str
    object_label: str
    field: str
    base: JsonValue
    yours: JsonValue
    theirs: JsonValue

    def as_json(self) -> dict[str, Any]:
        """Return the clash as a JSON object, for a draft to keep."""
        return asdict(self)


class Clash(OperationError):
    """The operation cannot be applied as it was written: another publication changed what it builds on."""

    def __init__(self, clashes: list[FieldClash]) -> None:
        names = ", ".join(f"{clash.object_label}: {clash.field.replace('_', ' ')}" for clash in clashes)
        super().__init__(f"Changed meanwhile by someone else: {names}.")
        self.clashes = clashes


class FieldNotEditable(OperationError):
    """A change names a field that this operation does not set."""


class ValueNotAllowed(OperationError):
    """A new value does not fit its field."""


def as_json_value(value: Any) -> JsonValue:
    """Return a column's value as the JSON that a change would hold for it."""
    if isinstance(value, datetime.datetime | datetime.date):
        return value.isoformat().replace("+00:00", "Z")
    if isinstance(value, UUID):
        return str(value)
    if isinstance(value, list):
        return [as_json_value(item) for item in value]
    return value  # type: ignore[no-any-return]


def check_changes(changes: Changes, *, editable: Editable) -> None:
    """Raise FieldNotEditable or ValueNotAllowed unless every change names a known field and a fitting value."""
    for name, change in changes.items():
        if name not in editable:
            raise FieldNotEditable(f"“{name}” cannot be changed here.", field=name)
        try:
            editable[name].validate_python(change.to, strict=False)
        except ValueError as error:
            raise ValueNotAllowed(first_message(error), field=name) from error


def first_message(error: ValueError) -> str:
    """Return the first message of a pydantic validation error, in its own words."""
    errors = getattr(error, "errors", None)
    return str(errors()[0]["msg"]) if errors else str(error)


def apply_changes(
    row: Row,
    changes: Changes,
    *,
    editable: Editable,
    label: str,
    check: Callable[[Row], None] | None = None,
) -> list[str]:
    """Set the changed fields on `row` and save them; return their names.

    A field that holds `base` is set; one that already holds `to` is left; any other is a clash. Nothing is set when
    one field clashes. `check` sees the changed row before it is saved, and raises when its fields contradict each
    other. Raises Clash, FieldNotEditable, ValueNotAllowed.
    """
    check_changes(changes, editable=editable)
    clashes: list[FieldClash] = []
    new_values: dict[str, Any] = {}
    for name, change in changes.items():
        adapter = editable[name]
        current = getattr(row, name)
        to = adapter.validate_python(change.to)
        if current == to:
            continue
        if current == _parsed(adapter, change.base):
            new_values[name] = to
        else:
            clashes.append(_clash(row, label=label, name=name, change=change, current=current))
    if clashes:
        raise Clash(clashes)
    for name, value in new_values.items():
        setattr(row, name, value)
    if check is not None:
        check(row)
    if new_values:
        row.save(update_fields=list(new_values))
    return list(new_values)


def _parsed(adapter: TypeAdapter[Any], value: JsonValue) -> Any:
    """Return a seen value as the column holds it; a value that no longer parses equals nothing."""
    try:
        return adapter.validate_python(value)
    except ValueError:
        return value


def _clash(row: models.Model, *, label: str, name: str, change: Change, current: Any) -> FieldClash:
    return FieldClash(
        object_kind=row._meta.model_name or "",
        object_id=str(row.pk),
        object_label=label,
        field=name,
        base=change.base,
        yours=change.to,
        theirs=as_json_value(current),
    )


def change_set(current: list[str], *, add: list[str], remove: list[str]) -> list[str]:
    """Return a set (kept as a list) after additions and removals; what is there already, or gone already, is fine."""
    kept = [item for item in current if item not in remove]
    return kept + [item for item in dict.fromkeys(add) if item not in kept and item not in remove]
