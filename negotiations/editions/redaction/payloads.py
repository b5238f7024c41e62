"""Takes a value out of JSON: in the row's own field, and wherever the same words stand again."""

from typing import Any

from negotiations.common.taking_out import replaced

# A shorter value (“Kyiv”) may stand elsewhere for other reasons; it is taken out of its own field only.
SHORTEST_TO_FOLLOW = 12


def values_of(payload: Any, *, key: str, field: str) -> set[str]:
    """Return every text that the row with this id holds in `field`, anywhere in a payload."""
    found: set[str] = set()
    for row in _rows(payload, key):
        value = row.get(field)
        if isinstance(value, str) and value:
            found.add(value)
        elif isinstance(value, list):
            found.update(item for item in value if isinstance(item, str) and item)
    return found


def without(payload: Any, *, key: str, field: str, values: set[str], marker: str) -> Any:
    """Return the payload with the field replaced by the marker, and the longer values wherever they stand."""
    followed = sorted((value for value in values if len(value) >= SHORTEST_TO_FOLLOW), key=len, reverse=True)
    changed = _replaced(payload, followed, marker)
    for row in _rows(changed, key):
        if field not in row:
            continue
        row[field] = [marker] if isinstance(row[field], list) else marker if row[field] else row[field]
        if field == "words":
            _clear_passages(row, marker)
    return changed


def followed_values(values: set[str]) -> list[str]:
    """Return the values long enough to be followed through other texts, longest first."""
    return sorted((value for value in values if len(value) >= SHORTEST_TO_FOLLOW), key=len, reverse=True)


def _rows(payload: Any, key: str) -> list[dict[str, Any]]:
    """Return the objects in a payload that carry this id."""
    found: list[dict[str, Any]] = []
    if isinstance(payload, dict):
        if payload.get("id") == key:
            found.append(payload)
        for value in payload.values():
            found += _rows(value, key)
    elif isinstance(payload, list):
        for item in payload:
            found += _rows(item, key)
    return found


def _replaced(value: Any, needles: list[str], marker: str) -> Any:
    for needle in needles:
        value = replaced(value, needle, marker)
    return value


def _clear_passages(row: dict[str, Any], marker: str) -> None:
    """The passages of a quotation repeat its words, and the text around them."""
    for carrier in row.get("carriers", []):
        for span in carrier["spans"]:
            span.update({"exact": marker, "prefix": "", "suffix": ""})
